#!/bin/sh
# The commands of docs/ci.md and docs/editors.md do what is said there.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
/usr/bin/python3 -c 'import yaml' 2>/dev/null || skip "Debian's package python3-yaml is not installed"
mkdir "$work/workspace" && cd "$work/workspace" || exit 1
put_bad >bad.taskdef.json
/usr/bin/python3 "$top/tests/clients/run-docs.py" "$top" >"$work/out" 2>&1
check 'the commands of the documentation' "$work/out" [ $? -eq 0 ]
finish
