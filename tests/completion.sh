#!/usr/bin/env bash
# The completion script for bash: its function is called as bash calls it.
set -u
here=$(cd "${top_srcdir:-$(dirname "$0")/..}" && pwd)
build=${top_builddir:-$here/build}
PATH=$(cd "$build" && pwd):$PATH
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
touch taskdef.json 'two words.json'
passed=0
failed=0

bash -n "$here/share/completions/ecslint.bash" || failed=1
# shellcheck source=/dev/null
source "$here/share/completions/ecslint.bash"

# offers EXPECTED WORD...: what is offered for the last word, where EXPECTED has all names with a blank between
# them, or some with ... at the end.
offers()
{
	local expected=$1 name offered
	shift
	COMP_WORDS=(ecslint "$@")
	COMP_CWORD=$#
	COMPREPLY=()
	_ecslint ecslint "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
	offered=" ${COMPREPLY[*]-} "
	if [ "${expected% ...}" = "$expected" ]; then
		[ "$offered" = " $expected " ] && passed=$((passed + 1)) && return
	else
		for name in ${expected% ...}; do
			[[ $offered == *" $name "* ]] || break
			name=
		done
		[ -z "$name" ] && passed=$((passed + 1)) && return
	fi
	failed=$((failed + 1))
	echo "FAIL: \"ecslint $*\" offers \"${COMPREPLY[*]-}\", not \"$expected\""
}

offers 'json: jsonl: ...' --output js
offers '' --output json : tas
offers 'check rules explain cost completion taskdef.json ...' ''
offers 'two words.json' tw
offers --fail-on --fa
offers '--launch-type --late-bound' cost --la
offers --prices cost --pri
offers '' rules --select
offers 'text concise json jsonl ...' --format ''
offers 'text json' cost --format ''
offers 'json jsonl ...' -f js
# bash cuts words at = and :, and puts the answer in place of what is behind the cut.
offers 'always' --color = al
offers 'warning' --severity image-untagged = wa
offers 'warning' --severity = image-untagged = wa
offers 'image-untagged=' --severity image-unt
offers 'EC2,FARGATE' --launch-type EC2,F
offers 'image-untagged,image ...' --ignore image-untagged,imag
offers 'security ...' --select = sec
offers 'image-untagged' explain image-unt
offers 'bash zsh fish' completion ''
# Files: those are bash's own to offer.
offers '' cost --prices tas
offers '' check tas
offers '' --quiet tas
[[ $(complete -p ecslint) == *"-o default "* ]] || {
	failed=$((failed + 1))
	echo "FAIL: bash does not offer files where nothing else is"
}
# Without = among them, the answer takes the place of the whole word.
COMP_WORDBREAKS=" 	:"
offers '--color=always' --color=al
offers 'image-untagged=warning' --severity image-untagged=wa

# Installed, it is found for the program's name.
if [ -e /usr/share/bash-completion/bash_completion ]; then
	mkdir -p data/bash-completion/completions
	cp "$here/share/completions/ecslint.bash" data/bash-completion/completions/
	# shellcheck disable=SC2016 # for the inner shell
	found=$(XDG_DATA_DIRS=$work/data:/usr/share bash --norc -c '
		source /usr/share/bash-completion/bash_completion
		_completion_loader ecslint
		complete -p ecslint')
	if [[ $found == *_ecslint* ]]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL: bash-completion finds \"$found\" for ecslint"
	fi
fi

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
