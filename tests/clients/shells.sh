#!/usr/bin/env bash
# The completion scripts in the shells that they are for. What bash alone can tell is in tests/completion.sh.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
here=$top/share/completions
ran=0
export TERM=dumb HERE=$here
mkdir "$work/folder"
touch "$work/folder/taskdef.json"
cd "$work/folder" || exit 1

# offers SHELL LINE WORD...: completing LINE offers all these words; a word with a ! in front must not be there.
offers()
{
	local shell=$1 line=$2 word
	shift 2
	"complete_in_$shell" "$line" >"$work/offered" 2>"$work/errors"
	if [ -s "$work/errors" ]; then
		fail "$shell: \"$line\" makes errors" "$work/errors"
	fi
	for word; do
		if [ "${word#!}" != "$word" ]; then
			if grep -qxF -e "${word#!}" "$work/offered"; then
				fail "$shell: \"$line\" offers \"${word#!}\"" "$work/offered"
			else
				pass
			fi
		else
			check "$shell: \"$line\" does not offer \"$word\"" "$work/offered" \
				grep -qxF -e "$word" "$work/offered"
		fi
	done
}

# shellcheck disable=SC2317 # offers calls it
complete_in_fish()
{
	fish --no-config -c "source $here/ecslint.fish; complete -C '$1'" | cut -f 1
}

if command -v fish >/dev/null; then
	ran=1
	fish --no-execute "$here/ecslint.fish" >"$work/errors" 2>&1
	check "fish cannot read the script" "$work/errors" [ ! -s "$work/errors" ]
	offers fish 'ecslint ' check rules explain cost completion taskdef.json
	offers fish 'ecslint --fo' --format
	offers fish 'ecslint rules --se' !--select
	offers fish 'ecslint --format ' text concise json jsonl !taskdef.json
	offers fish 'ecslint cost --format ' text json !jsonl
	offers fish 'ecslint -f js' json jsonl
	offers fish 'ecslint --color=' --color=auto --color=never
	offers fish 'ecslint --output js' json: jsonl:
	offers fish 'ecslint -o json:tas' json:taskdef.json
	offers fish 'ecslint --launch-type EC2,F' EC2,FARGATE
	offers fish 'ecslint --ignore image-untagged,imag' image-untagged,image
	offers fish 'ecslint --select=sec' --select=security --select=secrets
	offers fish 'ecslint --severity image-unt' image-untagged=
	offers fish 'ecslint --severity image-untagged=' image-untagged=info image-untagged=error
	offers fish 'ecslint explain image-unt' image-untagged !taskdef.json
	offers fish 'ecslint completion ' bash zsh fish !taskdef.json
	offers fish 'ecslint check tas' taskdef.json
	offers fish 'ecslint cost --prices tas' taskdef.json
else
	echo "skipped: fish is missing"
fi

# Types the line and a tab into a zsh in a terminal of its own.
# shellcheck disable=SC2317 # offers calls it
complete_in_zsh()
{
	timeout 20 zsh -f "$HOME/type.zsh" "$1" | tr -d '\r' | sed -n 's/^offered: //p'
}
cat >"$HOME/type.zsh" <<'END'
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "source $HOME/setup.zsh"
while zpty -r shell line && [[ $line != *ready* ]]; do :; done
zpty -w -n shell "$1"$'\t'
while zpty -r shell line; do print -rn -- $line; done
END
# Each match is printed before the completion takes it; after the first completion the shell ends.
cat >"$HOME/setup.zsh" <<'END'
PROMPT=
stty -echo
fpath=($HERE $fpath)
autoload -Uz compinit
compinit -D -u
bindkey '^I' complete-word
print_offered() { print; print -rl -- offered:\ ${^offered}; exit }
comppostfuncs=(print_offered)
typeset -ga offered
compadd() {
	local -a found before hidden
	# Not those that only ask.
	if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
		builtin compadd -A found "$@"
		zparseopts -E P:=before p:=hidden
		offered+=($IPREFIX${before[2]}${hidden[2]}${^found})
	fi
	builtin compadd "$@"
}
print ready
END

if command -v zsh >/dev/null; then
	ran=1
	zsh -n "$here/_ecslint" >"$work/errors" 2>&1
	check "zsh cannot read the script" "$work/errors" [ ! -s "$work/errors" ]
	# compinit takes it for ecslint, from a folder that is in fpath.
	# shellcheck disable=SC2016 # for zsh
	found=$(zsh -f -c 'fpath=($HERE $fpath); autoload -Uz compinit; compinit -D -u; print -r -- $_comps[ecslint]')
	check "compinit finds \"$found\" for ecslint" /dev/null [ "$found" = _ecslint ]
	# shellcheck disable=SC2016
	found=$(zsh -f -c 'autoload -Uz compinit; compinit -D -u; source $HERE/_ecslint; print -r -- $_comps[ecslint]')
	check "sourced, it completes \"$found\"" /dev/null [ "$found" = _ecslint ]
	offers zsh 'ecslint ' check rules explain cost completion taskdef.json
	offers zsh 'ecslint --fo' --format
	offers zsh 'ecslint rules --' --format !--select
	offers zsh 'ecslint --format ' text concise json jsonl !taskdef.json
	offers zsh 'ecslint cost --format ' text json !jsonl
	offers zsh 'ecslint -f js' json jsonl
	offers zsh 'ecslint --color=' --color=auto --color=never
	offers zsh 'ecslint --output js' json jsonl
	offers zsh 'ecslint -o json:tas' json:taskdef.json
	offers zsh 'ecslint --launch-type EC2,F' EC2,FARGATE
	offers zsh 'ecslint --ignore image-untagged,imag' image-untagged,image
	offers zsh 'ecslint --select=sec' --select=security --select=secrets
	offers zsh 'ecslint --severity image-unt' image-untagged
	offers zsh 'ecslint --severity image-untagged=' image-untagged=info image-untagged=error
	offers zsh 'ecslint explain image-unt' image-untagged !taskdef.json
	offers zsh 'ecslint completion ' bash zsh fish !taskdef.json
	offers zsh 'ecslint check tas' taskdef.json
	offers zsh 'ecslint cost --prices tas' taskdef.json
else
	echo "skipped: zsh is missing"
fi
[ $ran -eq 1 ] || skip "neither fish nor zsh is installed (Debian's packages fish, zsh)"
finish
