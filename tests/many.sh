#!/bin/sh
# Many inputs: the report is the same with any number of workers, streams of lines are judged line by line, and
# failures in the middle of a run are told without losing the rest.
ecslint=${ECSLINT:-./ecslint}
case $ecslint in
/*) ;;
*) ecslint=$PWD/$ecslint ;;
esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1
passed=0
failed=0

# check WHAT COMMAND...: the command succeeds.
check()
{
	what=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $what"
		head -n 5 out err 2>/dev/null
	fi
}

# status_is STATUS ARGUMENT...: and the report is in out, what else was said in err.
status_is()
{
	wanted=$1
	shift
	"$ecslint" "$@" >out 2>err </dev/null
	[ $? -eq "$wanted" ]
}

# definition NUMBER: every fifth has a fault, every seventh a warning.
definition()
{
	memory=256
	[ $(($1 % 5)) -ne 0 ] || memory='"256"'
	volumes=
	[ $(($1 % 7)) -ne 0 ] || volumes=',"volumes":[{"name":"data"}]'
	echo "{\"family\":\"f$1\",\"containerDefinitions\":[{\"name\":\"c\",\"image\":\"nginx:1\",\"memory\":$memory}]$volumes}"
}

mkdir -p tree/a tree/b
i=0
while [ $i -lt 400 ]; do
	i=$((i + 1))
	if [ $((i % 2)) -eq 0 ]; then
		definition $i >"tree/a/taskdef-$i.json"
	else
		definition $i >"tree/b/taskdef-$i.json"
	fi
	definition $i >>lines.ndjson
done
cat lines.ndjson lines.ndjson lines.ndjson lines.ndjson >some.ndjson
cat some.ndjson some.ndjson some.ndjson some.ndjson >more.ndjson

for format in text concise json jsonl; do
	for input in tree more.ndjson; do
		"$ecslint" -j 1 -f $format $input >one 2>one.err
		for jobs in 2 3 8; do
			"$ecslint" -j $jobs -f $format $input >several 2>several.err
			check "$format of $input with -j $jobs" cmp -s one several
			check "summary of $input with -j $jobs" cmp -s one.err several.err
		done
		check "$format of $input holds something" test -s one
	done
done
check 'all of the tree was checked' grep -q '^Checked 400 files: 80 errors, 57 warnings\.$' - <<EOF
$("$ecslint" -f concise tree 2>&1 >/dev/null)
EOF
"$ecslint" -f concise lines.ndjson >out 2>err
check 'a line is told by its number' grep -q '^lines.ndjson:5:[0-9]*: error: memory is a string' out
check 'the lines were counted' grep -q '(1 file of lines with 400 task definitions)' err

# More settings than are kept at a time: each of 256 files has overrides of its own, and comes twice.
mkdir -p settings/again
echo '{"overrides": [
	{"files": ["*0*"], "ignore": ["volume-not-mounted"]},
	{"files": ["*1*"], "severity": {"volume-not-mounted": "error"}},
	{"files": ["*2*"], "failOn": "never"}, {"files": ["*3*"], "failOn": "never"}, {"files": ["*4*"], "failOn": "never"},
	{"files": ["*5*"], "failOn": "never"}, {"files": ["*6*"], "failOn": "never"}, {"files": ["*7*"], "failOn": "never"}
]}' >settings/.ecslint.json
definition 7 >plain
i=0
while [ $i -lt 256 ]; do
	name=x
	bits=$i
	for digit in 0 1 2 3 4 5 6 7; do
		[ $((bits % 2)) -eq 0 ] || name=$name$digit
		bits=$((bits / 2))
	done
	cp plain "settings/taskdef-$name.json"
	cp plain "settings/again/taskdef-$name.json"
	i=$((i + 1))
done
for jobs in 1 8; do
	"$ecslint" -q -j $jobs -f concise settings >out 2>err
	check "files that an override says nothing of, -j $jobs" test "$(grep -c ' warning: .*mounted\]' out)" -eq 128
	check "files that it says something of, -j $jobs" test "$(grep -c ' error: .*mounted\]' out)" -eq 128
done

# One input of many cannot be read, and the rest is checked.
check 'a missing file among many' status_is 3 -f jsonl -j 4 tree/a missing.json tree/b
check 'a missing file is named' grep -q '^ecslint: missing.json: ' err
check 'the others were checked' test "$(grep -c '"rule":"wrong-type"' out)" -eq 80

# Lines: a broken one, blank ones, a carriage return, none at the end.
{
	definition 1
	echo '{"family": "broken", '
	echo
	definition 5
	printf '%s\r\n' "$(definition 7)"
	printf '%s' "$(definition 10)"
} >mixed.jsonl
status_is 1 -f concise mixed.jsonl
check 'a broken line' grep -q '^mixed.jsonl:2:.*\[syntax\]' out
check 'a line after it' grep -q '^mixed.jsonl:4:.*\[wrong-type\]' out
check 'a line with a carriage return' grep -q '^mixed.jsonl:5:.*\[volume-not-mounted\]' out
check 'a last line without an end' grep -q '^mixed.jsonl:6:.*\[wrong-type\]' out
offset=$(head -n 3 mixed.jsonl | wc -c)
"$ecslint" -f jsonl mixed.jsonl >out 2>err
check 'offsets count from the start of the file' grep -q "\"start\":{\"line\":4,\"column\":79,\"offset\":$((offset + 78))}" out
check 'lines on standard input, told by the content' test \
	"$("$ecslint" -q -f concise --stdin-filename x - <mixed.jsonl | sed 's/^x:\([0-9]*\):.*/\1/' | uniq | tr '\n' ' ')" = '2 4 5 6 '
"$ecslint" -q -f concise --input ndjson - <mixed.jsonl >out
check 'lines on standard input, as said' grep -q '^<stdin>:6:' out
cp lines.ndjson lines.json
check 'lines in a file of another name' status_is 1 -f concise lines.json
check 'and they are told apart' grep -q '^lines.json:10:' out
{
	printf '\357\273\277'
	cat lines.ndjson
} >marked.json
status_is 1 -f concise marked.json lines.ndjson
check 'lines behind a byte order mark' grep -q '^marked.json:10:.*\[wrong-type\]' out
check 'both were taken for lines' grep -q '(2 files of lines with 800 task definitions)' err

# A line that is too long is a finding, and the next one is judged.
{
	printf '{"family": "%0200000d"}\n' 1
	definition 5
} >long.ndjson
status_is 1 --max-bytes 100000 -f concise long.ndjson
check 'a line beyond the limit' grep -q '^long.ndjson:1:.*limit of 100000 bytes.*\[document-limit\]' out
check 'the line after it' grep -q '^long.ndjson:2:.*\[wrong-type\]' out

# Nobody takes the report, or it does not fit.
if [ -w /dev/full ]; then
	for input in tree more.ndjson; do
		"$ecslint" -j 4 $input >/dev/full 2>err
		check "a full disk with $input" test $? -eq 3
		check "it is said with $input" grep -q 'could not be written' err
		check "a report of two on a full disk with $input" status_is 3 -j 4 -o sarif:/dev/full -o json:/dev/null $input
		check "it is said why with $input" grep -q '^ecslint: /dev/full: No space left on device$' err
	done
fi
for input in tree more.ndjson; do
	rm -f gone
	{
		until [ -e gone ]; do sleep 0.1; done
		"$ecslint" -j 4 $input 2>err
		echo $? >status
	} | {
		exec <&-
		: >gone
	}
	check "a closed pipe with $input" test "$(cat status)" -eq 3
	check "nothing is said of it with $input" test ! -s err
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
