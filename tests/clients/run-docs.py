#!/usr/bin/python3
"""Runs every ecslint command of docs/ci.md and docs/editors.md below $1, in this folder, and reads the reports they write."""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree

import yaml

top = pathlib.Path(sys.argv[1])
faults = []
commands = set()
READERS = {
    "gitlab": lambda text: [issue["location"]["path"] for issue in json.loads(text)],
    "sarif": lambda text: [result["ruleId"] for result in json.loads(text)["runs"][0]["results"]],
    "checkstyle": lambda text: xml.etree.ElementTree.fromstring(text).findall("file/error"),
    "junit": lambda text: xml.etree.ElementTree.fromstring(text).findall("testsuite/testcase/failure"),
    "rdjson": lambda text: json.loads(text)["diagnostics"],
    "rdjsonl": lambda text: [json.loads(line)["location"] for line in text.splitlines()],
    "jsonl": lambda text: [json.loads(line)["rule"] for line in text.splitlines()],
    "concise": lambda text: re.findall(r"^\S+:\d+:\d+: error: .* \[\S+\]$", text, re.M),
}


def check(holds, what):
    if not holds:
        faults.append(what)


def texts(value):
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(part)


def read(command, format, text):
    try:
        check(len(READERS[format](text)) == 2, f"{command}: not two findings in {format}")
    except (KeyError, ValueError, xml.etree.ElementTree.ParseError) as fault:
        faults.append(f"{command}: {format} cannot be read: {fault!r}")


def run(command, context):
    """The workspace holds one bad definition with two findings."""
    commands.add(command)
    arguments = shlex.split(command.split(" | ")[0].replace("FILE", "bad.taskdef.json").replace("NAME", "new.json"))
    with open("bad.taskdef.json") as bad:
        ran = subprocess.run(arguments, stdin=bad, capture_output=True, text=True, check=False)
    check(ran.returncode == 1, f"{command}: status {ran.returncode}: {ran.stderr}")
    for option, value in zip(arguments, arguments[1:]):
        if option == "--output":
            format, path = value.split(":", 1)
            check(context.count(path) > 1 or pathlib.Path(path).parent.name in context, f"{command}: nothing reads {path}")
            if pathlib.Path(path).exists():
                read(command, format, pathlib.Path(path).read_text())
            else:
                faults.append(f"{command}: no {path}")
        elif option == "--format":
            read(command, value, ran.stdout)


action = yaml.safe_load((top / "action.yml").read_text())
hooks = {hook["id"] for hook in yaml.safe_load((top / ".pre-commit-hooks.yaml").read_text())}
pathlib.Path("test-results").mkdir()
for document in ("ci.md", "editors.md"):
    text = (top / "docs" / document).read_text()
    for language, block in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S):
        if language == "yaml":
            value = yaml.safe_load(block)
            found = [part for part in texts(value) if part.startswith("ecslint ")]
            for repository in value.get("repos", []) if isinstance(value, dict) else []:
                check({hook["id"] for hook in repository["hooks"]} <= hooks, f"{document}: no such hook: {block}")
            for step in value if isinstance(value, list) else []:
                check(set(step["with"]) == set(action["inputs"]), f"{document}: not the inputs of the action: {block}")
        elif language == "groovy":
            found = re.findall(r"sh '(ecslint [^']*)'", block)
        else:
            found = re.findall(r"^ecslint .*", block, re.M)
        for command in found:
            run(command, block)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    for command in re.findall(r"`(ecslint --format [^`]*)`", prose):
        run(command if re.search(r" (\.|-|FILE)$", command) else command + " .", prose)
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        check((top / "docs" / target).exists(), f"{document}: no {target}")
check(len(commands) > 6, f"only {len(commands)} commands were found")

for fault in faults:
    print(fault)
print(f"{len(commands)} commands")
sys.exit(bool(faults))
