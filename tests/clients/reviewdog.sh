#!/bin/sh
# rdjson and rdjsonl by a schema of reviewdog's diagnostic format.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs_npm ajv ajv-formats
for format in rdjson rdjsonl; do
	reports $format
done
try 'rdjson' node "$here/validate.mjs" "$here/rdjson.schema.json" "$work"/rdjson.*
try 'rdjsonl' node "$here/validate.mjs" --lines "$here/rdjson.schema.json" "$work"/rdjsonl.*
try 'as many in both' [ "$(wc -l <"$work/rdjsonl.many")" -eq "$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).diagnostics.length' "$work/rdjson.many")" ]
finish
