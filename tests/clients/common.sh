# What the tests of real clients share. Source it first: it makes $work, which goes away at the end, and counts.
# shellcheck shell=sh
set -u
top=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd) || exit 1
ecslint=${ECSLINT:-$top/build/ecslint}
# Where `install` puts npm's packages.
# shellcheck disable=SC2034 # not every test asks
packages=${top_builddir:-$top/build}/clients
test_name=$(basename "$0")
[ -x "$ecslint" ] || {
	echo "$test_name: no $ecslint: build first" >&2
	exit 1
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# Nothing of the user's own settings, of a hook that runs this or of a surrounding make.
HOME=$work/home
XDG_CACHE_HOME=$HOME/.cache
XDG_CONFIG_HOME=$HOME/.config
XDG_DATA_HOME=$HOME/.local/share
XDG_STATE_HOME=$HOME/.local/state
export HOME XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
unset MAKEFLAGS MFLAGS COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_COLOR GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
mkdir -p "$HOME" "$work/bin"
# The program as users have it: in the PATH.
ln -s "$ecslint" "$work/bin/ecslint"
PATH=$work/bin:$PATH
passed=0
failed=0

# skip WHY: what cannot be had is no fault, but is said.
skip()
{
	echo "skipped: $*"
	exit 77
}

# needs COMMAND PACKAGE
needs()
{
	command -v "$1" >/dev/null || skip "$1 is not installed (Debian's package $2)"
}

pass()
{
	passed=$((passed + 1))
}

# fail WHAT [FILE]: with the file's beginning.
fail()
{
	failed=$((failed + 1))
	echo "FAIL: $1"
	[ $# -lt 2 ] || sed 's/^/  | /' "$2" | head -n 40
}

# check WHAT FILE COMMAND...: the command must succeed; FILE is shown when not.
check()
{
	what=$1
	shown=$2
	shift 2
	if "$@" >/dev/null 2>&1; then pass; else fail "$what" "$shown"; fi
}

# has WHAT FILE TEXT: the file holds the text.
has()
{
	check "$1: no \"$3\"" "$2" grep -Fq -e "$3" "$2"
}

finish()
{
	echo "$passed passed, $failed failed"
	[ $failed -eq 0 ]
	exit
}

# A definition without a fault, and one with faults at known places.
put_good()
{
	printf '%s\n' '{' '  "family": "web",' '  "containerDefinitions": [' \
		'    { "name": "app", "image": "nginx:1.27", "memory": 256 }' '  ]' '}'
}

# Line 4, column 54: "256" is a text (wrong-type). Line 5, column 3: an unknown member (unknown-member).
put_bad()
{
	printf '%s\n' '{' '  "family": "web",' '  "containerDefinitions": [' \
		'    { "name": "app", "image": "nginx:1.27", "memory": "256" } ],' '  "volumez": []' '}'
}

# Line 4: "256" is a text (wrong-type), behind characters of two, three and four bytes. Line 5: an unknown member.
put_wide()
{
	printf '%s\n' '{' '  "family": "web",' '  "containerDefinitions": [' \
		'    { "name": "app", "image": "nginx:1.27", "dockerLabels": { "x": "ä€😀" }, "memory": "256" } ],' \
		'  "volumez": []' '}'
}
