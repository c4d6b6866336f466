#!/bin/sh
# Every format over the inputs in tests/formats, compared with what is expected there; and where reports go.
#
#   UPDATE=1 tests/formats.sh   writes the expected reports anew
top=$(cd "${top_srcdir:-$(dirname "$0")/..}" && pwd) || exit 1
ecslint=${ECSLINT:-$top/build/ecslint}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_COLOR GITHUB_WORKSPACE CI_PROJECT_DIR
formats='text concise json jsonl github sarif gitlab junit checkstyle rdjson rdjsonl markdown'
passed=0
failed=0

[ -x "$ecslint" ] || {
	echo "formats.sh: no $ecslint: build first" >&2
	exit 1
}

# check NAME COMMAND...
check()
{
	name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name"
		head -n 12 "$work/said" | cut -c 1-200
	fi
}

# expects STATUS NAME ARGUMENT...: keeps out and err.
expects()
{
	wanted=$1 name=$2
	shift 2
	"$ecslint" check --select default,user-not-set "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	check "$name: exit status $status, not $wanted" [ $status -eq "$wanted" ]
}

# Neither the version nor the words of hundreds of rules need to stand in what is expected.
golden()
{
	sed "s/$version/VERSION/g; /^,{\"id\":\"image-untagged\"/!{/^,\{0,1\}{\"id\":/d}; s/\"ruleIndex\":[0-9]*/\"ruleIndex\":N/" \
		"$work/out" >"$work/shown"
	[ -z "${UPDATE-}" ] || cp "$work/shown" "$top/tests/formats/expected/$1"
	check "another report than tests/formats/expected/$1" diff -u "$top/tests/formats/expected/$1" "$work/shown"
}

version=$("$ecslint" --version | sed 's/^ecslint //; s/\./\\./g')
mkdir "$work/inputs" "$work/inputs/empty" "$work/inputs/a,b%:c d"
cp "$top"/tests/formats/*.json "$top/tests/formats/lines.ndjson" "$work/inputs"
cp "$top/tests/formats/bad.json" "$work/inputs/a,b%:c d/é<&\".json"
cd "$work/inputs" || exit 1

for format in $formats; do
	expects 1 "$format" --format "$format" bad.json clean.json lines.ndjson plan.json template.json 'a,b%:c d'
	golden "findings.$format"
	cp "$work/out" "$work/straight"
	expects 1 "$format in a file" --format concise --output "$format:$work/file" bad.json clean.json lines.ndjson plan.json template.json 'a,b%:c d'
	check "$format is another in a file" diff "$work/straight" "$work/file"
	check "$format beside concise" diff "$top/tests/formats/expected/findings.concise" "$work/out"
	# Nothing to show is a whole report too.
	expects 0 "$format of what is sound" --format "$format" --select default clean.json --min-severity error
	golden "nothing.$format"
	expects 2 "$format of nothing" --format "$format" empty
	check "nothing is said to be found" grep -q 'no task definition found' "$work/err"
done

# In threads as in one.
set --
i=0
mkdir many
while [ $i -lt 300 ]; do
	cp bad.json "many/bad$i.json"
	cp clean.json "many/clean$i.json"
	set -- "$@" "many/bad$i.json" "many/clean$i.json"
	i=$((i + 1))
done
for format in $formats; do
	expects 1 "$format alone" -j 1 --format "$format" "$@" lines.ndjson
	mv "$work/out" "$work/straight"
	expects 1 "$format in threads" -j 4 --format concise --output "$format:$work/file" "$@" lines.ndjson
	check "$format differs in threads" cmp "$work/straight" "$work/file"
done

# Not more than GitHub keeps, errors first, the last one tells of the rest.
expects 1 'many annotations' --format github "$@"
check 'ten errors' [ "$(grep -c '^::error' "$work/out")" -eq 10 ]
check 'ten warnings' [ "$(grep -c '^::warning' "$work/out")" -eq 10 ]
check 'ten notices' [ "$(grep -c '^::notice' "$work/out")" -eq 10 ]
check 'the count of the rest' grep -Eq '^::notice title=ecslint::not shown here: [0-9]+ errors, [0-9]+ warnings, [0-9]+ infos$' "$work/out"

# Paths from the top of the checkout, where that is known.
mkdir -p repository/deploy
cp bad.json repository/deploy
for variable in GITHUB_WORKSPACE CI_PROJECT_DIR; do
	for path in deploy/bad.json ./deploy/bad.json "$PWD/repository/deploy/bad.json"; do
		(cd repository && env "$variable=$work/inputs/repository" "$ecslint" -f github "$path") >"$work/out" 2>&1
		check "the path of $path" grep -q '^::error file=deploy/bad.json,' "$work/out"
	done
	for path in bad.json ../deploy/bad.json; do
		(cd repository/deploy && env "$variable=$work/inputs/repository" "$ecslint" -f github "$path") >"$work/out" 2>&1
		check "the path of $path below" grep -q '^::error file=deploy/bad.json,' "$work/out"
	done
	(cd repository && env "$variable=$work/elsewhere" "$ecslint" -f github ./deploy/bad.json) >"$work/out" 2>&1
	check 'the path outside' grep -q '^::error file=deploy/bad.json,' "$work/out"
done

# Files are replaced as a whole or not at all, and have the mode that the umask leaves.
mkdir "$work/reports"
echo old >"$work/reports/it"
chmod 600 "$work/reports/it"
ln -s it "$work/reports/link"
(umask 027 && "$ecslint" -q -f concise -o json:"$work/reports/link" -o jsonl:"$work/reports/lines" bad.json >"$work/out")
check 'a link stays one' [ -L "$work/reports/link" ]
check 'what it points to is replaced' grep -q '"findings"' "$work/reports/it"
check 'mode' [ "$(stat -c %a "$work/reports/it")" = 640 ]
check 'nothing else is left behind' [ "$(find "$work/reports" | wc -l)" -eq 4 ]
expects 3 'no such folder' -o json:"$work/nowhere/it" bad.json
check 'which file' grep -q "^ecslint: $work/nowhere/it: No such file or directory\$" "$work/err"
check 'nothing on standard output' [ ! -s "$work/out" ]
expects 3 'a folder' -o jsonl:"$work/reports/first" -o json:"$work/reports" bad.json
check 'the first one is taken back' [ ! -e "$work/reports/first" ]
expects 1 'a device' -o json:/dev/null bad.json
if [ -w /dev/full ]; then
	expects 3 'a full disk' -f concise -o json:/dev/full -o jsonl:"$work/reports/lines" bad.json
	check 'why' grep -q '^ecslint: /dev/full: No space left on device$' "$work/err"
	check 'the others are whole' grep -q '"rule"' "$work/reports/lines"
	check 'that on standard output too' grep -q '^bad.json:' "$work/out"
fi
(ulimit -f 1 && trap '' XFSZ && "$ecslint" -q -f concise -o json:"$work/reports/it" "$@" >/dev/null 2>"$work/err")
check 'a file that grows too large' [ $? -eq 3 ]
check 'the old one stays' grep -q '"summary"' "$work/reports/it"
check 'the part is removed' [ "$(find "$work/reports" | wc -l)" -eq 4 ]

# What goes to standard output.
expects 1 'standard output by --output' --output jsonl:- bad.json
check 'one object a line' [ "$(grep -c '^{"file":"bad.json"' "$work/out")" -eq "$(wc -l <"$work/out")" ]
expects 2 'two on standard output' --output jsonl:- --output json:- bad.json
expects 2 'both ways' --format json --output json:- bad.json
expects 2 'no file' --output json bad.json
expects 2 'an empty name' --output json: bad.json
expects 2 'no such format' --output jsno:x bad.json
check 'did you mean' grep -q 'did you mean "json"' "$work/err"
expects 2 'the same file twice' -o json:x -o jsonl:x bad.json

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
