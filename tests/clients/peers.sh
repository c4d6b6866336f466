#!/bin/sh
# docs/comparison.md says of other tools what they do.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs python3 python3
unset ECSLINT_TEST_DATA # the page counts the project's own cases
ECSLINT=$ecslint
export ECSLINT

# Debian's interpreter has Debian's packages, the one in the PATH may have others.
for python in /usr/bin/python3 python3; do
	status=0
	command -v "$python" >/dev/null || continue
	"$python" "$here/ask-peers.py" "$top" "$clients" "$work/asked" >"$work/said" 2>&1 || status=$?
	grep '^skipped: ' "$work/said"
	check "the cells of docs/comparison.md, by $python" "$work/said" [ $status -eq 0 ]
done
for peer in 'AWS CLI' 'AWS SDK for JavaScript v2' 'AWS SDK for JavaScript v3' moto cfn-lint; do
	grep -q "^$peer [0-9]" "$work/asked" || echo "skipped: $peer, which is not installed"
done
finish
