#!/usr/bin/env python3
"""Run ecslint over real inputs that lie outside the project, and say where it is wrong.

    ECSLINT_TEST_DATA=FOLDER tests/corpus.py ECSLINT

FOLDER holds corpus/json (a JSON syntax suite), corpus/real and corpus/deployed (definitions, with an
index.jsonl that tells which of them ECS is known to have taken) and conformance/score.
Without it everything is skipped: exit status 77.
"""
import collections
import json
import os
import re
import subprocess
import sys
from pathlib import Path

MIN_RECALL = 65.0
# Of the attributes that ECS recorded, those that are predicted; of the predicted, those it did not record.
MIN_PREDICTED = 95.0
MAX_EXTRA = 3.0
# Of the definitions that ECS listed launch types for, those with the same answer.
MIN_AGREED = {"EC2": 95.0, "FARGATE": 100.0, "EXTERNAL": 95.0}
# The rules of what the reader reports.
SYNTAX = {"syntax", "encoding", "document-limit"}


class Checks:
    def __init__(self, ecslint, data):
        self.ecslint = str(Path(ecslint).resolve())
        self.data = Path(data)
        self.passed = self.failed = 0

    def expect(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"FAIL: {what}")

    def lint(self, files):
        """The findings of every file by its name. One process takes them all, so a hang shows as well."""
        done = subprocess.run([self.ecslint, "check", "--isolated", "--fail-on", "never", "--format", "jsonl",
                               *map(str, files)], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        self.expect(done.returncode == 0, f"exit status {done.returncode}: {done.stderr.decode(errors='replace')}")
        found = collections.defaultdict(list)
        for line in done.stdout.splitlines():
            row = json.loads(line)
            found[Path(row["file"]).name].append(row)
        return found

    def syntax_suite(self):
        files = sorted(self.data.glob("corpus/json/*.json"))
        found = self.lint(files)
        for file in files:
            syntax = [r for r in found[file.name] if r["severity"] == "error" and r["rule"] in SYNTAX]
            if file.name.startswith("y_"):
                self.expect(not syntax, f"{file.name}: refused: {words(syntax)}")
            elif file.name.startswith("n_"):
                self.expect(syntax, f"{file.name}: accepted")

    def definitions(self, folder):
        rows = [json.loads(line) for line in (self.data / "corpus" / folder / "index.jsonl").open()]
        found = self.lint(self.data / "corpus" / folder / row["file"] for row in rows)
        for row in rows:
            errors = [r for r in found[row["file"]] if r["severity"] == "error"]
            if row.get("kind") == "broken-json":
                self.expect(any(r["rule"] in SYNTAX for r in errors), f"{row['file']}: the fault in its JSON was not found")
            elif row.get("oracle", "A" if folder == "deployed" else None) == "A":
                self.expect(not errors, f"{row['file']}: ECS took it, but: {words(errors)}")

    def described(self):
        """The definitions as ECS printed them, unedited, by their files."""
        rows = [json.loads(line) for line in (self.data / "corpus" / "real" / "index.jsonl").open()]
        for row in rows:
            if row.get("oracle") == "A":
                file = self.data / "corpus" / "real" / row["file"]
                printed = json.loads(file.read_text(encoding="utf-8-sig"))
                yield file, printed.get("taskDefinition", printed)

    def answers(self, command, files):
        """What a command tells of each definition."""
        done = subprocess.run([self.ecslint, command, "--isolated", "--format", "json", *map(str, files)],
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        self.expect(done.returncode in (0, 1), f"{command}: exit status {done.returncode}: {done.stderr.decode(errors='replace')}")
        return {row["file"]: row for row in json.loads(done.stdout)["definitions"]}

    def attributes(self):
        described = dict(self.described())
        answers = self.answers("attributes", described)
        recorded_count = predicted_count = hits = 0
        for file, printed in described.items():
            recorded = {a["name"] for a in printed["requiresAttributes"]}
            predicted = {a["name"] for a in answers[str(file)]["attributes"] if a["known"]}
            recorded_count += len(recorded)
            predicted_count += len(predicted)
            hits += len(recorded & predicted)
            if recorded != predicted:
                print(f"{file.name}: not predicted {sorted(recorded - predicted)}, not recorded {sorted(predicted - recorded)}")
        print(f"attributes: {hits} of {recorded_count} recorded in {len(described)} definitions, {predicted_count} predicted")
        self.expect(hits and 100 * hits >= MIN_PREDICTED * recorded_count, "too few recorded attributes are predicted")
        self.expect(100 * (predicted_count - hits) <= MAX_EXTRA * predicted_count, "too many predicted attributes are not recorded")

    def compatibilities(self):
        described = dict(self.described())
        answers = self.answers("compat", described)
        agreed, compared = collections.Counter(), collections.Counter()
        for file, printed in described.items():
            self.expect(answers[str(file)]["compatible"], f"{file.name}: ECS took it, compat does not")
            for launch, answer in answers[str(file)]["launch_types"].items():
                if answer["recorded"] is None:
                    continue
                same = (answer["answer"] == "accepted") == (launch in printed["compatibilities"])
                compared[launch] += 1
                agreed[launch] += same
                if not same:
                    print(f"{file.name}: {launch} is {answer['answer']}, ECS listed {printed['compatibilities']}")
        for launch, count in compared.items():
            print(f"compat: {launch} agrees on {agreed[launch]} of {count}")
        for launch, least in MIN_AGREED.items():
            self.expect(compared[launch] and 100 * agreed[launch] >= least * compared[launch],
                        f"{launch} agrees too seldom with what ECS listed")

    def conformance(self):
        done = subprocess.run([sys.executable, str(self.data / "conformance" / "score"), "--ecslint", self.ecslint],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        line = (done.stdout.splitlines() or [done.stderr])[-1]
        print(line)
        score = re.search(r"with extra alarms (\d+);.*recall ([\d.]+) %.*clean ([\d.]+) %", line)
        self.expect(score, "the score cannot be read")
        if score:
            self.expect(float(score[2]) >= MIN_RECALL, f"recall is below {MIN_RECALL} %")
            self.expect(score[1] == "0", "extra alarms")
            self.expect(score[3] == "100.0", "a definition that ECS takes gets an error")


def words(rows):
    return "; ".join(f"{r['rule']} at {r['pointer'] or 'the top'}: {r['message']}" for r in rows)


def main():
    data = os.environ.get("ECSLINT_TEST_DATA")
    if not data:
        print("skipped: ECSLINT_TEST_DATA names no folder")
        sys.exit(77)
    checks = Checks(sys.argv[1], data)
    checks.syntax_suite()
    checks.definitions("real")
    checks.definitions("deployed")
    checks.attributes()
    checks.compatibilities()
    checks.conformance()
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(checks.failed > 0)


if __name__ == "__main__":
    main()
