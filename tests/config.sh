#!/bin/sh
# Configuration files, suppressions and baselines: which file is for which input, what counts, and what is wrong.
# shellcheck disable=SC2016 # what stands in single quotes is for others
ecslint=${ECSLINT:-./ecslint}
case $ecslint in
/*) ;;
*) ecslint=$PWD/$ecslint ;;
esac
for variable in CONFIG BASELINE FORMAT OUTPUT FAIL_ON COLOR SELECT IGNORE SEVERITY LAUNCH_TYPE CLIENT LATE_BOUND; do
	unset "ECSLINT_$variable"
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
work=$(cd "$work" && pwd -P)
passed=0
failed=0

fail()
{
	failed=$((failed + 1))
	echo "FAIL: $(pwd | sed "s#^$work/##"): ecslint $shown: $1"
	sed 's/^/  out: /' "$work/out" | cut -c 1-200 | head -n 20
	sed 's/^/  err: /' "$work/err" | cut -c 1-200 | head -n 20
}

pass_if()
{
	what=$1
	shift
	if "$@"; then passed=$((passed + 1)); else fail "$what"; fi
}

# run STATUS ARGUMENT...: the report is in $work/out, what else was said in $work/err.
run()
{
	wanted=$1
	shift
	shown=$*
	SOURCE_DATE_EPOCH=1790000000 "$ecslint" "$@" >"$work/out" 2>"$work/err" </dev/null # 2026-09-21
	status=$?
	pass_if "exit status $status, not $wanted" [ "$status" -eq "$wanted" ]
}

# finds 'RULE...' ARGUMENT...: FILE:RULE of each finding, in order; "" for none.
finds()
{
	rules=$1
	shift
	shown=$*
	SOURCE_DATE_EPOCH=1790000000 "$ecslint" -q --fail-on never -f concise "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	pass_if "exit status $status" [ "$status" -eq 0 ]
	found=$(sed 's/^\([^:]*\):.*\[\([a-z0-9/-]*\)\]$/\1:\2/' "$work/out" | tr '\n' ' ')
	pass_if "finds $found, not $rules" [ "$found" = "${rules:+$rules }" ]
}

has()
{
	pass_if "no \"$2\" in $1" grep -qF -e "$2" "$work/$1"
}

lacks()
{
	pass_if "\"$2\" in $1" sh -c '! grep -qF -e "$1" "$2"' - "$2" "$work/$1"
}

# says 'WORDS': just this line is on standard error, and nothing on standard output.
says()
{
	printf '%s\n' "$1" >"$work/wanted"
	cmp -s "$work/wanted" "$work/err" || diff "$work/wanted" "$work/err" | sed -n 's/^> /  said: /p'
	pass_if "other words than: $1" cmp -s "$work/wanted" "$work/err"
}

# space NAME: an empty repository to work in.
space()
{
	mkdir -p "$work/$1/.git" && cd "$work/$1" || exit 1
}

# An info, image-untagged, and a warning, volume-not-mounted, unless arguments say otherwise.
definition()
{
	cat <<END
{
  "family": "web",
  "containerDefinitions": [
    { "name": "app", "image": "${1-nginx}", "memory": 256 },
    { "name": "sidecar", "image": "${2-envoy:1}", "memory": 256 }
  ],
  "volumes": [{ "name": "data" }]
}
END
}

untagged='image-untagged'
unmounted='volume-not-mounted'

#
# Which file is for which input
#
space discovery
mkdir -p a/b/c d
definition >a/b/c/web.json
definition >d/web.json
definition >web.json
echo '{"ignore": "image-untagged"}' >.ecslint.json
finds "a/b/c/web.json:$unmounted" a/b/c/web.json
echo '{"ignore": "volume-not-mounted"}' >a/b/.ecslint.json
finds "a/b/c/web.json:$untagged" a/b/c/web.json
finds "a/b/c/web.json:$untagged d/web.json:$unmounted web.json:$unmounted" a/b/c/web.json d/web.json web.json
finds "a/b/c/web.json:$untagged a/b/c/web.json:$unmounted" --isolated a/b/c/web.json
finds "a/b/c/web.json:$unmounted" --config .ecslint.json a/b/c/web.json
echo '{"ignore": ["image", "mounts"]}' >nothing.json
finds '' --config nothing.json a/b/c/web.json
(cd d && finds "../a/b/c/web.json:$untagged web.json:$unmounted" ../a/b/c/web.json web.json)
finds "$work/discovery/d/web.json:$unmounted" "$work/discovery/d/web.json"
shown='standard input is judged by the name it is given'
pass_if 'standard input' [ "$("$ecslint" -q -f concise --stdin-filename a/b/web.json - <web.json | grep -c untagged)" -eq 1 ]
pass_if 'standard input without a name' [ "$("$ecslint" -q -f concise - <web.json | grep -c untagged)" -eq 0 ]
pass_if 'standard input of a folder that is not there' [ "$("$ecslint" -q -f concise --stdin-filename no/web.json - <web.json | grep -c untagged)" -eq 0 ]
mkdir -p many
i=0
while [ $i -lt 150 ]; do
	i=$((i + 1))
	mkdir -p many/$((i % 15))
	definition >many/$((i % 15))/web$i.json
	[ $((i % 4)) -ne 0 ] || echo '{"ignore": "volume-not-mounted"}' >many/$((i % 15))/.ecslint.json
done
"$ecslint" -j 1 -f jsonl many >"$work/one" 2>/dev/null
for jobs in 2 8; do
	"$ecslint" -j $jobs -f jsonl many >"$work/out" 2>"$work/err"
	shown="-j $jobs many"
	pass_if 'another report than with -j 1' cmp -s "$work/one" "$work/out"
done
pass_if 'files of several folders differ' [ "$(grep -c untagged "$work/one")" -ne "$(grep -c not-mounted "$work/one")" ]

mkdir -p "$work/loose/in/deep"
cd "$work/loose" || exit 1
definition >in/deep/web.json
echo '{"ignore": "image-untagged"}' >.ecslint.json
if [ ! -e "$work/.git" ]; then
	finds "in/deep/web.json:$unmounted" in/deep/web.json
	(cd in && finds "deep/web.json:$untagged deep/web.json:$unmounted" deep/web.json)
	mkdir in/deep/.git
	finds "in/deep/web.json:$untagged in/deep/web.json:$unmounted" in/deep/web.json
fi

#
# Flags, then the environment, then the file
#
space precedence
definition >web.json
echo '{"select": "image", "severity": {"image-untagged": "error"}}' >.ecslint.json
finds "web.json:$untagged" web.json
run 1 web.json
ECSLINT_SELECT=volumes finds "" web.json
ECSLINT_SELECT=volume-not-mounted finds "web.json:$unmounted" web.json
ECSLINT_SELECT=volume-not-mounted finds "web.json:$untagged" --select image web.json
echo '{"ignore": "image-untagged"}' >.ecslint.json
ECSLINT_IGNORE=volume-not-mounted finds '' web.json
ECSLINT_IGNORE=volume-not-mounted finds "web.json:$unmounted" --ignore ports web.json
echo '{"severity": {"image": "warning", "volume-not-mounted": "info"}}' >.ecslint.json
finds "web.json:$untagged web.json:$unmounted" web.json
has out 'warning: container "app"'
ECSLINT_SEVERITY=image-untagged=error run 1 -f concise web.json
has out 'error: container "app"'
ECSLINT_SEVERITY=image-untagged=error run 0 -f concise --severity image-untagged=info web.json
has out 'info: container "app"'
echo '{"failOn": "never"}' >.ecslint.json
run 0 web.json
ECSLINT_FAIL_ON=info run 1 web.json
ECSLINT_FAIL_ON=info run 0 --fail-on error web.json
echo '{"failOn": "info"}' >.ecslint.json
definition nginx:1 >info.json
run 1 web.json
sed 's/"family": "web",/"family": "web", "cpu": null,/' info.json >null.json
echo '{"client": "aws-cli"}' >.ecslint.json
run 1 -f concise null.json
has out 'error: null is no value for the AWS CLI'
ECSLINT_CLIENT=any run 1 -f concise null.json
lacks out 'null is no value'
ECSLINT_CLIENT=any run 1 -f concise --client aws-cli null.json
has out 'error: null is no value for the AWS CLI'
echo '{"launchType": "FARGATE"}' >.ecslint.json
run 1 -f concise --select fargate,size info.json
has out 'Fargate'
ECSLINT_LAUNCH_TYPE=EXTERNAL run 0 -f concise --select fargate,size info.json
ECSLINT_LAUNCH_TYPE=EXTERNAL run 1 -f concise --select fargate,size --launch-type FARGATE info.json
has out 'Fargate'
sed 's/"image": "nginx:1", //' info.json >late.json
echo '{"lateBound": "/containerDefinitions/*/image"}' >.ecslint.json
finds "late.json:$unmounted" late.json
ECSLINT_LATE_BOUND=/cpu run 1 -f concise late.json
has out 'image'
ECSLINT_LATE_BOUND=/cpu finds "late.json:$unmounted" --late-bound '/containerDefinitions/*/image' late.json
echo '{"baseline": "file.json"}' >.ecslint.json
"$ecslint" baseline -q --baseline all.json web.json
echo '{"findings": []}' >file.json
finds "web.json:$untagged web.json:$unmounted" web.json
ECSLINT_BASELINE=all.json finds '' web.json
ECSLINT_BASELINE=all.json finds "web.json:$untagged web.json:$unmounted" --baseline file.json web.json
ECSLINT_BASELINE=all.json finds "web.json:$untagged web.json:$unmounted" --no-baseline web.json
ECSLINT_BASELINE=all.json finds "web.json:$untagged web.json:$unmounted" --isolated web.json
run 2 --baseline missing.json web.json
says 'ecslint: missing.json: No such file or directory'
ECSLINT_FORMAT=json run 1 web.json
has out '"findings"'
ECSLINT_FORMAT=json run 1 -f concise web.json
has out 'web.json:4:'
ECSLINT_OUTPUT=json:report.json run 1 -f concise web.json
pass_if 'the report beside' grep -q '"findings"' report.json
ECSLINT_OUTPUT=json:- run 1 -f concise web.json
has out 'web.json:4:'
ECSLINT_COLOR=always run 1 web.json
has out "$(printf '\033[')"
ECSLINT_COLOR=always run 1 --color never web.json
lacks out "$(printf '\033[')"
echo '{"ignore": ["image", "mounts", "volumes"]}' >other.json
ECSLINT_CONFIG=other.json finds '' web.json
ECSLINT_CONFIG=other.json finds "web.json:$untagged web.json:$unmounted" --config .ecslint.json --no-baseline web.json
ECSLINT_CONFIG=other.json finds "web.json:$untagged web.json:$unmounted" --isolated web.json
ECSLINT_FAIL_ON=warn run 2 web.json
has err 'this is the environment variable ECSLINT_FAIL_ON'

#
# extends and overrides
#
space extends
mkdir -p shared a/templates
definition >web.json
definition >a/web.json
definition >a/templates/web.json
echo '{"severity": {"image-untagged": "warning", "volume-not-mounted": "info"}, "failOn": "never"}' >shared/one.json
echo '{"extends": "one.json", "severity": {"image-untagged": "error"}}' >shared/two.json
echo '{"extends": ["shared/one.json"]}' >.ecslint.json
finds "web.json:$untagged web.json:$unmounted" web.json
has out 'warning: container "app"'
echo '{"extends": ["shared/two.json"]}' >.ecslint.json
run 0 -f concise web.json
has out 'error: container "app"'
has out 'info: volume "data"'
echo '{"extends": ["shared/two.json", "shared/one.json"], "failOn": "error"}' >.ecslint.json
run 1 -f concise web.json
has out 'error: container "app"'
echo '{"extends": "shared/two.json", "severity": {"image": "info"}}' >.ecslint.json
run 0 -f concise web.json
has out 'info: container "app"'
echo '{"extends": "shared/cycle.json"}' >.ecslint.json
echo '{"extends": "../.ecslint.json"}' >shared/cycle.json
run 2 web.json
says 'ecslint: shared/cycle.json:1:13: the files extend one another without end'
echo '{"extends": ".ecslint.json"}' >.ecslint.json
run 2 web.json
says 'ecslint: .ecslint.json:1:13: the files extend one another without end'
echo '{"extends": "missing.json"}' >.ecslint.json
run 2 web.json
says 'ecslint: .ecslint.json:1:13: "missing.json" cannot be read: No such file or directory'
echo '{"extends": "shared"}' >.ecslint.json
run 2 web.json
says 'ecslint: shared: Is a directory'
# Each file twice in each: what is read twice a level would be read 2^20 times.
i=0
echo '{}' >shared/level0.json
while [ $i -lt 14 ]; do
	echo "{\"extends\": [\"level$i.json\", \"level$i.json\"]}" >shared/level$((i + 1)).json
	i=$((i + 1))
done
echo '{"extends": "shared/level14.json"}' >.ecslint.json
run 1 web.json
cat >.ecslint.json <<'END'
{
  "overrides": [
    { "files": "a/", "severity": { "image-untagged": "warning" } },
    { "files": "**/templates/*.json", "severity": { "image-untagged": "error" }, "failOn": "never" },
    { "files": ["*", "!web.json"], "ignore": "volume-not-mounted" },
  ],
}
END
run 1 -f concise web.json
has out 'info: container "app"'
run 1 -f concise a/web.json
has out 'warning: container "app"'
run 0 -f concise a/templates/web.json
has out 'error: container "app"'
(cd a/templates && run 0 -f concise web.json && has out 'error: container "app"')
# Patterns start from the folder of the file that they stand in.
echo '{"overrides": [{"files": "web.json", "ignore": "image"}, {"files": "/web.json", "ignore": "volume-not-mounted"}]}' >shared/base.json
echo '{"extends": "shared/base.json"}' >.ecslint.json
finds "web.json:$unmounted" web.json
definition >shared/web.json
finds '' shared/web.json

#
# Mistakes, at their place
#
space mistakes
definition >web.json
# wrong 'LINE:COLUMN: WORDS' 'CONFIGURATION'
wrong()
{
	printf '%s\n' "$2" >.ecslint.json
	run 2 web.json
	pass_if 'a report' [ ! -s "$work/out" ]
	says "ecslint: .ecslint.json:$1"
}
wrong '1:2: there is no key "selct" here; did you mean "select"?' '{"selct": []}'
wrong '2:3: there is no key "overides" here; did you mean "overrides"?' '{
  "overides": []}'
wrong '1:2: there is no key "Ignore" here; did you mean "ignore"?' '{"Ignore": []}'
wrong '1:2: there is no key "unlike" here' '{"unlike": []}'
wrong '1:12: this is a number, and should be a list of strings' '{"select": 5}'
wrong '1:13: this is a number, and should be a string' '{"select": [5]}'
wrong '1:12: this is an object, and should be a list of strings' '{"ignore": {}}'
wrong '1:14: this is an array, and should be an object' '{"severity": []}'
wrong '1:39: "grave" is not possible here' '{"severity": {"all": "info", "ports": "grave"}}'
wrong '1:11: this is true, and should be an object' '{"rules": true}'
wrong '1:16: this is null, and should be a list of strings' '{"launchType": null}'
wrong '1:12: this is an array, and should be a string' '{"client": []}'
wrong '1:15: this is a number, and should be a list of strings' '{"lateBound": 1}'
wrong '1:12: this is false, and should be a string' '{"failOn": false}'
wrong '1:15: this is an object, and should be a list of objects' '{"overrides": {}}'
wrong '1:13: this is an object, and should be a list of strings' '{"exclude": {}}'
wrong '1:13: this is true, and should be a list of strings' '{"include": true}'
wrong '1:14: this is a string, and should be a list of objects' '{"suppress": "x"}'
wrong '1:14: this is an array, and should be a string' '{"baseline": []}'
wrong '1:15: this is an object, and should be a list of strings' '{"mandatory": {}}'
wrong '1:16: this is a number, and should be a list of strings' '{"rulesFiles": 4}'
wrong '1:13: this is an object, and should be a list of strings' '{"extends": {}}'
wrong '1:13: this is a number, and should be a string' '{"$schema": 1}'
wrong '1:1: this is an array, and should be an object' '[]'
wrong '1:13: there is no rule or topic "image-untaged"; did you mean "image-untagged"?' '{"ignore": ["image-untaged"]}'
wrong '1:24: "errr" is not possible here; did you mean "error"?' '{"severity": {"image": "errr"}}'
wrong '1:15: there is no rule or topic "imagge"; did you mean "image"?' '{"severity": {"imagge": "error"}}'
wrong '1:16: "FARGAT" is not possible here; did you mean "FARGATE"?' '{"launchType": "FARGAT"}'
wrong '1:12: "aws-cl" is not possible here; did you mean "aws-cli"?' '{"client": "aws-cl"}'
wrong '1:12: "warn" is not possible here' '{"failOn": "warn"}'
wrong '1:15: this is a JSON pointer such as /containerDefinitions/*/image' '{"lateBound": "image"}'
wrong '1:15: there is no rule or topic "x"' '{"mandatory": "x"}'
wrong '1:14: an empty pattern' '{"exclude": [""]}'
wrong '1:16: "files" is missing: which files is this for?' '{"overrides": [{"ignore": "image"}]}'
wrong '1:31: there is no key "suppress" here' '{"overrides": [{"files": "*", "suppress": []}]}'
wrong '1:16: this is a string, and should be an object' '{"overrides": ["x"]}'
wrong '1:12: there is no rule "fargate-size-unusd"; did you mean "fargate-size-unused"?' '{"rules": {"fargate-size-unusd": {}}}'
wrong '1:12: the rule "image-untagged" has no parameter' '{"rules": {"image-untagged": {"x": 1}}}'
wrong '1:36: there is no key "time" here; did you mean "times"?' '{"rules": {"fargate-size-unused": {"time": 4}}}'
wrong '1:45: times is a whole number from 2 to 100' '{"rules": {"fargate-size-unused": {"times": 1.5}}}'
wrong '1:35: this is a number, and should be an object' '{"rules": {"fargate-size-unused": 4}}'
# suppress
wrong '1:15: "reason" is missing: why is this not to be shown?' '{"suppress": [{"rule": "image"}]}'
wrong '1:43: "reason" is missing: why is this not to be shown?' '{"suppress": [{"rule": "image", "reason": " "}]}'
wrong '1:15: say which findings: "rule", "files" or "at"' '{"suppress": [{"reason": "x"}]}'
wrong '1:24: this list is empty' '{"suppress": [{"rule": [], "files": "*", "reason": "x"}]}'
wrong '1:25: this list is empty' '{"suppress": [{"files": [], "reason": "x"}]}'
wrong '1:24: there is no rule or topic "imge"; did you mean "image"?' '{"suppress": [{"rule": "imge", "reason": "x"}]}'
wrong '1:22: this is no place in a task definition: it starts with /, as in /containerDefinitions/*/image' '{"suppress": [{"at": "image", "reason": "x"}]}'
wrong '1:22: this is no place in a task definition: an element is told as [name=web]' '{"suppress": [{"at": "/containerDefinitions/[web]", "reason": "x"}]}'
for day in 2027-13-01 2027-02-29 2027-00-10 2027-01-00 27-01-01 2027-1-1 tomorrow; do
	wrong '1:25: this is no day; one is written 2027-03-01' "{\"suppress\": [{\"until\": \"$day\", \"rule\": \"image\", \"reason\": \"x\"}]}"
done
wrong '1:16: there is no key "rules" here; did you mean "rule"?' '{"suppress": [{"rules": "image", "at": "/cpu", "reason": "x"}]}'
# JSON itself: comments and a last comma are allowed, and no more.
wrong '1:16: key "ignore" is written twice' '{"ignore": [], "ignore": []}'
printf '\357\273\277// all\n{ /* none */ "ignore": ["image",], }\n' >.ecslint.json
finds "web.json:$unmounted" web.json
printf '' >.ecslint.json
run 2 web.json
has err 'ecslint: .ecslint.json:1:1: '
awk 'BEGIN { printf "{\"ignore\": ["; for (i = 0; i < 200; i++) print "\"no-such-rule-" i "\","; print "]}" }' >.ecslint.json
run 2 web.json
pass_if 'all of many mistakes' [ "$(wc -l <"$work/err")" -eq 51 ]
has err 'ecslint: .ecslint.json: there are more mistakes in this file: mend these first'
awk 'BEGIN { printf "{\"overrides\": ["; for (i = 0; i < 65; i++) print "{\"files\": \"x\"},"; print "]}" }' >.ecslint.json
run 2 web.json
says 'ecslint: .ecslint.json:65:1: there can be at most 64 overrides'

#
# Parameters, mandatory
#
space mandatory
definition >web.json
echo '{"mandatory": "image-untagged", "ignore": "image", "suppress": [{"files": "/web.json", "rule": "image", "reason": "x"}]}' >.ecslint.json
finds "web.json:$untagged web.json:$unmounted .ecslint.json:suppression-unused" web.json
finds "web.json:$untagged web.json:$unmounted" --ignore image,suppression-unused web.json
finds "web.json:$untagged" --select ports web.json
echo '{"mandatory": "image-untagged"}' >.ecslint.json
run 0 baseline
finds "web.json:$untagged" .
pass_if 'a mandatory rule in the baseline' sh -c '! grep -q untagged .ecslint-baseline.json'
echo '{"extends": "policy.json", "ignore": "image"}' >.ecslint.json
echo '{"mandatory": ["image"]}' >policy.json
finds "web.json:$untagged" .
echo '{"select": "cost", "launchType": "FARGATE", "rules": {"fargate-size-unused": {"times": 4}}}' >.ecslint.json
cat >size.json <<'END'
{"family": "web", "cpu": "1024", "memory": "4096", "networkMode": "awsvpc", "containerDefinitions": [
{"name": "app", "image": "nginx:1", "cpu": 300, "memory": 1400}]}
END
finds '' size.json
echo '{"select": "cost", "launchType": "FARGATE", "rules": {"fargate-size-unused": {"times": 2}}}' >.ecslint.json
finds 'size.json:fargate-size-unused' size.json

#
# Suppressions
#
space suppress
mkdir -p a/b
definition >web.json
definition nginx envoy >a/b/two.json
# keeps 'FINDING...' 'SUPPRESSION' PATH...
keeps()
{
	wanted=$1
	printf '{"ignore": "volumes", "suppress": [\n%s\n]}\n' "$2" >.ecslint.json
	shift 2
	finds "$wanted" "$@"
}
both="a/b/two.json:$untagged a/b/two.json:$untagged"
keeps '' '{"rule": "image-untagged", "reason": "x"}' --ignore mounts a/b/two.json
keeps '' '{"rule": "image", "reason": "x"}' --ignore mounts a/b/two.json
keeps '' '{"rule": "default", "reason": "x"}' a/b/two.json
keeps '' '{"rule": ["ports", "all"], "reason": "x"}' a/b/two.json
keeps "$both" '{"rule": "ports", "reason": "x"}' --ignore mounts,volumes a/b/two.json
both="$both a/b/two.json:$unmounted"
for files in two.json a a/ b /a/b/two.json a/b '**/two.json' '*.json' 'a/**' '["x", "two.json"]'; do
	case $files in
	'['*) ;;
	*) files="\"$files\"" ;;
	esac
	keeps "a/b/two.json:$unmounted" "{\"rule\": \"image\", \"files\": $files, \"reason\": \"x\"}" a/b/two.json
done
for files in b/two.json /two.json two.jso wo.json two.json/ c; do
	keeps "$both" "{\"rule\": \"image\", \"files\": \"$files\", \"reason\": \"x\"}" a/b/two.json
done
one="a/b/two.json:$untagged a/b/two.json:$unmounted"
for at in '/containerDefinitions/[name=app]' '/containerDefinitions/[name=app]/image' '/containerDefinitions/0' '/*/0/image' '/**/[name=app]'; do
	keeps "$one" "{\"rule\": \"image\", \"at\": \"$at\", \"reason\": \"x\"}" a/b/two.json
done
for at in '' '/containerDefinitions' '/**/image' '/containerDefinitions/*/image' '/*'; do
	keeps "a/b/two.json:$unmounted" "{\"rule\": \"image\", \"at\": \"$at\", \"reason\": \"x\"}" a/b/two.json
done
for at in /volumes '/containerDefinitions/[name=other]' '/containerDefinitions/2' '/**/memory' /image; do
	keeps "$both" "{\"rule\": \"image\", \"at\": \"$at\", \"reason\": \"x\"}" a/b/two.json
done
# Several: each that would hide it counts as needed.
printf '{"suppress": [\n{"rule": "image", "files": "/web.json", "reason": "x"},\n{"rule": "image-untagged", "at": "/**/image", "reason": "x"},\n{"rule": "image", "files": "/a/b/two.json", "at": "/cpu", "reason": "x"}]}' >.ecslint.json
finds "a/b/two.json:$unmounted web.json:$unmounted .ecslint.json:suppression-unused" .
has out '.ecslint.json:4:1:'
finds "web.json:$unmounted" web.json
finds "a/b/two.json:$unmounted .ecslint.json:suppression-unused" a/b/two.json
finds "a/b/two.json:$unmounted .ecslint.json:suppression-unused" a
finds "a/b/two.json:$unmounted web.json:$unmounted" --select mounts,volumes,configuration .
# Unused is told of all only when the folder of the configuration was searched by all rules.
printf '{"suppress": [{"rule": "ports", "reason": "x"}]}' >.ecslint.json
finds "web.json:$untagged web.json:$unmounted" web.json
finds "$both" a
finds "a/b/two.json:$untagged a/b/two.json:$untagged a/b/two.json:$unmounted web.json:$untagged web.json:$unmounted .ecslint.json:suppression-unused" .
finds "$both web.json:$untagged web.json:$unmounted" --ignore links .
printf '{"ignore": "suppression-unused", "suppress": [{"rule": "ports", "reason": "x"}]}' >.ecslint.json
finds "$both web.json:$untagged web.json:$unmounted" .
printf '{"failOn": "error", "severity": {"suppression-unused": "error"}, "suppress": [{"rule": "ports", "reason": "x"}]}' >.ecslint.json
run 1 -j 1 .
run 1 -j 8 .
printf '{"failOn": "never", "suppress": [{"rule": "ports", "reason": "x"}]}' >.ecslint.json
run 0 .
# The last day is 2026-09-21.
keeps "a/b/two.json:$unmounted" '{"rule": "image", "reason": "x", "until": "2026-09-21"}' a/b/two.json
keeps "$both .ecslint.json:suppression-expired" '{"rule": "image", "reason": "x", "until": "2026-09-20"}' a/b/two.json
has out 'this suppression ended on 2026-09-20'
keeps "a/b/two.json:$unmounted .ecslint.json:suppression-expired" '{"rule": "image", "reason": "x"}, {"rule": "image", "reason": "x", "until": "2026-09-20"}' a/b/two.json

# The same in every shape.
space shapes
cat >template.json <<'END'
{"Resources": {
 "Web": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Family": "w", "ContainerDefinitions": [
  {"Name": "app", "Image": "nginx", "Memory": 256}, {"Name": "sidecar", "Image": "envoy", "Memory": 256}]}}}}
END
echo '[{"name": "app", "image": "nginx", "memory": 256}, {"name": "sidecar", "image": "envoy", "memory": 256}]' >list.json
{
	echo '{"family": "one", "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 256}]}'
	echo '{"family": "two", "containerDefinitions": [{"name": "sidecar", "image": "nginx", "memory": 256}]}'
} >lines.ndjson
cat >plan.json <<'END'
{"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module": {"resources": [
 {"address": "aws_ecs_task_definition.web", "mode": "managed", "type": "aws_ecs_task_definition", "name": "web",
  "provider_name": "registry.terraform.io/hashicorp/aws", "values": {"family": "web",
  "container_definitions": "[{\"name\": \"app\", \"image\": \"nginx\", \"memory\": 256}, {\"name\": \"sidecar\", \"image\": \"envoy\", \"memory\": 256}]"}}]}}}
END
echo '{"suppress": [{"rule": "image-untagged", "at": "/containerDefinitions/[name=sidecar]", "reason": "x"}]}' >.ecslint.json
for file in template.json list.json plan.json lines.ndjson; do
	finds "$file:$untagged" $file
	finds "$file:$untagged $file:$untagged" --isolated $file
done

#
# Baselines
#
space baseline
mkdir -p old sub/deep
definition >old/web.json
definition nginx envoy >old/two.json
definition >'old/odd "name".json'
run 1 .
run 0 baseline
says 'Wrote 7 entries to .ecslint-baseline.json: later runs show only new findings.'
pass_if 'standard output' [ ! -s "$work/out" ]
cp .ecslint-baseline.json first
finds '' .
run 0 .
finds '' old/web.json
finds "old/web.json:$untagged old/web.json:$unmounted" --no-baseline old/web.json
finds "old/web.json:$untagged old/web.json:$unmounted" --isolated old/web.json
(cd old && finds '' web.json two.json)
(cd sub/deep && finds '' ../../old/web.json)
finds '' "$work/baseline/old/web.json"
run 0 baseline
pass_if 'the same again' cmp -s first .ecslint-baseline.json
pass_if 'paths from the folder of the baseline' grep -q '^{"file": "old/web.json"' first
pass_if 'no absolute path' sh -c '! grep -q "$1" first' - "$work"
# Places are told by names: lines that move and entries that change places are no new findings.
cat >old/web.json <<'END'
{
  "volumes": [{ "name": "data" }],


  "containerDefinitions": [
    { "memory": 256, "name": "sidecar", "image": "envoy:1" },
    { "memory": 256, "name": "app", "image":    "nginx" }
  ], "family": "web"
}
END
finds '' .
# What is new is shown: another value, another place, one more of the same.
definition httpd >old/web.json
finds "old/web.json:$untagged .ecslint-baseline.json:baseline-stale" old/web.json
has out 'web.json:4:31: '
definition nginx envoy >old/web.json
finds "old/web.json:$untagged" old/web.json
has out 'sidecar'
sed 's/{ "name": "data" }/{ "name": "data" }, { "name": "more" }/' old/two.json >new && mv new old/two.json
finds "old/two.json:$unmounted" old/two.json
# Mended: the entry is told to be stale, as far as that was looked at, and goes.
definition nginx:1 >old/web.json
sed 's/,$//; /volumes/d' old/web.json | sed 's/"family": "web"/&,/; s/envoy:1", "memory": 256 }/&/' >new
definition nginx:1 | tr -d '\n' | sed 's/, *"volumes".*/}/' >old/web.json
finds '.ecslint-baseline.json:baseline-stale' old/web.json
has out '2 entries of the baseline are not found any more; the first is here'
rm 'old/odd "name".json'
finds "old/two.json:$unmounted .ecslint-baseline.json:baseline-stale" .
has out '4 entries of the baseline'
finds "" --ignore baseline-stale old/web.json
finds "" --select ports old/web.json
finds "old/two.json:$unmounted" old/two.json
# A run over a part leaves the rest as it is.
run 0 baseline old/two.json
says 'Wrote 6 entries to .ecslint-baseline.json: later runs show only new findings.
Of these, 2 were there and are about files that were not looked at.'
run 0 baseline
says 'Wrote 4 entries to .ecslint-baseline.json: later runs show only new findings.'
finds '' .
# Nothing of a masked value, not even a hash.
cat >secret.json <<'END'
{"family": "w", "containerDefinitions": [{"name": "a", "image": "i:1", "memory": 256,
 "environment": [{"name": "AWS_SECRET_ACCESS_KEY", "value": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}]}]}
END
echo '{"rules": [{"id": "user/value", "at": "/**/value", "matches": "^$", "message": "m"}]}' >rules.json
run 0 baseline --rules rules.json --select all --baseline all.json secret.json
pass_if 'a finding about the secret' grep -q '"user/value", "at": "/containerDefinitions/\[name=a\]/environment/\[name=AWS_SECRET_ACCESS_KEY\]/value"}' all.json
finds '' --rules rules.json --select all --baseline all.json secret.json
# One that the configuration names, in another folder; one of their own for files below.
rm .ecslint-baseline.json secret.json all.json rules.json
definition >sub/web.json
definition >sub/deep/web.json
echo '{"baseline": "known/here.json"}' >.ecslint.json
run 2 baseline
says 'ecslint: .ecslint.json:1:14: "known/here.json" cannot be read: No such file or directory'
mkdir known
run 0 baseline sub/deep
pass_if 'paths from its folder' grep -q '"file": "../sub/deep/web.json"' known/here.json
finds '' sub/deep
finds "sub/web.json:$untagged sub/web.json:$unmounted" sub
echo '{"findings": []}' >sub/.ecslint-baseline.json
finds '' sub/deep
echo '{}' >.ecslint.json
finds "sub/deep/web.json:$untagged sub/deep/web.json:$unmounted sub/web.json:$untagged sub/web.json:$unmounted" sub
run 0 baseline
says 'Wrote 4 entries to .ecslint-baseline.json: later runs show only new findings.
Left out: 2 files with another baseline; run `ecslint baseline` there.'
run 0 baseline sub
says 'Wrote 4 entries to sub/.ecslint-baseline.json: later runs show only new findings.'
finds '' .
# Without any configuration.
finds "old/two.json:$untagged old/two.json:$untagged old/two.json:$unmounted old/two.json:$unmounted" --isolated old/two.json
finds '' --isolated --baseline .ecslint-baseline.json old/two.json
# A link is the file that it is called.
ln -s two.json old/link.json
run 0 baseline old
finds '' old/link.json
# Many lines, any number of threads.
space lines
i=0
while [ $i -lt 3000 ]; do
	i=$((i + 1))
	echo "{\"family\": \"f$((i % 7))\", \"containerDefinitions\": [{\"name\": \"app\", \"image\": \"nginx\", \"memory\": 256, \"x\": $i}]}"
done >lines.ndjson
run 0 baseline -j 8
says 'Wrote 14 entries to .ecslint-baseline.json: later runs show only new findings.'
cp .ecslint-baseline.json first
run 0 baseline -j 1
pass_if 'the same with one thread' cmp -s first .ecslint-baseline.json
echo '{"family": "new", "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 256}]}' >>lines.ndjson
finds "lines.ndjson:$untagged" -j 8 .
finds "lines.ndjson:$untagged" -j 1 .
# Mistakes in one.
space baseline-mistakes
definition >web.json
# spoilt 'WORDS' 'BASELINE'
spoilt()
{
	printf '%s\n' "$2" >.ecslint-baseline.json
	run 2 web.json
	says "ecslint: .ecslint-baseline.json:$1"
	run 2 baseline
	pass_if 'it is overwritten' [ "$(cat .ecslint-baseline.json)" = "$2" ]
}
spoilt '1:1: this is no baseline: there is no list of "findings"' '{}'
spoilt '1:1: this is an array, and should be an object' '[]'
spoilt '1:14: this is no baseline: there is no list of "findings"' '{"findings": {}}'
spoilt '1:13: this ecslint knows version 1 only' '{"version": 2, "findings": []}'
spoilt '1:2: there is no key "finding" here; did you mean "findings"?' '{"finding": 1, "findings": []}'
spoilt '1:15: an entry is an object' '{"findings": [1]}'
spoilt '1:15: "at" is missing' '{"findings": [{"file": "x", "rule": "y"}]}'
spoilt '1:24: this is a number, and should be a string' '{"findings": [{"file": 1, "rule": "y", "at": ""}]}'
spoilt '1:61: a count is a whole number from 1 on' '{"findings": [{"file": "x", "rule": "y", "at": "", "count": 0}]}'
rm .ecslint-baseline.json
mkdir none
run 2 baseline none
pass_if 'a baseline of nothing' [ ! -e .ecslint-baseline.json ]
run 3 baseline web.json missing.json
finds '' web.json

#
# What is searched
#
space searched
mkdir -p build/x src/gen other
definition >build/x/taskdef.json
definition >src/taskdef.json
definition >src/gen/taskdef.json
definition >src/web.tpl
definition >other/taskdef.json
echo '{"ignore": "image", "exclude": ["/build/", "gen"], "include": "*.tpl"}' >.ecslint.json
finds "other/taskdef.json:$unmounted src/taskdef.json:$unmounted src/web.tpl:$unmounted" .
finds "src/taskdef.json:$unmounted src/web.tpl:$unmounted" src
(cd src && finds "taskdef.json:$unmounted web.tpl:$unmounted" .)
finds "build/x/taskdef.json:$unmounted" build/x/taskdef.json
run 0 --force-exclude build/x/taskdef.json src/gen/taskdef.json
finds "src/gen/taskdef.json:$unmounted src/taskdef.json:$unmounted src/web.tpl:$unmounted" --exclude '!gen' src
finds "other/taskdef.json:$unmounted src/taskdef.json:$unmounted" --exclude '*.tpl' .
echo '{"extends": "../.ecslint.json", "exclude": ["!gen", "/web.tpl"]}' >src/.ecslint.json
finds "src/gen/taskdef.json:$unmounted src/taskdef.json:$unmounted" src
finds "build/x/taskdef.json:$untagged build/x/taskdef.json:$unmounted" --isolated build

#
# ecslint config and init
#
space config
mkdir -p shared a/templates
definition >a/templates/web.json
cat >shared/base.json <<'END'
{
  "select": ["default", "security"],
  "ignore": "ports",
  "severity": { "image": "warning", "image-latest": "info" },
  "failOn": "error",
  "launchType": ["EC2"],
  "mandatory": "image-latest",
  "suppress": [{ "rule": "mounts", "reason": "\u001b[31m \"red\"" }],
}
END
cat >.ecslint.json <<'END'
{
  "extends": "shared/base.json",
  "$schema": "x",
  "ignore": ["image-latest", "links"],
  "severity": { "image-latest": "error" },
  "exclude": ["build/", "*.bak"], // left out
  "overrides": [
    { "files": "a/", "launchType": "FARGATE", "rules": { "fargate-size-unused": { "times": 5 } } },
    { "files": "templates/", "lateBound": "/containerDefinitions/*/image", "failOn": "never",
      "rules": { "fargate-size-unused": { "times": 3 } } },
    { "files": "other/", "client": "aws-cli" },
  ]
}
END
run 0 config a/templates/web.json
cat >"$work/wanted" <<'END'
# a/templates/web.json: shared/base.json, then .ecslint.json
select: "default"  (shared/base.json:2)
select: "security"  (shared/base.json:2)
ignore: "ports"  (shared/base.json:3)
ignore: "links"  (.ecslint.json:4)
severity: "image" is "warning"  (shared/base.json:4)
severity: "image-latest" is "error"  (.ecslint.json:5)
rules: fargate-size-unused: {"times": 3}  (.ecslint.json:10)
launchType: "FARGATE"  (.ecslint.json:8)
lateBound: "/containerDefinitions/*/image"  (.ecslint.json:9)
failOn: "never"  (.ecslint.json:9)
exclude: "build/"  (.ecslint.json:6)
exclude: "*.bak"  (.ecslint.json:6)
suppress: {"rule": "mounts", "reason": "\x1B[31m \"red\""}  (shared/base.json:8)
mandatory: "image-latest"  (shared/base.json:7)
END
diff "$work/wanted" "$work/out"
pass_if 'another report' cmp -s "$work/wanted" "$work/out"
echo '{"findings": []}' >.ecslint-baseline.json
ECSLINT_FAIL_ON=info ECSLINT_LAUNCH_TYPE=EC2 run 0 config --select image --severity image=info --exclude 'x/' --launch-type EXTERNAL,FARGATE --client aws-cli a
cat >"$work/wanted" <<'END'
# a: shared/base.json, then .ecslint.json
select: "image"  (--select)
severity: "image" is "info"  (--severity)
launchType: ["FARGATE", "EXTERNAL"]  (--launch-type)
client: "aws-cli"  (--client)
failOn: "info"  (ECSLINT_FAIL_ON)
exclude: "build/"  (.ecslint.json:6)
exclude: "*.bak"  (.ecslint.json:6)
exclude: "x/"  (--exclude)
suppress: {"rule": "mounts", "reason": "\x1B[31m \"red\""}  (shared/base.json:8)
baseline: ".ecslint-baseline.json"  (found)
mandatory: "image-latest"  (shared/base.json:7)
END
diff "$work/wanted" "$work/out"
pass_if 'another report' cmp -s "$work/wanted" "$work/out"
run 0 config --isolated
has out '# .: no configuration file'
run 2 config a shared
echo '{"selct": 1}' >.ecslint.json
run 2 config
space init
definition >web.json
run 0 init
says 'Wrote .ecslint.json.'
run 0 config
run 0 --fail-on never web.json
run 2 init
has err '.ecslint.json is there already'
# All that it shows as examples is in order.
sed 's#// \(["{ ]\)#\1#' .ecslint.json >uncommented.json
run 0 --fail-on never --config uncommented.json web.json
has err 'Checked 1 file'
ln -s elsewhere "$work/init/link"
mkdir "$work/init/there" && cd "$work/init/there" && ln -s ../target .ecslint.json
run 2 init
pass_if 'written through a link' [ ! -e ../target ]

# Rules of one's own that the configuration names.
space rules
definition >web.json
echo '{"rules": [{"id": "user/labels", "at": "/containerDefinitions/*/dockerLabels", "required": true, "message": "no labels"}]}' >team.json
echo '{"ignore": ["image", "mounts", "volumes"], "rulesFiles": "team.json", "severity": {"user/labels": "error"}}' >.ecslint.json
finds 'web.json:user/labels web.json:user/labels' web.json
run 1 -f concise web.json
has out 'error: no labels'
run 0 explain user/labels
run 0 rules
has out 'user/labels'
run 1 -f sarif web.json
lacks out '"ruleIndex":-1'
has out '"id":"user/labels"'
finds '' --ignore user web.json
finds 'web.json:user/labels web.json:user/labels' --select user/labels web.json
finds '' --config .ecslint.json --ignore user/labels web.json
echo '{"extends": "more.json", "rulesFiles": "team.json"}' >.ecslint.json
echo '{"rulesFiles": ["team.json"]}' >more.json
finds 'web.json:user/labels web.json:user/labels' --select user web.json
cp team.json copy.json
echo '{"rulesFiles": ["team.json", "copy.json"]}' >.ecslint.json
run 2 web.json
says 'ecslint: .ecslint.json:1:30: the rule "user/labels" is in another rules file too'
echo '{"rulesFiles": "missing.json"}' >.ecslint.json
run 2 web.json
says 'ecslint: .ecslint.json:1:16: "missing.json" cannot be read: No such file or directory'
echo '{"select": "security"}' >.ecslint.json
run 0 -f sarif web.json
lacks out '"ruleIndex":-1'

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
