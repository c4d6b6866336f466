#!/bin/sh
# `ecslint cost`: its report, what has no price, and price files of one's own.
subcommand=cost
# shellcheck source=tests/program.sh
. "$(dirname "$0")/program.sh"

# The documentation's example is what the program prints, and its price file is one.
awk '/^```json$/ { on = 1; next } /^```$/ { if (on) exit } on' "$top/docs/cost.md" >web.json
awk '/^```console$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/docs/cost.md" >session
sed 1d session >expected
# shellcheck disable=SC2046 # split on purpose
exits 0 $(sed -n '1s/^\$ ecslint cost //p' session)
diff -u expected out
verdict $? "docs/cost.md shows another report"
silent err
awk '/^```json$/ { n++; next } /^```$/ { n += n % 2; next } n == 3' "$top/docs/cost.md" >documented.json
exits 0 --prices documented.json web.json
has out '1 task                                0.061590            44.96'

# definition FILE MEMBERS [CONTAINER-MEMBERS]
definition()
{
	printf '{"family":"app","networkMode":"awsvpc",%s,"containerDefinitions":[{"name":"app","image":"example/app:1.4"%s}]}' \
		"$2" "${3-}" >"$1"
}
fargate='"requiresCompatibilities":["FARGATE"]'
small='"cpu":".25 vCPU","memory":"0.5 GB"'
definition small.json "$fargate,$small"
definition ec2.json "\"requiresCompatibilities\":[\"EC2\"],$small"
definition template.json "$fargate,\"cpu\":\"\${CPU}\",\"memory\":\"512\""
definition wrong.json "$fargate,\"cpu\":\"256\",\"memory\":\"4096\""
definition storage.json "$fargate,$small,\"ephemeralStorage\":{\"sizeInGiB\":50}"
definition windows.json "$fargate,\"cpu\":\"1024\",\"memory\":\"2048\",\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}"
definition two.json "$fargate,$small" ',"secrets":[{"name":"A","valueFrom":"arn:aws:ssm:us-east-1:111122223333:parameter/a"},{"name":"B","valueFrom":"arn:aws:ssm:eu-west-1:111122223333:parameter/b"}]'

# The price.
exits 0 --region ap-northeast-2 small.json
has out 'small.json (app): 0.25 vCPU and 0.5 GB, LINUX/X86_64 in ap-northeast-2'
has out '1 task                                0.014195            10.36'
has out 'smaller    unknown: no container says what it needs'
has out 'Prices of 2026-11 in USD'
exits 0 --region ap-northeast-2 --format json --tasks 100 small.json
has out '"task":0.014195,"total":1.4195}'
has out '"task":10.36,"total":1036.24}'
exits 0 --region ap-northeast-2 storage.json
has out 'ephemeral storage above 20 GiB in ap-northeast-2: price unknown; not in the sum'
has out '1 task                                0.014195            10.36'
exits 0 --region us-east-1 windows.json
has out 'OS licence 1 vCPU                     0.046000            33.58'

# What has no price is told, and the rest goes on.
exits 2 small.json
has err 'ecslint: small.json (app): it names no region: say --region REGION'
silent out
exits 2 two.json
has err 'it names us-east-1 and eu-west-1: say --region REGION'
exits 2 --region ap-northeast-2 ec2.json template.json wrong.json windows.json small.json
has err 'ec2.json (app): not for Fargate but for EC2; --launch-type FARGATE prices it all the same'
has err 'template.json (app): cpu of the task is not known yet'
has err 'wrong.json (app): Fargate has no size with cpu 256 and memory 4096 on LINUX/X86_64'
has err 'windows.json (app): no price for WINDOWS/X86_64 in ap-northeast-2'
has out 'small.json (app): '
exits 2 --region ap-northeast-2 --format json ec2.json small.json
has out '{"file":"ec2.json","definition":"app","priced":false,"why":"not for Fargate'
has out '"file":"small.json","definition":"app","priced":true'
exits 0 --region ap-northeast-2 --launch-type FARGATE ec2.json
exits 2 --region mars-north-1 small.json
has err 'no price for region mars-north-1 in the prices of 2026-11, which have ap-northeast-2, us-east-1'
exits 3 --region us-east-1 missing.json small.json
has err 'missing.json: No such file or directory'
has out 'small.json (app): '
echo '[' >broken.json
exits 2 --region us-east-1 broken.json
has err 'broken.json: '
mkdir empty
exits 2 empty
has err 'no task definition found'
{
	cat small.json
	echo
	echo nonsense
	cat small.json
} >lines.ndjson
exits 2 --region us-east-1 lines.ndjson
has out 'lines.ndjson:1 (app): '
has out 'lines.ndjson:3 (app): '
has err 'lines.ndjson:2: '

# A template: each way its conditions may turn out, told once where they cost the same.
template()
{
	cat <<END
{"Conditions":{"Large":{"Fn::Equals":[{"Ref":"Size"},"large"]}},"Parameters":{"Size":{"Type":"String"}},
"Resources":{"Web":{"Type":"AWS::ECS::TaskDefinition","Properties":{"Family":"web","RequiresCompatibilities":["FARGATE"],
"NetworkMode":"awsvpc","Cpu":$1,"Memory":"2048","ContainerDefinitions":[{"Name":"app",
"Image":{"Fn::If":["Large","example/app:2","example/app:1"]}}]}}}}
END
}
template '{"Fn::If":["Large","1024","256"]}' >template.json
exits 0 --region us-east-1 template.json
has out 'template.json (Web): '
has out 'template.json (Web, with other conditions): '
exits 0 --region us-east-1 --format json template.json
has out '"otherConditions":true'
template '"1024"' >template.json
exits 0 --region us-east-1 template.json
has out 'template.json (Web): '
! grep -q 'other conditions' out
verdict $? 'the same is told twice'

# An instance.
exits 0 --region ap-northeast-2 --ec2-hourly 0.04 --ec2-vcpu 2 --ec2-memory 4 small.json
has out '2 vCPU and 4 GiB for 0.040000 USD an hour: 8 tasks fit;'
has out 'it costs less than Fargate from 3 running tasks on'
exits 0 --region ap-northeast-2 --ec2-hourly 0.04 --ec2-vcpu 0.5 --ec2-memory 4 small.json
has out 'it never costs less: Fargate takes 0.028390 USD an hour for them all'
exits 0 --region ap-northeast-2 --ec2-hourly 0.04 --ec2-vcpu 2 --ec2-memory 0.4 small.json
has out 'too small for a task of this size'
exits 2 --ec2-hourly 0.04 --ec2-memory 4 small.json
has err '--ec2-vcpu is missing'
for price in 0 -1 1e3 x 1.2.3 '' 1000000; do
	exits 2 "--ec2-hourly=$price" --ec2-vcpu 2 --ec2-memory 4 small.json
	has err '--ec2-hourly is a number above 0'
done

# Price files.
sed 's/0\.04656/0.05/' "$top/src/prices.json" >own.json
exits 0 --prices own.json --region ap-northeast-2 small.json
has out '  cpu        0.25 vCPU                  0.012500'
sed 's/"vcpuHour": 0.04656/"vcpuhour": 0.04656/' "$top/src/prices.json" >own.json
exits 2 --prices own.json --region ap-northeast-2 small.json
has err 'own.json: /regions/ap-northeast-2/LINUX~1X86_64/vcpuhour: unknown: '
echo '{"date":' >own.json
exits 2 --prices own.json small.json
has err 'own.json:'
has err 'not JSON'
exits 3 --prices none.json small.json
has err 'none.json: No such file or directory'
exits 3 --prices . small.json
exits 2 --prices /dev/zero small.json
has err '/dev/zero: more than 1 MiB'

# Options.
exits 2
has err 'name the files or folders'
exits 2 --tasks 0 small.json
has err '--tasks is a number from 1 to 100000, not "0"'
exits 2 --format markdown small.json
has err '--format is text or json'
exits 2 --select all small.json
has err 'has no option "--select"'
if [ -w /dev/full ]; then
	shown='cost small.json >/dev/full'
	"$ecslint" cost --region us-east-1 small.json >/dev/full 2>err
	[ $? -eq 3 ]
	verdict $? 'the exit status is not 3'
fi

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
