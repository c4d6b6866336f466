#!/bin/sh
# What the documentation shows is what the program prints.
set -u
top=${top_srcdir:-$(dirname "$0")/..}
cd "$top" || exit 1
ecslint=${ECSLINT:-build/ecslint}
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
passed=0
failed=0

# check NAME COMMAND...
check()
{
	name=$1
	shift
	if "$@" >"$out/difference" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name"
		head -n 40 "$out/difference"
	fi
}

"$ecslint" rules --format markdown >"$out/rules.md"
check "docs/rules.md is what \`ecslint rules --format markdown\` prints" diff docs/rules.md "$out/rules.md"

# The terminal session in the README, up to the line where it is cut.
awk '/^```console$/ { on = 1; next } /^```$/ { on = 0 } on' README.md >"$out/session"
sed -n '2,/^…$/p' "$out/session" | sed '/^…$/d' >"$out/shown"
env -u COLUMNS "$ecslint" --color never docs/example.json 2>"$out/summary" | head -n "$(wc -l <"$out/shown")" >"$out/printed"
check "the README's report is the program's" diff "$out/shown" "$out/printed"
tail -n 1 "$out/session" >"$out/shown"
sed '/^$/d' "$out/summary" >"$out/printed"
check "the README's summary is the program's" diff "$out/shown" "$out/printed"

# The configuration that ecslint.json(5) shows is one, and there is something for it to suppress.
mkdir -p "$out/repository/.git" "$out/repository/app"
echo '{}' >"$out/repository/.ecslint.json"
sed -n '/^\.Bd -literal/,/^\.Ed/p' share/man/ecslint.json.5 | sed '1d;$d' >"$out/repository/app/.ecslint.json"
echo '{ "family": "web", "cpu": "256", "memory": "512", "networkMode": "awsvpc", "containerDefinitions": [
	{ "name": "sidecar", "image": "vendor/agent:latest", "memory": 64 } ] }' >"$out/repository/app/task.json"
check "the manual's configuration" "$ecslint" --quiet "$out/repository/app/task.json"
check "the manual's configuration is in force" sh -c "'$ecslint' config '$out/repository/app/task.json' | grep -q security"

# Every rule can be explained, and rules named in the documentation exist.
"$ecslint" rules --format json | sed -n 's/^ *"id": "\(.*\)",$/\1/p' >"$out/ids"
check "there are rules" test -s "$out/ids"
while read -r id; do
	check "explain $id" "$ecslint" explain "$id"
done <"$out/ids"
sed -n 's/^ecslint .*--ignore \([a-z0-9-]*\).*/\1/p; s/^ecslint .*--severity \([a-z0-9-]*\)=.*/\1/p' README.md >"$out/named"
while read -r id; do
	check "the README's rule $id" grep -qx "$id" "$out/ids"
done <"$out/named"

# Each command in docs/formats.md runs: it finds what there is to find, and nothing is wrong with the command.
mkdir -p "$out/bin" "$out/folder"
ln -s "$(realpath "$ecslint")" "$out/bin/ecslint"
cp docs/example.json "$out/folder/task-definition.json"
sed -n 's/^ecslint /&/p; s/^- run: //p; s/^  script: //p' docs/formats.md >"$out/commands"
check "there are commands in docs/formats.md" test -s "$out/commands"
while read -r command; do
	(cd "$out/folder" && PATH=$out/bin:$PATH GITHUB_STEP_SUMMARY=$out/step-summary \
		sh -c "${command%% | reviewdog *}" >"$out/printed" 2>"$out/difference")
	status=$?
	check "$command" test $status -le 1
	check "$command: says nothing but the summary" sh -c "! grep -v '^$' '$out/difference' | grep -v '^Checked '"
done <"$out/commands"
for written in folder/ecslint.sarif folder/ecslint.xml folder/gl-code-quality-report.json folder/summary.md \
	folder/task-definition.schema.json step-summary; do
	check "docs/formats.md writes $written" test -s "$out/$written"
done
# Every format is told about.
"$ecslint" --format '?' . 2>&1 | sed -n 's/.* is \(.*\), not .*/\1/p' | sed 's/ or /, /; s/, /\n/g' >"$out/formats"
check "there are formats" test -s "$out/formats"
while read -r format; do
	check "docs/formats.md tells about $format" grep -q "^|.*\`$format\`" docs/formats.md
done <"$out/formats"

# docs/configuration.md: the two files, the session about them, and every key and variable.
mkdir -p "$out/repository/.git" "$out/repository/services"
cp docs/example.json "$out/repository/services/web.json"
# shellcheck disable=SC2016 # no expansion is wanted
sed -n '/^```json$/,/^```$/{/^```/!p}' docs/configuration.md >"$out/blocks"
sed '/^\/\/ \.ecslint/,$d' "$out/blocks" >"$out/repository/base.json"
sed -n '/^\/\/ \.ecslint/,$p' "$out/blocks" >"$out/repository/.ecslint.json"
# shellcheck disable=SC2016 # no expansion is wanted
sed -n '/^```console$/,/^```$/{/^```/!p}' docs/configuration.md >"$out/session"
command=$(sed -n '1s/^\$ //p' "$out/session")
sed 1d "$out/session" >"$out/shown"
(cd "$out/repository" && PATH=$out/bin:$PATH sh -c "$command") >"$out/printed"
check "docs/configuration.md: $command" diff "$out/shown" "$out/printed"
for command in 'ecslint baseline' 'ecslint baseline services' 'ecslint .' 'ecslint --no-baseline --fail-on never .' 'ecslint schema config' \
	'ecslint config services/web.json' 'ecslint --force-exclude services/web.json'; do
	check "$command" sh -c "cd '$out/repository' && PATH=$out/bin:\$PATH && $command"
done
check 'ecslint init' sh -c "mkdir '$out/new' && cd '$out/new' && PATH=$out/bin:\$PATH && ecslint init && ecslint config"
# shellcheck disable=SC2016 # no expansion is wanted
sed -n '/KEY_/s/.*{ "\([$A-Za-z]*\)", "[^"]*", \(true\|false\) },/\1/p' src/config.c >"$out/keys"
check 'there are keys' test -s "$out/keys"
while read -r key; do
	check "docs/configuration.md tells about $key" grep -qF "| \`$key\`" docs/configuration.md
done <"$out/keys"
sed -n 's/.*"\(ECSLINT_[A-Z_]*\)".*/\1/p' src/options.c >"$out/variables"
check 'there are variables' test -s "$out/variables"
while read -r variable; do
	check "docs/configuration.md tells about $variable" grep -qF "\`$variable\`" docs/configuration.md
done <"$out/variables"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
