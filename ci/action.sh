#!/bin/sh
# The steps of the GitHub action (action.yml): `prepare` finds or builds ecslint, `lint` runs it.
set -u
top=$(cd "$(dirname "$0")/.." && pwd) || exit 3

die()
{
	echo "::error title=ecslint::$*"
	exit 3
}

# The installed one, else one built from this checkout.
program()
{
	command -v ecslint || echo "$top/hooks/ecslint"
}

# The hook installs nothing, but a hosted runner is ours alone and lets us.
prepare()
{
	if ! command -v ecslint >/dev/null && [ -n "$("$top/bootstrap" missing)" ]; then
		if [ "$(id -u)" -eq 0 ]; then
			"$top/bootstrap" packages || exit 3
		elif sudo -n true 2>/dev/null; then
			sudo "$top/bootstrap" packages || exit 3
		fi
	fi
	"$(program)" --version || die "could not be built"
}

lint()
{
	line_feed='
'
	case ${INPUT_SARIF_FILE-} in
	*"$line_feed"*) die "sarif-file has more than one line" ;;
	esac
	work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/ecslint.XXXXXX") || exit 3
	trap 'rm -rf "$work"' EXIT
	set -f
	# shellcheck disable=SC2086 # words on purpose
	set -- ${INPUT_ARGS-}
	set -- check --color never "$@" --fail-on "${INPUT_FAIL_ON:-warning}" --output text:- \
		--output "github:$work/commands" --output "markdown:$work/summary.md"
	if [ -n "${INPUT_SARIF_FILE-}" ]; then
		mkdir -p "$(dirname -- "$INPUT_SARIF_FILE")" || exit 3
		set -- "$@" --output "sarif:$INPUT_SARIF_FILE"
	fi
	IFS=$line_feed
	# shellcheck disable=SC2086 # lines on purpose
	set -- "$@" -- ${INPUT_PATHS:-.}
	unset IFS

	# The report quotes names and text of others: nothing in it shall be a command to the runner.
	token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
	[ -n "$token" ] || die "no random number for the log"
	echo "::stop-commands::$token"
	"$(program)" "$@" 2>&1
	status=$?
	printf '\n::%s::\n' "$token"
	[ ! -e "$work/commands" ] || cat "$work/commands"
	if [ -n "${GITHUB_STEP_SUMMARY-}" ] && [ -e "$work/summary.md" ]; then
		cat "$work/summary.md" >>"$GITHUB_STEP_SUMMARY"
	fi
	if [ -n "${GITHUB_OUTPUT-}" ]; then
		printf 'status=%s\nsarif-file=%s\n' "$status" "${INPUT_SARIF_FILE-}" >>"$GITHUB_OUTPUT"
	fi
	exit $status
}

case ${1-} in
prepare) prepare ;;
lint) lint ;;
*)
	echo "usage: action.sh prepare|lint" >&2
	exit 2
	;;
esac
