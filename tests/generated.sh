#!/bin/sh
# The completion scripts and the manual's sections in share/ are what the program's tables say.
# With UPDATE=1 they are written anew.
set -u
top=${top_srcdir:-$(dirname "$0")/..}
build=${top_builddir:-$top/build}
ecslint=${ECSLINT:-$build/ecslint}
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
passed=0
failed=0

# same FILE PRINTED
same()
{
	if [ "${UPDATE-}" = 1 ]; then
		cmp -s "$top/$1" "$2" || cp "$2" "$top/$1" || exit 1
	fi
	if diff "$top/$1" "$2" >"$out/difference"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: $1 is not what is printed now; UPDATE=1 tests/generated.sh writes it"
		head -n 20 "$out/difference"
	fi
}

[ "${UPDATE-}" != 1 ] || make -C "$build" ecslint tests/print_manual >/dev/null || exit 1

for shell in bash zsh fish; do
	"$ecslint" completion $shell >"$out/$shell" || exit 1
done
same share/completions/ecslint.bash "$out/bash"
same share/completions/_ecslint "$out/zsh"
same share/completions/ecslint.fish "$out/fish"

# Each section that is printed, in the place of the page's own.
"$build/tests/print_manual" >"$out/sections" || exit 1
for page in ecslint.1 ecslint.json.5; do
	awk '
		FNR == 1 { section = "" }
		/^\.Sh / { section = $0 }
		FNR == NR { printed[section] = printed[section] $0 "\n"; next }
		/^\.Sh / && section in printed { printf "%s", printed[section] }
		!(section in printed)
	' "$out/sections" "$top/share/man/$page" >"$out/page"
	same share/man/$page "$out/page"
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
