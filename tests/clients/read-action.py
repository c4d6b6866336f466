#!/usr/bin/python3
"""Reads the action, the example workflows and the problem matcher of the folder $1 as GitHub does.

The problem matcher must read every line of the concise report in $2."""
import json
import pathlib
import re
import sys

import yaml

top = pathlib.Path(sys.argv[1])
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


action = yaml.safe_load((top / "action.yml").read_text())
check(action["runs"]["using"] == "composite", "the action is not composite")
for step in action["runs"]["steps"]:
    check(step.get("shell"), f"{step['name']}: a step of a composite action needs a shell")
    check("${{" not in step["run"], f"{step['name']}: an expression in shell text")
    used = {name for value in step.get("env", {}).values() for name in re.findall(r"inputs\.([\w-]+)", value)}
    check(used <= set(action["inputs"]), f"{step['name']}: unknown inputs {used}")

workflows = sorted((top / "docs/github").glob("*.yml"))
check(len(workflows) > 2, "there are no example workflows")
users = 0
for path in workflows:
    for job in yaml.safe_load(path.read_text())["jobs"].values():
        for step in job["steps"]:
            check("${{" not in step.get("run", ""), f"{path}: an expression in shell text")
            if "/ecslint@" in step.get("uses", ""):
                users += 1
                unknown = set(step.get("with", {})) - set(action["inputs"])
                check(not unknown, f"{path}: the action has no input {unknown}")
check(users > 2, "the example workflows do not use the action")

[matcher] = json.loads((top / ".github/ecslint-matcher.json").read_text())["problemMatcher"]
[pattern] = matcher["pattern"]
lines = pathlib.Path(sys.argv[2]).read_text().splitlines()
check(lines, "the report is empty")
for line in lines:
    match = re.match(pattern["regexp"], line)
    if ": info: " in line:  # GitHub documents no word for it
        check(not match, f"matched: {line}")
        continue
    check(match, f"not matched: {line}")
    if match:
        found = {key: match[group] for key, group in pattern.items() if key != "regexp"}
        again = "{file}:{line}:{column}: {severity}: {message} [{code}]".format(**found)
        check(again == line, f"read otherwise: {found}")
        check(pathlib.Path(found["file"]).name.endswith(".json"), f"no file: {found}")

for fault in faults:
    print(fault)
sys.exit(bool(faults))
