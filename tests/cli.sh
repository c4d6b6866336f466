#!/bin/sh
# The command line: what is accepted, what is said where, and the exit statuses.
ecslint=${ECSLINT:-./ecslint}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_COLOR
passed=0
failed=0

# run ARGUMENT...: keeps status, $work/out and $work/err.
run()
{
	shown=$*
	"$ecslint" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
}

fail()
{
	failed=$((failed + 1))
	echo "FAIL: ecslint $shown: $1"
	sed 's/^/  out: /' "$work/out" | head -n 20
	sed 's/^/  err: /' "$work/err" | head -n 20
}

# exits STATUS ARGUMENT...
exits()
{
	wanted=$1
	shift
	run "$@"
	if [ $status -eq "$wanted" ]; then
		passed=$((passed + 1))
	else
		fail "exit status $status, not $wanted"
	fi
}

# has out|err TEXT: the last run wrote it there.
has()
{
	if grep -Fq -e "$2" "$work/$1"; then
		passed=$((passed + 1))
	else
		fail "\"$2\" is not in $1"
	fi
}

silent()
{
	if [ -s "$work/$1" ]; then
		fail "$1 is not empty"
	else
		passed=$((passed + 1))
	fi
}

cd "$work" || exit 1
case $ecslint in
/*) ;;
*) ecslint=$OLDPWD/$ecslint ;;
esac

[ -x "$ecslint" ] || {
	echo "cli.sh: no $ecslint: build first" >&2
	exit 1
}

good='{"family":"web","containerDefinitions":[{"name":"app","image":"nginx:1.27","memory":256}]}'
printf '%s' "$good" >good.json
printf '%s' "$good" | sed 's/256/"256"/' >bad.json
printf '%s' "$good" | sed 's/"family"/"family":"api","family"/' >warn.json
printf '\357\273\277%s' "$good" >info.json

# Statuses.
exits 0 good.json
silent out
silent err
exits 1 bad.json
has out 'bad.json:1:85: error: '
has err 'Checked 1 file: 1 error.'
exits 1 check bad.json good.json
has err 'Checked 2 files: 1 error.'
exits 1 warn.json
exits 0 --fail-on error warn.json
has out ': warning: '
exits 0 --fail-on never bad.json
has out ': error: '
exits 0 info.json
exits 1 --fail-on info info.json
exits 0 --min-severity error warn.json
silent out
exits 1 -q bad.json
silent err
exits 2
has err 'name the files or folders'
exits 2 --no-such-option good.json
has err 'there is no option "--no-such-option"'
exits 3 missing.json
has err 'ecslint: missing.json: No such file or directory'
silent out
exits 3 missing.json bad.json
has out 'bad.json:1:85: error: '
exits 2 - -

# Completion.
exits 0 completion names
has out 'image-untagged	'
has out 'security	'
exits 2 completion
exits 2 completion csh
has err 'there is no completion for "csh", only for bash, zsh and fish'
silent out

# Options.
exits 2 --formt=json good.json
has err 'did you mean "--format"?'
exits 2 --format txt good.json
has err '--format is text, concise, json, jsonl, '
exits 2 --format
has err 'option "--format" wants a value'
exits 2 --rendered=yes good.json
has err 'option "--rendered" takes no value'
exits 2 -x good.json
has err 'there is no option "-x"'
exits 2 --select no-such-rule good.json
has err 'there is no rule or topic "no-such-rule"'
exits 2 --ignore wrong-typ good.json
has err 'did you mean "wrong-type"?'
exits 2 --severity wrong-type good.json
has err 'RULE=LEVEL'
exits 2 --severity wrong-type=high good.json
exits 2 --launch-type fargat good.json
has err 'did you mean "FARGATE"?'
exits 2 --client aws good.json
exits 2 --color sometimes good.json
exits 2 --fail-on errors good.json
exits 2 --jobs 0 good.json
exits 2 --jobs=-1 good.json
exits 2 -j two good.json
exits 2 --max-bytes 1e3 good.json
exits 2 --account 12345 good.json
exits 2 --stdin-filename x.json good.json
exits 2 rules --rendered
# shellcheck disable=SC2016 # no command is meant
has err '`ecslint rules` has no option "--rendered"'
exits 0 -j 4 -q --jobs=2 --isolated --region eu-west-1 --account 123456789012 good.json
exits 0 --launch-type ec2,managed-instances --launch-type External good.json
exits 0 --ignore wrong-type bad.json
exits 0 --ignore syntax,wrong-type bad.json
exits 0 --ignore all bad.json
exits 0 --severity wrong-type=info bad.json
has out ': info: '
exits 1 --select wrong-type bad.json
exits 1 --select default bad.json
exits 0 --select default --ignore wrong-type bad.json
exits 0 --ignore wrong-type --select default bad.json
exits 1 --max-bytes 20 good.json
has out '[document-limit]'
exits 0 -- good.json
exits 3 -- --help

# Help and version.
exits 0 --help
has out '--launch-type LIST'
exits 0 -h
has out 'Exit status:'
silent err
exits 0 check --help
exits 0 --version
has out 'ecslint '

# Rules and explanations.
exits 0 rules
has out 'wrong-type'
exits 0 rules --format markdown
# shellcheck disable=SC2016 # no command is meant
has out '| `wrong-type` |'
exits 0 rules -f json
has out '"id": "wrong-type"'
exits 2 rules x
exits 2 rules --format jsonl
exits 0 explain wrong-type
has out '--ignore wrong-type'
exits 0 explain --format markdown wrong-type
has out '# wrong-type'
exits 0 explain wrong-type --format json
has out '"launchTypes"'
exits 2 explain
exits 2 explain wrong-typ
has err 'did you mean "wrong-type"?'

# Schemas.
exits 0 schema input
has out '"containerDefinitions": {'
exits 0 schema rules
has out '"notMatches": {'
exits 0 schema output
has out '"inner_pointer": {'
exits 2 schema
has err 'name one schema'
exits 2 schema input output
exits 2 schema ouput
has err 'did you mean "output"?'
exits 2 schema --format json input

# Formats.
exits 1 -f concise bad.json
[ "$(wc -l <out)" -eq 1 ] || fail 'more than one line'
exits 0 -f jsonl good.json
silent out
exits 0 -f json good.json
has out '"summary":{"files":1,"definitions":1,"errors":0,"warnings":0,"infos":0,"shapes":{"register":1}}}'
exits 1 -f jsonl bad.json
has out '"pointer":"/containerDefinitions/0/memory","container":"app","range":{"start":{"line":1,"column":85,"offset":84},"end":{"line":1,"column":90,"offset":89}}'
silent err
exits 1 --color always bad.json
has out "$(printf '\033[1;31merror')"
for format in json jsonl; do
	exits 1 --color always -f $format bad.json
	! grep -q "$(printf '\033')" out || fail 'colors in a format for programs'
done

# Colors by the environment; standard output is no terminal here.
colored()
{
	wanted=$1
	shift
	shown="(with $*) bad.json"
	env "$@" "$ecslint" -q bad.json >out 2>err
	if grep -q "$(printf '\033')" out; then seen=yes; else seen=no; fi
	if [ $seen = "$wanted" ]; then passed=$((passed + 1)); else fail "colors: $seen"; fi
}
colored no A=
colored yes FORCE_COLOR=1
colored no FORCE_COLOR=0
colored yes CLICOLOR_FORCE=1
colored no CLICOLOR_FORCE=1 NO_COLOR=1
colored yes CLICOLOR_FORCE=1 NO_COLOR=
colored yes CLICOLOR_FORCE=1 TERM=dumb
colored no TERM=dumb

# Width.
shown='(COLUMNS=40) bad.json'
COLUMNS=40 "$ecslint" -q bad.json >out 2>err
if grep ' 1 |' out | grep -q '…' && [ "$(grep ' 1 |' out | wc -m)" -le 60 ]; then
	passed=$((passed + 1))
else
	fail 'the line is not cut'
fi

# Standard input.
shown='-'
"$ecslint" - <bad.json >out 2>err
[ $? -eq 1 ] || fail 'exit status'
has out '<stdin>:1:85: error: '
"$ecslint" --stdin-filename deploy/x.json -f concise - <bad.json >out 2>err
has out 'deploy/x.json:1:85: error: '
"$ecslint" - <good.json >out 2>err
# shellcheck disable=SC2181 # the command stands in several lines
[ $? -eq 0 ] || fail 'exit status'
exits 1 -
has out '[syntax]'

# Folders: by name, or by a look at the content; in order; never twice, never for ever. More in discovery.sh.
mkdir -p tree/a tree/.git tree/node_modules/x tree/.ecs tree/z
cp bad.json tree/a/web.TaskDef.json
cp bad.json tree/z/other.json
cp bad.json tree/.git/taskdef.json
cp bad.json tree/node_modules/x/taskdef.json
cp bad.json tree/.ecs/task-definition.json
printf '{"taskDefinition":%s}' "$(cat bad.json)" >tree/wrapped.json
printf '{"name":"x","deep":{"containerDefinitions":[]}}' >tree/package.json
printf 'not JSON' >tree/notes.txt
printf '{' >tree/z/task_def-broken.json
ln -s .. tree/a/loop
exits 1 -f concise tree
cut -d: -f1 out | uniq | tr '\n' ' ' >order
if [ "$(cat order)" = 'tree/.ecs/task-definition.json tree/a/web.TaskDef.json tree/wrapped.json tree/z/other.json tree/z/task_def-broken.json ' ]; then
	passed=$((passed + 1))
else
	cat order
	fail 'another choice or order of files'
fi
(cd tree && "$ecslint" -f concise . 2>/dev/null | grep -q '^a/web') || fail 'names under . begin with ./'
(cd tree && "$ecslint" -f concise a/ 2>/dev/null | grep -q '^a/web') || fail 'names under a/'
mkdir empty
exits 2 empty
has err 'no task definition found'
silent out

# Names and messages cannot write to the terminal.
escape=$(printf 'x\033[31m\342\200\256.json')
cp bad.json "$escape"
exits 1 "$escape"
has out 'x\x1B[31m\u202E.json:1:85'
exits 1 -f jsonl "$escape"
has out '"file":"x\u001B[31m'
cp bad.json "$(printf 'x\377.json')"
exits 1 -f json "$(printf 'x\377.json')"
has out '"file":"x'

# Input that cannot be read, output that cannot be written.
if [ "$(id -u)" -ne 0 ]; then
	cp bad.json locked.json
	chmod 0 locked.json
	exits 3 locked.json bad.json
	has err 'locked.json: '
	has out 'bad.json:1:85'
fi
if [ -w /dev/full ]; then
	for arguments in bad.json '-f json good.json' '-f jsonl bad.json' --help --version rules 'explain syntax'; do
		shown="$arguments >/dev/full"
		# shellcheck disable=SC2086 # split on purpose
		"$ecslint" $arguments >/dev/full 2>err
		status=$?
		: >out
		if [ $status -eq 3 ]; then passed=$((passed + 1)); else fail "exit status $status, not 3"; fi
		has err 'could not be written: No space left on device'
	done
fi
# Who closes the pipe is told nothing.
set --
i=0
while [ $i -lt 200 ]; do
	cp bad.json "copy$i.json"
	set -- "$@" "copy$i.json"
	i=$((i + 1))
done
shown='copy0.json... | true'
{
	"$ecslint" -q "$@" 2>err
	echo $? >code
} | true
: >out
if [ "$(cat code)" -eq 3 ]; then passed=$((passed + 1)); else fail "exit status $(cat code), not 3"; fi
silent err

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
