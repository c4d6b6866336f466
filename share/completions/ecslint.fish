# fish completion for ecslint, as `ecslint completion fish` prints it.

# True when the command on the line is one of these.
function __ecslint_is
	set -l words (commandline -opc)
	set -l command check
	if set -q words[2]; and contains -- $words[2] check rules explain cost attributes compat schema completion baseline config init
		set command $words[2]
	end
	contains -- $command $argv
end

# The value that is being typed.
function __ecslint_typed
	commandline -ct | string replace -r -- '^--[^=]*=' ''
end

# These as the next item of a list.
function __ecslint_list
	set -l listed (__ecslint_typed | string match -r -- '^.*,')
	printf '%s\n' "$listed"$argv
end

# A rule, and behind its = one of these.
function __ecslint_rule_level
	set -l rule (__ecslint_typed | string match -r -- '^.*=')
	if set -q rule[1]
		printf '%s\n' $rule$argv
	else
		command ecslint completion rules 2>/dev/null | string replace \t =\t
	end
end

function __ecslint_names
	__ecslint_list (command ecslint completion names 2>/dev/null)
end

# One of these, and behind its : a file.
function __ecslint_word_file
	set -l word (__ecslint_typed | string match -r -- '^[^:]*:')
	if set -q word[1]
		printf '%s\n' $word(__fish_complete_path (__ecslint_typed | string replace -- $word ''))
	else
		printf '%s:\n' $argv
	end
end

function __ecslint_first
	test (count (commandline -opc)) -eq 1
end

complete -c ecslint -n __ecslint_first -a check -d 'lint files and folders; - is standard input (the default command)'
complete -c ecslint -n __ecslint_first -a rules -d 'list all rules'
complete -c ecslint -n __ecslint_first -a explain -d 'tell what a rule finds, why, and how to mend it'
complete -c ecslint -n __ecslint_first -a cost -d 'tell what the definitions cost on Fargate'
complete -c ecslint -n __ecslint_first -a attributes -d 'tell what a container instance must offer, and why'
complete -c ecslint -n __ecslint_first -a compat -d 'tell which launch types take the definitions, and why not'
complete -c ecslint -n __ecslint_first -a schema -d 'print the JSON Schema of task definitions, reports, rule files or configurations'
complete -c ecslint -n __ecslint_first -a completion -d 'print what makes bash, zsh or fish complete the command line'
complete -c ecslint -n __ecslint_first -a baseline -d 'write down the findings of today, so that later runs show only new ones'
complete -c ecslint -n __ecslint_first -a config -d 'tell what is in force for a file, and where that is said'
complete -c ecslint -n __ecslint_first -a init -d 'write a configuration file to start from'
complete -c ecslint -n '__ecslint_is rules' -f
complete -c ecslint -n '__ecslint_is explain' -f -a '(command ecslint completion rules 2>/dev/null)'
complete -c ecslint -n '__ecslint_is schema' -f -a 'input output rules config'
complete -c ecslint -n '__ecslint_is completion' -f -a 'bash zsh fish'
complete -c ecslint -n '__ecslint_is init' -f
complete -c ecslint -n '__ecslint_is check' -s f -l format -x -a 'text concise json jsonl github sarif gitlab junit checkstyle rdjson rdjsonl markdown' -d 'check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or markdown; else: text or json'
complete -c ecslint -n '__ecslint_is rules' -s f -l format -x -a 'text json markdown' -d 'check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or markdown; else: text or json'
complete -c ecslint -n '__ecslint_is explain' -s f -l format -x -a 'text json markdown' -d 'check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or markdown; else: text or json'
complete -c ecslint -n '__ecslint_is cost' -s f -l format -x -a 'text json' -d 'check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or markdown; else: text or json'
complete -c ecslint -n '__ecslint_is attributes' -s f -l format -x -a 'text json' -d 'check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or markdown; else: text or json'
complete -c ecslint -n '__ecslint_is compat' -s f -l format -x -a 'text json' -d 'check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or markdown; else: text or json'
complete -c ecslint -n '__ecslint_is check' -s o -l output -x -a '(__ecslint_word_file text concise json jsonl github sarif gitlab junit checkstyle rdjson rdjsonl markdown)' -d 'write a report to a file too, as in json:report.json; - is standard output, in place of --format'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l input -x -a 'auto register describe containers ndjson cloudformation terraform' -d 'what the input is: auto (default), register, describe, containers, ndjson, cloudformation or terraform'
complete -c ecslint -n '__ecslint_is check config' -l fail-on -x -a 'info warning error never' -d 'exit with 1 from this severity on: error, warning (default), info or never'
complete -c ecslint -n '__ecslint_is check baseline config' -l min-severity -x -a 'info warning error' -d 'show nothing below error, warning or info (default)'
complete -c ecslint -n '__ecslint_is check cost baseline config' -l launch-type -x -a '(__ecslint_list EC2 FARGATE EXTERNAL MANAGED_INSTANCES)' -d 'judge for EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES too, beside what the file says'
complete -c ecslint -n '__ecslint_is check baseline config' -l client -x -a 'any aws-cli' -d 'what registers the file: any (default) or aws-cli, which refuses nulls and read-only members'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l rendered -d 'no template is filled in any more: a token left over is an error'
complete -c ecslint -n '__ecslint_is check baseline config' -l account -x -d 'the account that the file is meant for, 12 digits'
complete -c ecslint -n '__ecslint_is check cost baseline config' -l region -x -d 'the region that the file is meant for'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline config' -l late-bound -x -d 'a deploy step fills this member in, as in /containerDefinitions/*/image'
complete -c ecslint -n '__ecslint_is check baseline config' -l select -x -a '(__ecslint_names)' -d 'run only these rules, topics or groups; `default` is the usual group, `all` is all'
complete -c ecslint -n '__ecslint_is check baseline config' -l ignore -x -a '(__ecslint_names)' -d 'leave these rules, topics or groups out'
complete -c ecslint -n '__ecslint_is check baseline config' -l severity -x -a '(__ecslint_rule_level info warning error)' -d 'give a rule another severity: error, warning or info'
complete -c ecslint -n '__ecslint_is check rules explain baseline config' -l rules -r -F -d 'rules of your own, in JSON; the option can be repeated'
complete -c ecslint -n '__ecslint_is cost' -l prices -r -F -d 'cost: a price file in place of the one in the program'
complete -c ecslint -n '__ecslint_is cost' -l tasks -x -d 'cost: for so many tasks (default 1)'
complete -c ecslint -n '__ecslint_is cost' -l ec2-hourly -x -d 'cost: compare with an instance of this price'
complete -c ecslint -n '__ecslint_is cost' -l ec2-vcpu -x -d 'cost: the instance'\''s vCPUs'
complete -c ecslint -n '__ecslint_is cost' -l ec2-memory -x -d 'cost: the instance'\''s memory'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline config' -l exclude -x -d 'leave files and folders out of a search, by a pattern as in .gitignore; can be repeated'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline config' -l include -x -d 'take files into a search whatever they look like, as '\''*.json.tpl'\''; can be repeated'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l force-exclude -d 'let --exclude hold for what is named on the command line too'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l no-gitignore -d 'search what git ignores too'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l skip-unrecognised -d 'pass over named files that hold no task definition'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l files-from -r -F -d 'read the files and folders that this list names, one a line; - is standard input'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -s 0 -l null -d 'NULs separate the names in that list, as from git -z'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l allow-no-files -d 'exit with 0 when there is nothing to lint'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l stdin-filename -r -F -d 'what to call standard input in the report'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline' -l max-bytes -x -d 'the longest document to read (default 16777216)'
complete -c ecslint -n '__ecslint_is check baseline config' -s j -l jobs -x -d 'worker threads for many files (default: the number of cores)'
complete -c ecslint -n '__ecslint_is check baseline config' -l config -r -F -d 'the configuration, in place of the nearest .ecslint.json of each file'
complete -c ecslint -n '__ecslint_is check cost attributes compat baseline config' -l isolated -d 'look for no configuration and no baseline'
complete -c ecslint -n '__ecslint_is check baseline config' -l baseline -r -F -d 'the known findings, in place of what is configured or .ecslint-baseline.json'
complete -c ecslint -n '__ecslint_is check config' -l no-baseline -d 'show known findings too'
complete -c ecslint -n '__ecslint_is check rules explain cost attributes compat' -l color -x -a 'auto always never' -d 'auto (default), always or never'
complete -c ecslint -n '__ecslint_is check baseline config init' -s q -l quiet -d 'no summary on standard error'
complete -c ecslint -n '__ecslint_is check rules explain cost attributes compat schema completion baseline config init' -s h -l help -d 'print this help'
complete -c ecslint -n '__ecslint_is check rules explain cost attributes compat schema completion baseline config init' -l version -d 'print the version'
