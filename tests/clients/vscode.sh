#!/bin/sh
# VS Code's task: its problem matcher reads the concise report, as far as that can be told without VS Code.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs node nodejs
cd "$work" || exit 1
put_wide >bad.taskdef.json
cp "$top/docs/example.json" example.json

cat >read.mjs <<'END'
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

// The settings are JSON with comments.
const text = readFileSync(process.argv[2], "utf8").replace(/^\s*\/\/.*$/gm, "");
for (const { command, args, problemMatcher } of JSON.parse(text).tasks) {
	const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
	const { regexp, ...groups } = problemMatcher.pattern;
	console.log(`status ${status}`);
	for (const line of stdout.trimEnd().split("\n")) {
		const match = new RegExp(regexp).exec(line);
		const found = {};
		for (const [key, group] of Object.entries(groups)) found[key] = match?.[group];
		console.log(JSON.stringify(found));
	}
}
END
node read.mjs "$top/editors/vscode/tasks.json" >out 2>&1
check 'the task runs' out [ $? -eq 0 ]
has 'the task' out 'status 1'
has 'a finding' out '{"file":"bad.taskdef.json","line":"4","column":"93","severity":"error","message":"memory is a string, but ECS wants an integer","code":"wrong-type"}'
has 'a finding' out '"code":"fargate-memory-size"}'
check 'every line is read' out [ "$(grep -c '"code"' out)" -eq "$("$ecslint" -q -f concise . | wc -l)" ]

finish
