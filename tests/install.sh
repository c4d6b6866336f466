#!/bin/sh
# `make install` puts everything in its place, and `make uninstall` leaves nothing behind.
set -u
build=${top_builddir:-build}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

check()
{
	name=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $name"
		tail -n 20 "$work/log"
	fi
}

# The make that runs this test says where it puts things; this one has a prefix of its own.
unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR
run_make()
{
	make -C "$build" DESTDIR="$work/root" prefix=/usr exec_prefix=/usr bindir=/usr/bin datarootdir=/usr/share "$@"
}

tree()
{
	(cd "$work/root" && find . ! -type d | sort)
}

# Something of somebody else lies there already.
mkdir -p "$work/root/usr/share/man/man1" "$work/root/usr/bin"
touch "$work/root/usr/share/man/man1/other.1" "$work/root/usr/bin/other"
tree >"$work/before"

check "make install" run_make install
tree >"$work/installed"
for file in bin/ecslint share/man/man1/ecslint.1 share/man/man5/ecslint.json.5 share/ecslint/prices.json \
	share/bash-completion/completions/ecslint.bash share/zsh/site-functions/_ecslint \
	share/fish/vendor_completions.d/ecslint.fish share/doc/ecslint/README.md share/doc/ecslint/NEWS.md; do
	check "$file is installed" grep -qx "./usr/$file" "$work/installed"
done
(cd "${top_srcdir:-.}" && find docs editors -type f) >"$work/pages"
while read -r file; do
	check "$file is installed" grep -qxF "./usr/share/doc/ecslint/$file" "$work/installed"
done <"$work/pages"
check "the installed program runs" "$work/root/usr/bin/ecslint" --version
# The README's relative links hold where it is installed.
sed -n 's/.*](\(docs\/[a-z-]*\.md\)).*/\1/p' "${top_srcdir:-.}/README.md" >"$work/links"
check "the README links to pages" test -s "$work/links"
while read -r link; do
	check "the README's $link" test -f "$work/root/usr/share/doc/ecslint/$link"
done <"$work/links"

check "make uninstall" run_make uninstall
tree >"$work/after"
check "nothing is left" diff "$work/before" "$work/after"
check "no folder of ours is left" sh -c "! find '$work/root' -name '*ecslint*' | grep ."

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
