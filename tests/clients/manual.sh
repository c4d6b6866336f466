#!/bin/sh
# The manual pages are clean mdoc.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs mandoc mandoc

for page in "$top"/share/man/*.[1-9]; do
	# Any message, also about style, is a fault.
	# The other page is not installed here.
	mandoc -Tlint "$page" 2>&1 | grep -v 'not found: Xr ecslint' >"$work/messages"
	check "${page##*/} is not clean" "$work/messages" [ ! -s "$work/messages" ]
done
finish
