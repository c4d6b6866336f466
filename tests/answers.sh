#!/bin/sh
# `ecslint attributes` and `ecslint compat`: their reports, what stays unknown, and what ECS recorded.
# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"

# The documentation's examples are what the program prints.
for command in attributes compat; do
	awk '/^```json$/ { on = 1; next } /^```$/ { if (on) exit } on' "$top/docs/$command.md" >web.json
	awk '/^```console$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/docs/$command.md" | sed 1d >expected
	exits 0 $command web.json
	diff -u expected out
	verdict $? "docs/$command.md shows another report"
	silent err
done

# definition FILE MEMBERS [CONTAINER-MEMBERS]
definition()
{
	printf '{"family":"app","containerDefinitions":[{"name":"app","image":"example/app:1.4","memory":256%s}]%s}' \
		"${3-}" "${2:+,$2}" >"$1"
}
size='"cpu":"256","memory":"512"'
fargate='"requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc"'
definition plain.json ''
definition fargate.json "$fargate,$size"
definition host.json '"requiresCompatibilities":["FARGATE"],"networkMode":"host"'
definition both.json "\"requiresCompatibilities\":[\"FARGATE\",\"EXTERNAL\"],\"networkMode\":\"bridge\",$size"
definition storage.json "\"requiresCompatibilities\":[\"EC2\"],\"networkMode\":\"awsvpc\",$size,\"ephemeralStorage\":{\"sizeInGiB\":30}"
definition template.json '"networkMode":"<MODE>"'
definition nowhere.json '"networkMode":"awsvpc"' ',"links":["other"]'
printf '{"family":' >broken.json
printf '[{"name":"app","image":"nginx"}]' >list.json
{
	cat plain.json
	echo
	cat fargate.json
	echo
} >lines.ndjson

# Attributes.
exits 0 attributes plain.json
has out 'plain.json (app): 0 attributes'
exits 0 attributes fargate.json
has out 'ecs.capability.task-eni'
has out '    "networkMode": "awsvpc"  (/networkMode, line 1): networkMode is awsvpc'
has out 'never published by external instances'
exits 0 attributes template.json
has out '    unknown because networkMode is a placeholder  (/networkMode, line 1)'
exits 0 attributes list.json
has out 'unknown because the task cannot be seen as a whole'
exits 0 attributes lines.ndjson
has out 'lines.ndjson:2 (app): 2 attributes'
exits 0 attributes broken.json
has out 'ECS refuses the document as it stands'
exits 0 attributes --format json fargate.json template.json
has out '{"version":1,"definitions":['
has out '"name":"ecs.capability.task-eni","known":true,"causes":[{"pointer":"/networkMode","container":null,"line":1,'
has out '"name":"ecs.capability.task-eni","known":false,'
has out '"unknown_because":"networkMode is a placeholder"'

# Every member that a placeholder hides is told once; many causes are told in part.
definition many.json '' ',"secrets":[{"name":"A","valueFrom":"a"},{"name":"B","valueFrom":"b"},{"name":"C","valueFrom":"c"},{"name":"D","valueFrom":"d"}]'
exits 0 attributes many.json
has out '    and 1 more'

# Compatibilities.
exits 0 compat plain.json
has out '  EC2                accepted'
has out '  FARGATE            refused'
has out '[fargate-task-size]'
exits 0 compat fargate.json
has out '  FARGATE            accepted, required'
has out '  EXTERNAL: networkMode is awsvpc: it takes ecs.capability.task-eni, which no external instance has [inferred from recorded answers]'
exits 1 compat host.json
has out '  FARGATE            refused, required'
exits 1 compat both.json
has out '  FARGATE: networkMode is "bridge"'
has out 'what requiresCompatibilities lists: FARGATE and EXTERNAL cannot both be required'
exits 1 compat storage.json
has out '  EC2                accepted, required'
has out 'what requiresCompatibilities lists: ephemeralStorage is for Fargate only'
exits 0 compat template.json
has out '  MANAGED_INSTANCES  unknown, hangs on networkMode'
lacks out 'MANAGED_INSTANCES:'
exits 1 compat nowhere.json
has out 'every launch type: '
exits 0 compat list.json
exits 1 compat broken.json
exits 0 compat lines.ndjson
has out 'lines.ndjson:2 (app)'
exits 1 compat plain.json host.json
has out '  FARGATE            refused, required'
exits 1 compat --format json host.json
has out '"compatible":false,"launch_types":{"EC2":{"answer":"accepted","required":false,'
has out '"rule":"fargate-network-mode","inferred":false,"message":"networkMode is \"host\"'

# What ECS recorded. A launch type that did not exist yet is not compared.
recorded='"requiresAttributes":[{"name":"com.amazonaws.ecs.capability.docker-remote-api.1.18"},{"name":"ecs.capability.x"}]'
definition described.json "$fargate,$size,\"revision\":1,$recorded,\"compatibilities\":[\"EXTERNAL\",\"FARGATE\"],\"registeredAt\":\"2024-05-10T15:00:53.816Z\""
exits 0 attributes described.json
has out '    not recorded: ecs.capability.task-eni'
has out '    recorded, but nothing here is known to demand it: ecs.capability.x'
exits 0 attributes --format json described.json
has out '"recorded":{"not_recorded":["ecs.capability.task-eni"],"only_recorded":["ecs.capability.x"]}'
exits 0 compat described.json
has out '  EC2                accepted; but ECS did not list it'
has out '  FARGATE            accepted, required; ECS listed it'
has out '  EXTERNAL           refused; but ECS listed it'
lacks out 'MANAGED_INSTANCES  accepted;'
for day in '"2025-10-14T00:00:00Z"' 1760400000.5; do
	definition described.json "$fargate,$size,\"revision\":1,\"compatibilities\":[\"EC2\",\"FARGATE\"],\"registeredAt\":$day"
	exits 0 compat described.json
	has out '  MANAGED_INSTANCES  accepted; but ECS did not list it'
done

# A template's branches are told once where they make no difference.
cat >template.json <<'END'
{"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
  "Family": "web", "NetworkMode": {"Fn::If": ["Vpc", "awsvpc", "bridge"]}, "Cpu": {"Fn::If": ["Big", "512", "256"]}, "Memory": "1024",
  "ContainerDefinitions": [{"Name": "app", "Image": "nginx:1.27"}]}}},
 "Conditions": {"Vpc": {"Fn::Equals": [{"Ref": "Mode"}, "vpc"]}, "Big": {"Fn::Equals": [{"Ref": "Size"}, "big"]}}}
END
exits 0 compat template.json
[ "$(grep -c '^template.json' out)" -eq 2 ]
verdict $? "not two ways"
has out 'template.json (Task, with other conditions)'
exits 0 attributes template.json
[ "$(grep -c '^template.json' out)" -eq 2 ]
verdict $? "not two ways"

# Usage.
exits 2 compat
has err 'ecslint: name the files or folders'
silent out
exits 2 attributes --format markdown plain.json
has err '--format is text or json, not "markdown"'
exits 2 compat --fail-on error plain.json
has err 'has no option "--fail-on"'
exits 3 attributes missing.json plain.json
has err 'ecslint: missing.json: '
has out 'plain.json (app)'

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
