#!/bin/sh
# Workflow commands, taken apart as GitHub's runner does it.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs node nodejs
reports github
reports jsonl
try 'many' node "$here/github.mjs" "$work/github.many" "$work/jsonl.many"
try 'none' node "$here/github.mjs" "$work/github.none" "$work/jsonl.none"
finish
