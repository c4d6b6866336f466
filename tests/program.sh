# What the tests of commands share: sourced, it goes into an empty folder and counts what holds.
# shellcheck shell=sh disable=SC2034 # what is set here is for who sources it
#
# `subcommand`, when it is set before, is put before the arguments of exits.
top=$(cd "${top_srcdir:-$(dirname "$0")/..}" && pwd) || exit 1
ecslint=${ECSLINT:-./ecslint}
case $ecslint in
/*) ;;
*) ecslint=$PWD/$ecslint ;;
esac
[ -x "$ecslint" ] || {
	echo "$(basename "$0"): no $ecslint: build first" >&2
	exit 1
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_COLOR
passed=0
failed=0

fail()
{
	failed=$((failed + 1))
	echo "FAIL: ecslint $shown: $1"
	sed 's/^/  out: /' "$work/out" | head -n 30
	sed 's/^/  err: /' "$work/err" | head -n 20
}

verdict()
{
	if [ "$1" -eq 0 ]; then passed=$((passed + 1)); else fail "$2"; fi
}

# exits STATUS ARGUMENT...: keeps $work/out and $work/err.
exits()
{
	wanted=$1
	shift
	shown="${subcommand:+$subcommand }$*"
	"$ecslint" ${subcommand:+"$subcommand"} "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	[ $status -eq "$wanted" ]
	verdict $? "exit status $status, not $wanted"
}

# has out|err TEXT
has()
{
	grep -Fq -e "$2" "$work/$1"
	verdict $? "\"$2\" is not in $1"
}

lacks()
{
	! grep -Fq -e "$2" "$work/$1"
	verdict $? "\"$2\" is in $1"
}

silent()
{
	[ ! -s "$work/$1" ]
	verdict $? "$1 is not empty"
}

cd "$work" || exit 1
