#!/bin/sh
# Plants secrets in definitions, breaks these in many ways, and looks for the secrets in every report.
ecslint=${ECSLINT:-./ecslint}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0

# What must not be seen contains this word, whatever stands round it.
secret=hunter2

# At the end of a pipe, where variables are lost again: so a file counts.
plant()
{
	echo >>"$work/count"
	cat >"$work/$(($(wc -l <"$work/count"))).json"
}

# A definition with something to complain of next to each secret.
sound()
{
	cat <<END
{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "app",
      "image": 5,
      "repositoryCredentials": { "credentialsParameter": "$secret", "credentialsParameter": "$secret" },
      "environment": [
        { "name": "DB_PASSWORD", "value": "$secret", "vlaue": "$secret" },
        { "name": "PORT", "value": "a $secret b", "value": 7 },
        { "name": "PIN", "value": { "is": "$secret" }, "x": "$secret" }
      ],
      "secrets": [ { "name": "T", "valueFrom": "$secret", "valuefrom": "$secret" } ],
      "dockerLabels": { "a": "$secret", "b": [ "$secret" ], "a": 1 },
      "command": [ "--password=$secret", "--token", "$secret", "mysql -p$secret", 5 ],
      "entryPoint": [ "sh", "-c", "DB_PASSWORD=$secret app", 5 ],
      "healthCheck": { "command": "curl -u me:$secret http://localhost" },
      "logConfiguration": {
        "logDriver": "splunk", "logdriver": "x",
        "options": { "splunk-token": "$secret", "splunk-url": "https://me:$secret@host/", "n": 1 },
        "secretOptions": [ { "name": "n", "valueFrom": "$secret", "value": "$secret" } ]
      },
      "portMapings": 1
    },
    { "name": "side", "image": 5, "environment": { "DB_PASSWORD": "$secret" }, "secrets": [ "T=$secret" ] },
    { "name": "third", "image": 5, "environment": [ "DB_PASSWORD=$secret" ], "enviroment": [ { "name": "A", "value": "$secret" } ] },
    { "name": "fourth", "image": 5, "Environment": [ { "Name": "A", "Value": "$secret" } ], "Secrets": "$secret" },
    { "name": "fifth", "image": 5, "api_key": "$secret", "x": { "privateKey": "$secret" }, "accessKey": [ "$secret" ] }
  ]
}
END
}

# The same in CloudFormation's words, and what stands beside a definition.
template()
{
	cat <<END
{
  "Parameters": { "Password": { "Type": "String", "NoEcho": true, "Default": "$secret" } },
  "Mappings": { "Stage": { "prod": { "Key": "$secret" } } },
  "Resources": {
    "Lambda": { "Type": "AWS::Lambda::Function", "Properties": { "Code": { "ZipFile": "$secret" } } },
    "Web": {
      "Type": "AWS::ECS::TaskDefinition",
      "Metadata": { "Note": "$secret" },
      "Properties": {
        "Family": 5.5,
        "ContainerDefinitions": [
          {
            "Name": "app",
            "Image": "nginx 1",
            "RepositoryCredentials": { "CredentialsParameter": "$secret", "credentialsParameter": "$secret" },
            "Environment": [
              { "Name": "DB_PASSWORD", "Value": "$secret", "vlaue": "$secret" },
              { "Name": "PORT", "Value": { "Fn::Sub": "a $secret \${AWS::Region}" }, "Value2": "$secret" },
              { "Name": "PIN", "Value": { "Fn::Join": [ "", [ "$secret", { "Ref": "X" } ] ] }, "name": 5 },
              { "Name": "A", "Value": { "Fn::If": [ "Big", "$secret", { "Fn::Sub": [ "$secret", { "$secret": "$secret" } ] } ] } },
              { "Fn::If": [ "Big", { "Name": "AWS_A", "Value": "$secret" }, { "name": "B", "value": "$secret" } ] },
              { "Name": "C", "Value": null, "value": "$secret" }
            ],
            "Secrets": [ { "Name": "T", "ValueFrom": "$secret", "Valuefrom": "$secret" } ],
            "DockerLabels": { "a": "$secret", "b": [ "$secret" ], "c": { "Fn::Sub": "$secret" } },
            "Command": [ "--password=$secret", "--token", "$secret", { "Fn::Sub": "mysql -p$secret" }, null ],
            "HealthCheck": { "Command": { "Fn::If": [ "Big", "curl -u me:$secret http://localhost", [ "curl -u me:$secret" ] ] } },
            "LogConfiguration": {
              "LogDriver": "splunk", "Logdriver": "x",
              "Options": { "splunk-token": "$secret", "splunk-url": "https://me:$secret@host/", "n": null }
            },
            "PortMapings": 1
          },
          { "name": "side", "image": 5, "environment": [ { "name": "A", "value": "$secret" } ] },
          { "Name": "third", "Image": 5, "Environment": { "DB_PASSWORD": "$secret" }, "Secrets": [ "T=$secret" ] }
        ]
      }
    }
  },
  "Outputs": { "Password": { "Value": "$secret" } }
}
END
}

# As text in a JSON string.
escaped()
{
	tr -d '\n' | sed 's/\\/\\\\/g; s/"/\\"/g'
}

containers()
{
	sound | sed -n '/^  "containerDefinitions": \[/,$p' | sed '1s/.*/[/; $d'
}

# What `terraform show -json` prints, with the containers as they are in the string `$1`.
plan()
{
	cat <<END
{
  "format_version": "1.2",
  "variables": { "password": { "value": "$secret" }, "other": { "value": [ "$secret" ] } },
  "planned_values": {
    "outputs": { "url": { "sensitive": true, "value": "$secret" } },
    "root_module": {
      "resources": [
        { "address": "random_password.a", "type": "random_password", "values": { "result": "$secret", "length": 7 } },
        {
          "address": "aws_ecs_task_definition.web", "mode": "managed", "type": "aws_ecs_task_definition",
          "values": {
            "family": "a b",
            "container_definitions": "$1",
            "tags": { "what?": "$secret", "token": "$secret" },
            "volume": [ { "name": "$secret!", "host_path": "relative", "docker_volume_configuration": [ { "driver_opts": { "o": "password=$secret" } } ] } ]
          },
          "sensitive_values": { "tags": { "what?": true }, "volume": [ { "name": true } ] }
        },
        { "address": "aws_ssm_parameter.a", "type": "aws_ssm_parameter", "values": { "insecure_value": "$secret" } }
      ]
    }
  },
  "resource_changes": [
    {
      "address": "aws_ecs_task_definition.web", "mode": "managed", "type": "aws_ecs_task_definition",
      "change": {
        "before": { "container_definitions": "$1", "family": "$secret" },
        "after": { "container_definitions": "$1" },
        "after_unknown": { "arn": true }
      }
    }
  ],
  "configuration": { "root_module": { "resources": [ { "expressions": { "x": { "constant_value": "$secret" } } } ] } }
}
END
}

sensitive_plan()
{
	plan "$(containers | escaped)" | sed 's/"sensitive_values": {/"sensitive_values": { "container_definitions": true,/'
}

# In one line as well, where everything is beside everything.
plant_both()
{
	cat >"$work/planted"
	plant <"$work/planted"
	tr -d '\n' <"$work/planted" | plant
}

shapes()
{
	template | plant_both
	template | sed 's/"Name"/"name"/' | plant_both
	template | sed 's/"Environment"/"Enviroment"/' | plant_both
	template | sed 's/"Properties"/"properties"/' | plant_both
	template | sed "s/\"Type\": \"AWS::ECS::TaskDefinition\"/\"Type\": \"$secret\"/" | plant_both
	template | sed "s/\"$secret\"/$secret/" | plant_both
	template | sed "s/\"$secret\"/\"$secret/" | plant_both
	template | sed 's/"Value": /"Value" /' | plant_both
	template | sed "s/\"$secret\"/\"a\\\\q$secret\"/" | plant_both
	plan "$(containers | escaped)" | plant_both
	plan "$(containers | sed 's/": /" /g' | escaped)" | plant_both
	plan "$(containers | sed "s/\"$secret\"/\"$secret/" | escaped)" | plant_both
	plan "$(containers | sed "s/\"$secret\"/$secret/" | escaped)" | plant_both
	plan "$(containers | tr -d '"' | escaped)" | plant_both
	plan "$(containers | tr '"' "'" | escaped)" | plant_both
	plan "$(containers | sed 's/"environment": \[/"links": [/' | escaped | sed "s/$secret/\\\\u0068unter2/g")" | plant_both
	plan "$secret" | plant_both
	plan "{\\\"environment\\\": \\\"$secret\\\"}" | plant_both
	plan "$(containers | escaped | sed "s/$secret/\\\\\\\\u0068unter2/g")" | plant_both
	plan "$(containers | escaped)" | sed "s/\"what?\"/what?/" | plant_both
	plan "$(containers | escaped)" | sed 's/"values": {/"values" {/' | plant_both
	sensitive_plan | plant_both
	sensitive_plan | sed 's/"image\\": 5/"image\\": \\"hunter2 x\\", \\"links\\": [\\"hunter2 y\\"], \\"dnsServers\\": [\\"hunter2\\"]/g' | plant_both
	sensitive_plan | sed 's/"name\\": \\"app\\"/"name\\": \\"hunter2\\"/g' | plant_both
	sensitive_plan | sed 's/"container_definitions": true,/"container_definitions": true, "family": true,/; s/"family": "a b"/"family": "hunter2 b"/' | plant_both
	{
		sound | tr -d '\n'
		echo
		template | tr -d '\n'
		echo
		plan "$(containers | escaped)" | tr -d '\n'
		echo
		containers | tr -d '\n' | head -c 900
		echo
		sound | tr -d '\n' | sed 's/^/{"taskDefinition":/; s/$/}/'
	} | plant
	containers | plant_both
	sound | sed '1s/^/{"taskDefinition":/; $s/$/}/' | plant_both
	for whole in "template" "plan $(containers | escaped)"; do
		${whole%% *} "${whole#* }" | tr -d '\n' >"$work/whole"
		size=$(($(wc -c <"$work/whole")))
		at=60
		while [ $at -lt $size ]; do
			head -c $at "$work/whole" | plant
			at=$((at + 60))
		done
	done
}

breaks()
{
	sound | plant
	sound | tr -d '\n' | plant
	sound | tr '"' "'" | plant
	sound | tr -d '"' | plant
	sound | sed 's/": /" /g' | plant
	sound | tr -d ',' | plant
	sound | tr -d '[]' | plant
	sound | tr -d '{' | plant
	sound | tr -d '}' | plant
	sound | tr ':' '=' | plant
	sound | tr ',' ';' | plant
	sound | tail -n +2 | plant
	sound | tail -n +8 | plant
	sound | sed 's/"value": "/"value": /' | plant
	sound | sed 's/"value": "/"value "/' | plant
	sound | sed 's/"value": /"value" /' | plant
	sound | sed 's/"value": /"value"\n/' | plant
	sound | sed 's/"value"/value/' | plant
	sound | sed 's/"value"/value"/' | plant
	sound | sed 's/"value"/"value/' | plant
	sound | sed "s/$secret\"/$secret/" | plant
	sound | sed "s/\"$secret\"/$secret/" | plant
	sound | sed "s/\"$secret\"/'$secret'/" | plant
	sound | sed "s/\"$secret\"/\"a\"$secret\"/" | plant
	sound | sed "s/\"$secret\"/\"a$secret/" | plant
	sound | sed "s/\"$secret\"/\"a\\\\q$secret\"/" | plant
	sound | sed "s/\"$secret\"/\"a\\\\\\\\\"$secret\"/" | plant
	sound | sed "s/\"$secret\"/\"$secret\" \"$secret\"/" | plant
	sound | sed "s/\"$secret\"/\"$secret\", \"$secret\"/" | plant
	sound | sed "s/\"$secret\"/[\"$secret\"/" | plant
	sound | sed "s/\"$secret\"/{\"$secret\"}/" | plant
	sound | sed "s/\"$secret\"/\${X} \"$secret\"/" | plant
	sound | sed "s/\"$secret\"/\"\${X}$secret\"/" | plant
	sound | sed "s/\"$secret\"/\"$secret\" \/\/ $secret/" | plant
	sound | sed "s/\"$secret\"/\"$secret\" \/* $secret *\//" | plant
	sound | sed "s/\"$secret\"/\"$secret\" # $secret/" | plant
	sound | sed 's/"environment": \[/"environment": /' | plant
	sound | sed 's/"environment": \[/"environment" [/' | plant
	sound | sed 's/"environment": \[/"environment: [/' | plant
	sound | sed 's/"environment"/environment/' | plant
	sound | sed 's/"environment"/"env"/' | plant
	sound | sed 's/"dockerLabels": {/"dockerLabels": /' | plant
	sound | sed 's/"dockerLabels"/"ockerLabels"/' | plant
	sound | sed 's/"family": "web",/"family": "web"/' | plant
	sound | sed 's/"web"/"web/' | plant
	sound | sed 's/"app"/"app\n/' | plant
	sound | sed 's/^/\t/' | sed 's/"app"/app/' | plant
	sound | sed 's/"DB_PASSWORD", /"DB_PASSWORD" /' | plant
	sound | sed 's/"DB_PASSWORD", /"DB_PASSWORD, /' | plant
	sound | sed 's/"name"/"nome"/' | plant
	sound | sed "s/$secret/-----BEGIN PRIVATE KEY-----\n$secret\n-----END PRIVATE KEY-----/" | plant
	printf '%s' "\"environment\": \"$secret\"" | plant
	printf '%s' "value: $secret" | plant
	printf '%s' "environment:\n  - name: A\n    value: $secret\n" | plant
	printf '%s' "{ \"environment\": \"$secret" | plant
	printf '%s' "{ \"environment\": [ { \"name\": \"A\", \"value\": \"$secret" | plant
	printf '%s' "{ \"environment\": [ { \"$secret" | plant
	printf '%s' "{ \"environment\": [ $secret" | plant
	# The message cuts such a key off within the secret's tail.
	printf '%s' "{\"family\": \"a\", \"containerDefinitions\": [{\"name\": \"b\", \"--password=$secret-and-many-letters-behind-it\" }]}" | plant
	printf '%s' "[{\"name\":\"A\",\"value\":\"$secret\"}]" | plant
	printf '%s' "{\"a\":1} \"password\": \"$secret\"" | plant
	# Cut off at every tenth byte, in one line and in many.
	for shape in cat "tr -d \n"; do
		sound | $shape >"$work/whole"
		size=$(($(wc -c <"$work/whole")))
		at=10
		while [ $at -lt $size ]; do
			head -c $at "$work/whole" | plant
			at=$((at + 10))
		done
	done
}

breaks
shapes
# hides WHAT ARGUMENT...: finds something in the documents, and no secret is in the report.
hides()
{
	what=$1
	shift
	"$ecslint" "$@" "$work"/*.json >"$work/report" 2>&1
	status=$?
	if [ $status -ne 1 ]; then
		echo "FAIL: $what: exit status $status"
		failed=$((failed + 1))
	elif grep -n "$secret" "$work/report" >"$work/seen"; then
		echo "FAIL: $what: secrets are shown:"
		head -n 5 "$work/seen"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

for format in text concise json jsonl github sarif gitlab junit checkstyle rdjson rdjsonl markdown; do
	for options in "" "--client aws-cli" "--rendered"; do
		# shellcheck disable=SC2086 # split on purpose
		hides "$format $options" --select all --format $format --color never $options
	done
done

for command in attributes compat; do
	for format in text json; do
		hides "$command, $format" $command --format $format
	done
done

# Yet what is no secret is shown: a report that hides all would pass the above.
sound >"$work/sound.json"
"$ecslint" --color never "$work/sound.json" >"$work/report" 2>&1
for word in '"DB_PASSWORD"' '"portMapings"' '"app"' '"image": 5' '"value": "…"'; do
	if grep -q "$word" "$work/report"; then
		passed=$((passed + 1))
	else
		echo "FAIL: $word is not shown"
		failed=$((failed + 1))
	fi
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
