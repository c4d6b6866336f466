# bash completion for ecslint, as `ecslint completion bash` prints it.
# shellcheck shell=bash

# Rules, or all that --select takes.
_ecslint_names()
{
	command ecslint completion "$1" 2>/dev/null | cut -f 1
}

_ecslint()
{
	local command=check option='' typed='' kept='' kind='' list='' word='' cut='' i
	local -a words=()

	# COMP_WORDS is cut at = and : too.
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if ((i > 1)) && [[ $word == [=:]* || ${COMP_WORDS[i - 1]} == *[=:] ]]; then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
	done
	word=${words[${#words[@]} - 1]}
	typed=$word
	if ((${#words[@]} > 1)); then
		option=${words[${#words[@]} - 2]}
		case ${words[0]} in
		check | rules | explain | cost | attributes | compat | schema | completion | baseline | config | init)
			command=${words[0]}
			;;
		esac
	fi
	if [[ $typed == --*=* ]]; then
		option=${typed%%=*}
		typed=${typed#*=}
	fi

	case $command:$option in
	check:--format | check:-f) list='text concise json jsonl github sarif gitlab junit checkstyle rdjson rdjsonl markdown' ;;
	rules:--format | rules:-f) list='text json markdown' ;;
	explain:--format | explain:-f) list='text json markdown' ;;
	cost:--format | cost:-f) list='text json' ;;
	attributes:--format | attributes:-f) list='text json' ;;
	compat:--format | compat:-f) list='text json' ;;
	*:--output | *:-o) kind=file list='text: concise: json: jsonl: github: sarif: gitlab: junit: checkstyle: rdjson: rdjsonl: markdown:' ;;
	*:--input) list='auto register describe containers ndjson cloudformation terraform' ;;
	*:--fail-on) list='info warning error never' ;;
	*:--min-severity) list='info warning error' ;;
	*:--launch-type) kind=list list='EC2 FARGATE EXTERNAL MANAGED_INSTANCES' ;;
	*:--client) list='any aws-cli' ;;
	*:--account) return ;;
	*:--region) return ;;
	*:--late-bound) return ;;
	*:--select) kind=list list=$(_ecslint_names names) ;;
	*:--ignore) kind=list list=$(_ecslint_names names) ;;
	*:--severity) kind=level list='info warning error' ;;
	*:--rules) return ;;
	*:--prices) return ;;
	*:--tasks) return ;;
	*:--ec2-hourly) return ;;
	*:--ec2-vcpu) return ;;
	*:--ec2-memory) return ;;
	*:--exclude) return ;;
	*:--include) return ;;
	*:--files-from) return ;;
	*:--stdin-filename) return ;;
	*:--max-bytes) return ;;
	*:--jobs | *:-j) return ;;
	*:--config) return ;;
	*:--baseline) return ;;
	*:--color) list='auto always never' ;;
	*) option='' ;;
	esac
	if [[ ! $option && $typed == -* ]]; then
		case $command in
		check) list='--format --output --input --fail-on --min-severity --launch-type --client --rendered --account --region --late-bound --select --ignore --severity --rules --exclude --include --force-exclude --no-gitignore --skip-unrecognised --files-from --null --allow-no-files --stdin-filename --max-bytes --jobs --config --isolated --baseline --no-baseline --color --quiet --help --version' ;;
		rules) list='--format --rules --color --help --version' ;;
		explain) list='--format --rules --color --help --version' ;;
		cost) list='--format --input --launch-type --rendered --region --late-bound --prices --tasks --ec2-hourly --ec2-vcpu --ec2-memory --exclude --include --force-exclude --no-gitignore --skip-unrecognised --files-from --null --allow-no-files --stdin-filename --max-bytes --isolated --color --help --version' ;;
		attributes) list='--format --input --rendered --late-bound --exclude --include --force-exclude --no-gitignore --skip-unrecognised --files-from --null --allow-no-files --stdin-filename --max-bytes --isolated --color --help --version' ;;
		compat) list='--format --input --rendered --late-bound --exclude --include --force-exclude --no-gitignore --skip-unrecognised --files-from --null --allow-no-files --stdin-filename --max-bytes --isolated --color --help --version' ;;
		schema) list='--help --version' ;;
		completion) list='--help --version' ;;
		baseline) list='--input --min-severity --launch-type --client --rendered --account --region --late-bound --select --ignore --severity --rules --exclude --include --force-exclude --no-gitignore --skip-unrecognised --files-from --null --allow-no-files --stdin-filename --max-bytes --jobs --config --isolated --baseline --quiet --help --version' ;;
		config) list='--fail-on --min-severity --launch-type --client --account --region --late-bound --select --ignore --severity --rules --exclude --include --jobs --config --isolated --baseline --no-baseline --quiet --help --version' ;;
		init) list='--quiet --help --version' ;;
		esac
	elif [[ ! $option ]]; then
		case $command in
		check) ((${#words[@]} > 1)) && return
			kind=first list='check rules explain cost attributes compat schema completion baseline config init'
			;;
		rules) return ;;
		explain) list=$(_ecslint_names rules) ;;
		cost) return ;;
		attributes) return ;;
		compat) return ;;
		schema) list='input output rules config' ;;
		completion) list='bash zsh fish' ;;
		baseline) return ;;
		config) return ;;
		init) return ;;
		esac
	fi

	case $kind in
	list) kept=${typed%"${typed##*,}"} ;;
	level)
		if [[ $typed == *=* ]]; then
			kept=${typed%%=*}=
		else
			list=$(_ecslint_names rules | sed 's/$/=/')
			compopt -o nospace 2>/dev/null
		fi
		;;
	esac
	# bash puts the answer in place of what stands behind the last = or :, where it cuts words there.
	for i in = :; do
		if [[ $COMP_WORDBREAKS == *"$i"* && $word == *"$i"* ]]; then
			i=${word%"${word##*"$i"}"}
			((${#i} > ${#cut})) && cut=$i
		fi
	done
	COMPREPLY=()
	word=${word%"$typed"}$kept
	while IFS= read -r i; do
		i=$word$i
		COMPREPLY+=("${i#"$cut"}")
	done < <(compgen -W "$list" -- "${typed#"$kept"}")
	if [[ $kind == first ]]; then
		compopt -o filenames 2>/dev/null
		while IFS= read -r i; do
			COMPREPLY+=("$i")
		done < <(compgen -f -- "$typed")
	fi
}

# Where nothing is offered, files are.
complete -o bashdefault -o default -F _ecslint ecslint
