# What the tests share that hand reports to their readers. Source it first.
# shellcheck shell=sh
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
here=$top/tests/clients
clients=$(cd "${top_builddir:-$top/build}" && pwd)/clients
export clients
unset GITHUB_WORKSPACE CI_PROJECT_DIR

# needs_npm PACKAGE...
needs_npm()
{
	needs node nodejs
	for package in "$@"; do
		[ -d "$clients/node_modules/$package" ] || skip "npm's package $package is not installed"
	done
}

# try WHAT COMMAND...: the command must succeed; what it said is shown when not.
try()
{
	what=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		pass
	else
		cut -c 1-300 "$work/said" >"$work/shown"
		fail "$what" "$work/shown"
	fi
}

# reports FORMAT: of many findings, of none, and of no input at all, in $work/FORMAT.*. Afterwards the working
# folder is the one that the paths in them start from.
reports()
{
	if [ ! -d "$work/inputs" ]; then
		mkdir -p "$work/inputs/empty" "$work/inputs/a,b%:c d"
		cp "$top"/tests/formats/*.*json "$work/inputs"
		cp "$top/tests/formats/bad.json" "$work/inputs/a,b%:c d/é<&\"'.json"
		ln -s "$top/fixtures" "$work/inputs/fixtures"
	fi
	cd "$work/inputs" || exit 1
	ecslint -q --select all -f "$1" -- bad.json clean.json lines.ndjson plan.json template.json 'a,b%:c d' \
		fixtures >"$work/$1.many"
	status=$?
	try "$1: exit status $status of many findings" [ $status -eq 1 ]
	ecslint -q --min-severity error -f "$1" clean.json >"$work/$1.none"
	status=$?
	try "$1: exit status $status of a sound file" [ $status -eq 0 ]
	ecslint -q -f "$1" empty missing.json >"$work/$1.empty" 2>/dev/null
	status=$?
	try "$1: exit status $status of no input" [ $status -eq 3 ]
}
