#!/bin/sh
# Markdown as a reader of GitHub's dialect renders it: a table whose cells hold the words, and no other markup.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs_npm markdown-it
reports markdown
reports jsonl
try 'many' node "$here/markdown.mjs" "$work/markdown.many" "$work/jsonl.many"
try 'none' node "$here/markdown.mjs" "$work/markdown.none" "$work/jsonl.none"
try 'empty' node "$here/markdown.mjs" "$work/markdown.empty" "$work/jsonl.empty"
try 'a MiB at most' [ "$(wc -c <"$work/markdown.many")" -le 1048576 ]
finish
