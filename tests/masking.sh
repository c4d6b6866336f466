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
for format in text concise json jsonl github sarif gitlab junit checkstyle rdjson rdjsonl markdown; do
	for options in "" "--client aws-cli" "--rendered"; do
		# shellcheck disable=SC2086 # split on purpose
		"$ecslint" --select all --format $format --color never $options "$work"/*.json >"$work/report" 2>&1
		status=$?
		if [ $status -ne 1 ]; then
			echo "FAIL: $format $options: exit status $status"
			failed=$((failed + 1))
		elif grep -n "$secret" "$work/report" >"$work/seen"; then
			echo "FAIL: $format $options: secrets are shown:"
			head -n 5 "$work/seen"
			failed=$((failed + 1))
		else
			passed=$((passed + 1))
		fi
	done
done

for command in attributes compat; do
	for format in text json; do
		"$ecslint" $command --format $format "$work"/*.json >"$work/report" 2>&1
		status=$?
		if [ $status -ne 1 ]; then
			echo "FAIL: $command, $format: exit status $status"
			failed=$((failed + 1))
		elif grep -n "$secret" "$work/report" >"$work/seen"; then
			echo "FAIL: $command, $format: secrets are shown:"
			head -n 5 "$work/seen"
			failed=$((failed + 1))
		else
			passed=$((passed + 1))
		fi
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
