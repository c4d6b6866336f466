#!/bin/sh
# Rules that users write: the mistakes in their files, the examples that are shipped, and every way to use them.
#
#   UPDATE=1 tests/user-rules.sh   writes the expected reports anew instead of comparing
# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"
data=$top/tests/user-rules

# same FILE out|err: what the last run wrote is as expected.
same()
{
	[ -z "${UPDATE-}" ] || cp "$work/$2" "$data/$1"
	diff -u "$data/$1" "$work/$2" >"$work/difference"
	verdict $? "another report than $1: $(cat "$work/difference")"
}

cd "$data" || exit 1

# All mistakes at once, each at its place; nothing is checked.
exits 2 --rules mistakes.json good.json
same mistakes.txt err
[ ! -s "$work/out" ]
verdict $? 'something was checked'
for command in rules 'explain wrong-type'; do
	# shellcheck disable=SC2086 # split on purpose
	exits 2 $command --rules mistakes.json
done
exits 3 --rules no-such-file.json good.json
has err 'ecslint: no-such-file.json: No such file or directory'
exits 3 --rules . good.json
printf '' >"$work/empty.json"
exits 2 --rules "$work/empty.json" good.json
printf '{"rules": [], }' >"$work/none.json"
exits 0 --rules "$work/none.json" good.json
exits 2 --rules "$top/docs/rules/sizes.json" --rules "$top/docs/rules/sizes.json" good.json
has err 'there is another rule "user/task-cpu"'

# The examples find what they are for, and nothing else.
set --
for rules in "$top"/docs/rules/*.json; do
	name=$(basename "$rules" .json)
	exits 1 --format concise -q --select user --rules "$rules" bad.json
	same "$name.txt" out
	set -- "$@" --rules "$rules"
done
exits 0 "$@" good.json
[ ! -s "$work/out" ]
verdict $? 'good.json has findings'

# They are turned on and off, and graded, like all others.
exits 0 "$@" --ignore user --select user bad.json
exits 1 "$@" --select user/no-debug --format concise bad.json
lacks out 'user/task-cpu'
exits 0 "$@" --select user/no-debug --severity user/no-debug=info bad.json
has out 'info: container "web" has the variable DEBUG [user/no-debug]'
exits 2 "$@" --ignore user/no-debg bad.json
has err 'did you mean "user/no-debug"?'
exits 2 --ignore user/no-debug bad.json
exits 1 "$@" --select user/task-cpu bad.json
sed 's/"FARGATE"/"EC2"/' bad.json >"$work/ec2.json"
exits 0 "$@" --select user/task-cpu "$work/ec2.json"
exits 1 "$@" --select user/task-cpu --launch-type FARGATE "$work/ec2.json"

# So they are in a configuration, which can also suppress them; and a baseline knows them.
mkdir "$work/repository"
cp bad.json "$work/repository/task-definition.json"
printf '{"suppress": [{"rule": "user/no-debug", "reason": "for a week"}], "severity": {"user/secret-twice": "info"}}' \
	>"$work/repository/.ecslint.json"
exits 1 --select user --rules "$top/docs/rules/environment.json" --format concise "$work/repository"
has out '[user/no-static-credentials]'
has out ': info: container "web" gets one secret under two names [user/secret-twice]'
lacks out 'user/no-debug'
exits 0 baseline --select user --rules "$top/docs/rules/environment.json" "$work/repository"
exits 0 --select user --rules "$top/docs/rules/environment.json" "$work/repository"
[ ! -s "$work/out" ]
verdict $? 'known findings are shown'

# They stand in the catalogue.
exits 0 rules "$@"
has out 'user: your own rules'
has out 'user/label-service               warning  A container has no label "service"'
exits 0 rules --format markdown "$@"
# shellcheck disable=SC2016 # no command is meant
has out '| `user/task-cpu` | warning | FARGATE | default | The task has a size that was not bought |'
exits 0 rules --format json "$@"
has out '"id": "user/few-containers"'
exits 0 rules
lacks out 'user/'
exits 0 explain "$@" user/no-static-credentials
has out 'The task role gives the container credentials that change by themselves.'
has out '--ignore user/no-static-credentials'
exits 0 explain --format markdown "$@" user/task-memory
has out '[wiki.example.com](https://wiki.example.com/capacity)'
exits 0 explain --format json "$@" user/task-memory
has out '"topic": "user"'
exits 0 explain "$@" user/log-group-name
has out '    "at": "/containerDefinitions/*/logConfiguration/logDriver",'
has out '"matches": "^/(dev|staging|prod)/[a-z0-9-]+$",'
exits 2 explain "$@" user/task-memry
has err 'did you mean "user/task-memory"?'

# Every format has them.
exits 2 --format '?' good.json
# shellcheck disable=SC2013 # words are wanted
for format in $(sed -n 's/.*--format is \(.*\), not.*/\1/; s/ or /, /; s/,//gp' "$work/err"); do
	exits 1 "$@" --format "$format" bad.json
	has out 'user/tag-team'
done

# Any number of workers says the same.
mkdir "$work/many"
i=0
while [ $i -lt 200 ]; do
	cp bad.json "$work/many/$i.json"
	i=$((i + 1))
done
exits 1 "$@" -j 1 --format concise "$work/many"/*.json
cp "$work/out" "$work/one"
exits 1 "$@" -j 4 --format concise "$work/many"/*.json
cmp -s "$work/out" "$work/one"
verdict $? 'four workers say something else than one'

# What a terminal would not show is escaped.
printf '{"rules": [{"id": "user/x", "at": "/cpu", "required": true, "message": "a\\u001b[31m", "why": "b\\u202e"}]}' >"$work/escape.json"
for command in "check $data/bad.json" rules 'rules --format markdown' 'explain user/x' 'explain --format markdown user/x'; do
	# shellcheck disable=SC2086 # split on purpose
	"$ecslint" $command --rules "$work/escape.json" >"$work/out" 2>"$work/err"
	shown=$command
	! LC_ALL=C grep -q "$(printf '\033\|\342\200\256')" "$work/out"
	verdict $? 'control characters'
done
# Nor is it in what is said of mistakes.
printf '{"rules": [{"a\\u001b": 1}]}' >"$work/escape.json"
exits 2 --rules "$work/escape.json" good.json
! LC_ALL=C grep -q "$(printf '\033')" "$work/err"
verdict $? 'control characters'

# Secrets stay hidden in messages.
printf '{"rules": [{"id": "user/x", "at": "/**/value", "matches": "^$", "message": "{value} {pointer}"}]}' >"$work/values.json"
printf '{"family": "f", "containerDefinitions": [{"name": "a", "image": "i", "environment": [{"name": "A", "value": "hunter2"}]}]}' >"$work/secret.json"
exits 1 --rules "$work/values.json" --select user "$work/secret.json"
has out '"…" /containerDefinitions/0/environment/0/value'
lacks out hunter2

# A template's own names, and words that stay as they were written.
printf '{"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Family": "f", "ContainerDefinitions": [{"Name": "a", "Image": "i"}]}}}}' >"$work/template.json"
printf '{"rules": [{"id": "user/x", "at": "/containerDefinitions/*/dockerLabels", "required": true, "message": "no dockerLabels"}]}' >"$work/labels.json"
exits 1 --rules "$work/labels.json" --select user --format concise "$work/template.json"
has out 'warning: no dockerLabels [user/x]'

# A file of rules that several configurations name is one, and goes on to count where it counted before.
mkdir -p "$work/shared/b"
cp "$top/docs/rules/tags.json" "$work/shared/rules.json"
echo '{"rulesFiles": ["rules.json"], "select": ["user"]}' >"$work/shared/.ecslint.json"
echo '{"rulesFiles": ["../rules.json"], "select": ["user"]}' >"$work/shared/b/.ecslint.json"
git init -q "$work/shared"
for file in a.json b/b.json c.json; do
	cp "$work/template.json" "$work/shared/$file"
done
exits 1 --format concise "$work/shared/a.json" "$work/shared/b/b.json" "$work/shared/c.json"
for file in a.json b/b.json c.json; do
	[ "$(grep -c "^$work/shared/$file:" "$work/out")" -eq "$(grep -c '"id"' "$work/shared/rules.json")" ]
	verdict $? "not every rule counts for $file"
done

# Names of any length on the way to findings do not make a baseline many times as long as the file.
{
	awk 'BEGIN { printf "{\"family\": \"f\", \""; for (i = 0; i < 50000; i++) printf "k"; printf "\": {" }'
	awk 'BEGIN { for (i = 0; i < 150; i++) printf "\"x\": 1, "; print "\"y\": 1}}" }'
} >"$work/long.json"
exits 0 baseline --isolated --baseline "$work/long-baseline.json" "$work/long.json"
[ "$(wc -c <"$work/long-baseline.json")" -lt 100000 ]
verdict $? 'a baseline that grows with the names in a file'
exits 0 --isolated --baseline "$work/long-baseline.json" "$work/long.json"

# A pattern that would not end is a finding, and soon told.
printf '{"rules": [{"id": "user/slow", "severity": "info", "at": "/family", "matches": "^(a+)+$", "message": "m"}]}' >"$work/slow.json"
printf '{"family": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}' >"$work/slow-input.json"
exits 1 --rules "$work/slow.json" --select user "$work/slow-input.json"
has out 'the pattern of this rule takes too many steps here'

# What docs/writing-rules.md shows.
cd "$work" || exit 1
awk -v RS='```' 'NR % 2 == 0 { n++; sub(/^[a-z]*\n/, ""); printf "%s", $0 >("block" n) }' "$top/docs/writing-rules.md"
cp block1 team-rules.json
cp block2 task-definition.json
"$ecslint" --color never --rules team-rules.json task-definition.json >out 2>err
shown='--rules team-rules.json task-definition.json'
{
	# shellcheck disable=SC2016 # the prompt
	printf '$ ecslint --rules team-rules.json task-definition.json\n'
	cat out err
} >session
diff -u block3 session >difference
verdict $? "the session in docs/writing-rules.md differs: $(cat difference)"
diff -u "$top/tests/example_rule.c" block4 >difference
verdict $? "the rule in docs/writing-rules.md is not tests/example_rule.c: $(cat difference)"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
