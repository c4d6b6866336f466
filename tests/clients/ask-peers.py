#!/usr/bin/env python3
"""Asks other tools which of the project's own cases they refuse, offline, and compares with docs/comparison.md below TOP.

    tests/clients/ask-peers.py TOP FOLDER-OF-NPM-PACKAGES ASKED

ECSLINT names the program; UPDATE=1 writes the page's cells anew, VERBOSE=1 names the cases. Those peers are asked that
this interpreter and `node` have and that the file ASKED does not list; they are added to it. A client gets an endpoint on
this machine that takes everything: what does not reach it was refused.
"""
import collections
import contextlib
import http.server
import importlib.metadata
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

TOP = Path(sys.argv[1]).resolve()
NPM = Path(sys.argv[2]).resolve()
ASKED = Path(sys.argv[3])
sys.path.insert(0, str(TOP / "tests"))
import shapes  # noqa: E402 how a definition is said in CloudFormation

PAGE = TOP / "docs" / "comparison.md"
# The columns of the table of counts: topics of rules. What is named nowhere is in the last one.
COLUMNS = [
    {"document"},
    {"schema"},
    {"size", "memory"},
    {"network", "ports", "port-ranges", "port-clashes", "links", "proxy"},
    {"volumes", "mounts", "file-systems"},
    {"fargate", "managed-instances", "platform", "unsupported", "accelerators"},
    set(),
]
# Nothing of the user's own: no key, no region, no file, no instance's role.
CLIENT = {
    "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none", "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_MAX_ATTEMPTS": "1", "AWS_PAGER": "",
}


class Endpoint(http.server.ThreadingHTTPServer):
    """Takes every request, and counts them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.requests = 0
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(http.server.BaseHTTPRequestHandler):
    wbufsize = -1  # one packet: a second one would wait for the first one's receipt

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests += 1
        body = b'{"taskDefinition": {}}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def errors_of_ecslint(files, arguments=()):
    """The files in which an error is found, with the errors' rules."""
    ran = subprocess.run([shapes.ECSLINT, "check", "--isolated", "--fail-on", "never", "--min-severity", "error", "--format",
                          "jsonl", *arguments, "--", *map(str, files)], stdin=subprocess.DEVNULL, capture_output=True)
    if ran.returncode:
        sys.exit(f"ecslint: status {ran.returncode}: {ran.stderr.decode(errors='replace')[-400:]}")
    found = collections.defaultdict(set)
    for line in ran.stdout.splitlines():
        row = json.loads(line)
        found[Path(row["file"])].add(row["rule"])
    return found


def aws_cli(files):
    from awscli.clidriver import create_clidriver
    endpoint, driver, refused = Endpoint(), create_clidriver(), set()
    for file in files:
        before = endpoint.requests
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), \
                contextlib.suppress(SystemExit):
            driver.main(["ecs", "register-task-definition", "--endpoint-url", endpoint.url,
                         "--cli-input-json", f"file://{file}"])
        if endpoint.requests == before:
            refused.add(file)
    return refused


def moto(files):
    import boto3
    import botocore.exceptions
    from moto import mock_aws
    refused = set()
    with mock_aws():
        client = boto3.client("ecs")
        for file in files:
            try:
                client.register_task_definition(**json.loads(file.read_bytes()))
            except (ValueError, TypeError, AttributeError, KeyError, botocore.exceptions.ClientError,
                    botocore.exceptions.ParamValidationError):
                refused.add(file)
    return refused


def sdk(package):
    def question(files):
        endpoint = Endpoint()
        listed = "\n".join(map(str, files))
        ran = subprocess.run(["node", "--no-warnings", str(TOP / "tests" / "clients" / "ask-peers.mjs"), str(NPM), package,
                              endpoint.url], input=listed, capture_output=True, text=True)
        if ran.returncode:
            sys.exit(f"{package}: {ran.stderr[-2000:]}")
        return {Path(line) for line in ran.stdout.splitlines()}
    return question


def cfn_lint(files):
    ran = subprocess.run([sys.executable, "-c", "import cfnlint.runner, sys; sys.exit(cfnlint.runner.main())",
                          "--format", "json", "--", *map(str, files)], capture_output=True)
    if not ran.stdout:
        sys.exit(f"cfn-lint: {ran.stderr.decode(errors='replace')[-2000:]}")
    return {Path(match["Filename"]) for match in json.loads(ran.stdout) if match["Level"] == "Error"}


def installed(distribution):
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def npm_version(package):
    if not shutil.which("node"):
        return None
    try:
        return json.loads((NPM / "node_modules" / package / "package.json").read_text())["version"]
    except OSError:
        return None


def peers():
    """Name, version if it is there, how it is asked, whether it reads templates."""
    yield "AWS CLI", installed("awscli"), aws_cli, False
    yield "AWS SDK for JavaScript v2", npm_version("aws-sdk"), sdk("aws-sdk"), False
    yield "AWS SDK for JavaScript v3", npm_version("@aws-sdk/client-ecs"), sdk("@aws-sdk/client-ecs"), False
    yield "moto", installed("moto"), moto, False
    yield "cfn-lint", installed("cfn-lint"), cfn_lint, True


class Cases:
    """Definitions with a fault and without, those in which ecslint finds an error, and the column that each is counted in."""

    def __init__(self, bad, sound, found, column):
        self.bad, self.sound, self.found, self.column = bad, sound, found, column

    def row(self, name, refused):
        count = collections.Counter(self.column(file) for file in self.bad)
        hits = collections.Counter(self.column(file) for file in self.bad if file in refused)
        cells = [f"{hits[c]} of {count[c]}" if count[c] else "–" for c in range(len(COLUMNS))]
        cells += [f"{sum(hits.values())} of {len(self.bad)}", f"{sum(file in refused for file in self.sound)} of {len(self.sound)}"]
        return f"| {name} | " + " | ".join(cells) + " |"


def plain_cases():
    """Without those that need arguments, and those that are no definition of their own."""
    ran = subprocess.run([shapes.ECSLINT, "rules", "--format", "json"], capture_output=True, check=True)
    topics = {rule["id"]: rule["topic"] for rule in json.loads(ran.stdout)["rules"]}
    files = [f for kind in ("bad", "good") for f in sorted((TOP / "fixtures").glob(f"*/{kind}-*/input.json"))
             if f.parent.parent.name in topics and not f.with_name("args").exists()]

    def column(file):
        topic = topics[file.parent.parent.name]
        return next((n for n, topics_of_it in enumerate(COLUMNS) if topic in topics_of_it), len(COLUMNS) - 1)
    found = errors_of_ecslint(files)
    # What any client sends: without tokens and nulls.
    unsent = errors_of_ecslint(files, ["--rendered", "--client", "aws-cli"])
    return Cases([f for f in files if f.parent.name.startswith("bad-") and f in found],
                 [f for f in files if f.parent.name.startswith("good-") and f not in unsent], found, column)


def template_cases(plain, folder):
    """The plain cases that a template can hold; the file's place says which it is."""
    definitions = {TOP / name: value for name, value in shapes.definitions()}

    def templates(origins):
        files = []
        for origin in origins:
            if origin in definitions:
                files.append(folder / origin.relative_to(TOP))
                files[-1].parent.mkdir(parents=True)
                files[-1].write_bytes(bytes(shapes.Writer(indent=True).write(shapes.template(definitions[origin])).text))
        return files

    bad, sound = templates(plain.bad), templates(plain.sound)
    return Cases(bad, sound, errors_of_ecslint(bad + sound, ["--input", "cloudformation"]),
                 lambda file: plain.column(TOP / file.relative_to(folder)))


class Page:
    """docs/comparison.md: what stands there of the peers that were asked."""

    def __init__(self):
        self.lines = PAGE.read_text().splitlines()
        self.faults = []

    def counts(self, row):
        """The row with the same beginning must be the same, where it was counted over as many cases."""
        start = row[:row.index(" |") + 2]
        name = start.strip("| ")
        for number, line in enumerate(self.lines):
            if not line.startswith(start) or " of " not in line:
                continue
            if line == row:
                return
            if os.environ.get("UPDATE"):
                self.lines[number] = row
            elif re.findall(r"of \d+", line) == re.findall(r"of \d+", row):
                self.faults.append(f"{name} is said to refuse\n  {line}\nbut does\n  {row}")
            else:
                print(f"skipped: the counts of {name}, as there are other cases than the page's now: {row}")
            return
        print(f"skipped: the counts of {name}, of which the page has another version: {row}")

    def abilities(self, name, cases, refused, base):
        """In the column with this name, whether the case that the row names is refused; a dash where it cannot be said."""
        titles = []
        for number, line in enumerate(self.lines):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("| fault "):
                titles = cells
            case = re.search(r"\]\(\.\./(fixtures/[^)]*)\)", cells[0])
            if not case or name not in titles:
                continue
            file = base / case[1]
            found = ("yes" if file in refused else "no") if file in cases.bad else "–"
            column = titles.index(name)
            if os.environ.get("UPDATE"):
                cells[column] = found
                self.lines[number] = f"| {' | '.join(cells)} |"
            elif cells[column] != found:
                self.faults.append(f"{name} is said to find {case[1]}: {cells[column]}, but: {found}")


def compare(page, name, cases, refused, base):
    page.counts(cases.row(name, refused))
    page.abilities(name, cases, refused, base)
    if os.environ.get("VERBOSE"):
        for kind, files in (("passes", set(cases.bad).difference(refused)), ("refuses", set(cases.sound).intersection(refused))):
            for file in sorted(files):
                print(f"{name} {kind} {file.relative_to(base).parent}")


def main():
    os.environ.update(CLIENT)
    asked = ASKED.read_text().splitlines() if ASKED.exists() else []
    page = Page()
    with tempfile.TemporaryDirectory() as folder:
        plain = plain_cases()
        templates = template_cases(plain, Path(folder))
        if not asked:
            compare(page, "ecslint", plain, plain.found, TOP)
            compare(page, "ecslint, on templates", templates, templates.found, Path(folder))
        for name, version, question, of_templates in peers():
            if version and f"{name} {version}" not in asked:
                cases, base = (templates, Path(folder)) if of_templates else (plain, TOP)
                compare(page, f"{name} {version}", cases, question(cases.bad + cases.sound), base)
                asked.append(f"{name} {version}")
    ASKED.write_text("".join(f"{line}\n" for line in asked))
    if os.environ.get("UPDATE"):
        PAGE.write_text("\n".join(page.lines) + "\n")
    for fault in page.faults:
        print(f"FAIL: {fault}")
    sys.exit(bool(page.faults))


if __name__ == "__main__":
    main()
