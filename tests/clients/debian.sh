#!/bin/sh
# The Debian package builds, pleases lintian, and leaves nothing behind when it is removed.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs dpkg-buildpackage dpkg-dev
needs dh debhelper
needs lintian lintian
needs git git
git -C "$top" rev-parse --is-inside-work-tree >/dev/null 2>&1 || skip "this is no checkout of git"

mkdir "$work/source" "$work/root"
(cd "$top" && git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -c) | tar -x -C "$work/source"
cd "$work/source" || exit 1
version=$(sed -n 's/^AC_INIT(\[ecslint\], \[\(.*\)\])$/\1/p' configure.ac)
check "debian/changelog is of another version than $version" debian/changelog \
	[ "$(dpkg-parsechangelog -S Version)" = "$version" ]
# The tests are run elsewhere.
DEB_BUILD_OPTIONS="nocheck parallel=$(nproc)" DEB_BUILD_PROFILES=nocheck \
	dpkg-buildpackage --unsigned-source --unsigned-changes --build=binary >"$work/build.log" 2>&1 || {
	tail -n 40 "$work/build.log"
	exit 1
}
package=$(echo "$work"/ecslint_*.deb)
lintian --allow-root --fail-on error "$work"/ecslint_*.changes >"$work/lintian.log" 2>&1
check "lintian finds errors" "$work/lintian.log" [ $? -eq 0 ]
check "lintian warns" "$work/lintian.log" sh -c "! grep -q '^W:' '$work/lintian.log'"

# In a root of its own, where dpkg believes that all is there that is here; needs root for ownership.
[ "$(id -u)" -eq 0 ] || {
	echo "skipped: installing the package needs root"
	finish
}
database=$work/root/var/lib/dpkg
mkdir -p "$database/info" "$database/updates" "$database/triggers"
cp /var/lib/dpkg/status "$database/status"
tree()
{
	find "$work/root" ! -path "$database/*" | sort
}
run_dpkg()
{
	dpkg --root="$work/root" --no-triggers --log=/dev/null "$@" >"$work/dpkg.log" 2>&1
}
tree >"$work/before"
run_dpkg --install "$package"
check "dpkg installs it" "$work/dpkg.log" [ $? -eq 0 ]
for file in bin/ecslint share/man/man1/ecslint.1.gz share/man/man5/ecslint.json.5.gz share/bash-completion/completions/ecslint.bash \
	share/zsh/vendor-completions/_ecslint share/fish/vendor_completions.d/ecslint.fish \
	share/ecslint/prices.json share/doc/ecslint/copyright; do
	check "/usr/$file is not in the package" "$work/dpkg.log" [ -f "$work/root/usr/$file" ]
done
PATH=$work/root/usr/bin:$PATH AUTOPKGTEST_TMP=$work debian/tests/lint >"$work/test.log" 2>&1
check "its own test" "$work/test.log" [ $? -eq 0 ]
run_dpkg --purge ecslint
check "dpkg removes it" "$work/dpkg.log" [ $? -eq 0 ]
tree >"$work/after"
diff "$work/before" "$work/after" >"$work/left"
check "something is left" "$work/left" [ ! -s "$work/left" ]
finish
