#!/bin/sh
# --enable-static-binary makes one file that runs by itself.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
[ -x "$top/configure" ] || skip "there is no configure"
for library in jansson libpcre2-8; do
	[ -e "$(pkg-config --variable=libdir $library)/lib${library#lib}.a" ] ||
		skip "there is no static library of $library"
done

mkdir "$work/build" "$work/empty"
cd "$work/build" || exit 1
check "configure --enable-static-binary" config.log "$top/configure" --enable-static-binary --enable-werror
make -j "$(nproc)" ecslint >make.log 2>&1
check "make" make.log [ -x ecslint ]
ldd ecslint >ldd.log 2>&1
check "it needs libraries" ldd.log grep -q 'not a dynamic executable' ldd.log

# It needs no other file either: as root it runs where there is nothing else.
cp ecslint "$top/docs/example.json" "$work/empty/"
if [ "$(id -u)" -eq 0 ] && chroot "$work/empty" /ecslint --version >/dev/null 2>&1; then
	chroot "$work/empty" /ecslint --format concise example.json >report 2>&1
else
	(cd "$work/empty" && ./ecslint --format concise example.json) >report 2>&1
fi
check "the findings' status" report [ $? -eq 1 ]
check "no report" report grep -q '^example.json:6:13: error: .*\[fargate-memory-size\]$' report
finish
