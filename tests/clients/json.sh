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
