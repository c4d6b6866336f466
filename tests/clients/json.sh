#!/bin/sh
# json and jsonl by the schema that the program prints; definitions by the one that it prints of them.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs_npm ajv ajv-formats
for format in json jsonl; do
	reports $format
done
ecslint schema output >"$work/output"
ecslint schema input >"$work/input"
try 'json' node "$here/validate.mjs" "$work/output" "$work"/json.*
try 'jsonl' node "$here/validate.mjs" --lines "$work/output" "$work"/jsonl.*
try 'a sound definition' node "$here/validate.mjs" "$work/input" clean.json
try 'a faulty definition' sh -c "! node '$here/validate.mjs' '$work/input' bad.json"
# Rule files; without the comments and commas that JSON itself does not have.
ecslint schema rules >"$work/rules"
plain()
{
	sed 's|^[[:space:]]*//.*||' "$1" | tr '\n' ' ' | sed 's/,\([[:space:]]*[]}]\)/\1/g'
}
for file in "$top"/docs/rules/*.json; do
	plain "$file" >"$work/$(basename "$file")"
	try "the rules in $(basename "$file")" node "$here/validate.mjs" "$work/rules" "$work/$(basename "$file")"
done
sed 's/"at"/"where"/' "$work/sizes.json" >"$work/wrong.json"
try 'a rule without a place' sh -c "! node '$here/validate.mjs' '$work/rules' '$work/wrong.json'"
# Configurations: the one that init writes with its examples, one with every key, and mistakes.
ecslint schema config >"$work/config"
(cd "$work" && ecslint init -q && sed 's#// \(["{ ]\)#\1#' .ecslint.json >starter && rm .ecslint.json)
grep -v '//' "$work/starter" >"$work/examples"
plain "$work/examples" >"$work/starter.json"
try 'the starter' node "$here/validate.mjs" "$work/config" "$work/starter.json"
cat >"$work/all.json" <<'END'
{"$schema": "x", "extends": "base.json", "select": ["default", "user/x"], "ignore": "ports", "severity": {"image": "info"},
 "rules": {"fargate-size-unused": {"times": 4}}, "launchType": ["EC2"], "client": "aws-cli", "lateBound": "/cpu",
 "failOn": "never", "overrides": [{"files": "a/", "ignore": ["links"]}], "exclude": "x", "include": ["*.tpl"],
 "suppress": [{"rule": "image", "reason": "x", "until": "2027-01-01", "at": "/cpu", "files": ["y"]}],
 "baseline": "b.json", "mandatory": "security", "rulesFiles": ["r.json"]}
END
try 'every key' node "$here/validate.mjs" "$work/config" "$work/all.json"
for change in 's/"default"/"defalt"/' 's/"select"/"selct"/' 's/"times"/"time"/' 's/: 4/: "4"/' 's/"never"/"warn"/' \
	's/"files": "a.", //' 's/"reason": "x", //' 's/"EC2"/"ec2"/' 's/2027-01-01/soon/'; do
	sed "$change" "$work/all.json" >"$work/wrong.json"
	try "a mistake in a configuration: $change" sh -c "! node '$here/validate.mjs' '$work/config' '$work/wrong.json'"
done
# What was deployed is sound.
if [ -n "${ECSLINT_TEST_DATA-}" ]; then
	deployed=$ECSLINT_TEST_DATA/corpus/deployed
	# Those that turned out to be no evidence are left out.
	grep -v '"oracle": *"spoilt"' "$deployed/index.jsonl" | sed 's/.*"file": *"\([^"]*\)".*/\1/' >"$work/files"
	try 'there are deployed definitions' test -s "$work/files"
	try 'deployed definitions' sh -c "cd '$deployed' && xargs node '$here/validate.mjs' '$work/input' <'$work/files'"
else
	echo "skipped: deployed definitions, as ECSLINT_TEST_DATA names no folder"
fi
finish
