#!/bin/sh
# GitLab's Code Quality by a schema of what it reads.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs_npm ajv ajv-formats
reports gitlab
try 'the schema' node "$here/validate.mjs" "$here/gitlab.schema.json" "$work"/gitlab.*
try 'an array, first and last' sh -c "head -c 1 '$work/gitlab.empty' | grep -qF '['"
# Equal fingerprints are one finding to GitLab.
try 'fingerprints' node -e '
	const list = JSON.parse(require("fs").readFileSync(process.argv[1]));
	process.exit(new Set(list.map((issue) => issue.fingerprint)).size === list.length ? 0 : 1)' "$work/gitlab.many"
finish
