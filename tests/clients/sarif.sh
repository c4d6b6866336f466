#!/bin/sh
# SARIF by its schema and by Microsoft's validator, which knows GitHub's demands too.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs_npm @microsoft/sarif-multitool-linux ajv ajv-formats
reports sarif
package=$clients/node_modules/@microsoft/sarif-multitool-linux
try 'the schema' node "$here/validate.mjs" "$package/sarif-2.1.0.json" "$work"/sarif.*
try 'what GitHub asks for' node "$here/sarif.mjs" "$work"/sarif.*
chmod u+x "$package/Sarif.Multitool"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# It takes a while for every thousand results.
ecslint -q --select all -f sarif -- *.*json 'a,b%:c d' >"$work/some.sarif"
cp "$work/sarif.none" "$work/none.sarif"
"$package/Sarif.Multitool" validate "$work/some.sarif" "$work/none.sarif" --rule-kind 'Sarif;Ghas' >"$work/validator" 2>&1
grep -q 'Done\. 2 files scanned' "$work/validator" || {
	echo "skipped: Microsoft's validator does not run here: $(tail -n 1 "$work/validator")"
	finish
}
# Its status says nothing. The project has no address of its own to give as informationUri.
try "Microsoft's validator" sh -c "! grep -E ': (error|warning|note) ' '$work/validator' | grep -v SARIF2005"
finish
