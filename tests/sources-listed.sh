#!/bin/sh
# Every source and test must be named in Makefile.am: what is not is neither built nor shipped.
cd "${top_srcdir:-$(dirname "$0")/..}" || exit 1
status=0

for file in src/*.[ch] rules/*.[ch] tests/*.[ch] tests/*.sh tests/clients/* share/*/*; do
	[ -e "$file" ] || continue
	case $file in
	tests/*.c) name=${file%.c} ;; # a program and its one source share the name
	*) name=$file ;;
	esac
	grep -Eq "(^|[[:space:]])$name(\.c)?([[:space:]]|\$)" Makefile.am && continue
	echo "$file is not listed in Makefile.am"
	status=1
done
exit $status
