#!/usr/bin/env python3
"""Measure ecslint against its bars and against what no linter can beat.

    bench.py --ecslint PATH --floor PATH --work DIR [--check] [-n ROUNDS]

Ir is the number of instructions of the whole process in user space, counted by callgrind; it repeats to
within a half per cent, so --check measures and gates only that. Wall times are ratios of paired runs.

Hostile documents make thousands of findings. Printing them is not counted: callgrind is switched off
inside the format's function. Finding, sorting and wording them is.
"""
import argparse
import re
import subprocess
import sys
from pathlib import Path

import gen_corpus
import pairs

LINT = ["check", "--isolated", "--fail-on", "never"]
CONCISE = LINT + ["--format", "concise"]
# The function that prints a document's findings in this format: see src/format_text.c.
PRINTER = "concise_document"
# A fault at every few bytes: hundreds of findings are made. Linear, but not within three times big.json.
FAULTY = {"mount-points", "port-ranges", "ports", "unclosed-strings", "unknown-members", "wrong-types"}


class Bench:
    def __init__(self, options):
        self.options = options
        self.ecslint = str(Path(options.ecslint).resolve())
        self.floor = str(Path(options.floor).resolve())
        self.work = Path(options.work)
        self.failed = []

    def row(self, name, value, bar, stretch=None, unit="", gate=True):
        verdict = "stretch" if stretch and value <= stretch else "ok" if value <= bar else "ABOVE"
        if gate and value > bar:
            self.failed.append(name)
        shown = f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"
        goal = f"bar {bar:,}" + (f", stretch {stretch:,}" if stretch else "")
        print(f"{name:44} {shown:>12} {unit:4} {goal:32} {verdict}", flush=True)

    def ir(self, *command, skip=None, stdin=subprocess.DEVNULL):
        call = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        if skip:
            call += ["--toggle-collect=" + skip, "--collect-atstart=yes"]
        done = subprocess.run(call + list(command), stdin=stdin,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            sys.exit(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr}")
        return int(found.group(1))

    def lint_ir(self, path, arguments=LINT, skip=None):
        return self.ir(self.ecslint, *arguments, str(path), skip=skip)

    def corpus(self, what, name, count=0):
        """Written once: the same arguments give the same bytes, and the generator's time is in the name."""
        path = self.work / f"{int(Path(gen_corpus.__file__).stat().st_mtime)}" / name
        if not path.exists():
            part = path.with_name(name + ".part")
            part.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, gen_corpus.__file__, what, str(part), str(count)], check=True)
            part.rename(path)
        return path

    def instructions(self):
        start = self.ir(self.ecslint, "--version")
        print(f"{'process start (--version)':44} {start:12,} Ir")
        self.row("one.json", self.lint_ir(self.corpus("one", "one.json")), 600_000, 350_000, "Ir")

        big = self.corpus("big", "big.json")
        big_ir = self.lint_ir(big)
        self.row("big.json, a byte, above start", (big_ir - start) / big.stat().st_size, 40, unit="Ir")
        once, twice = (self.lint_ir(self.corpus("grown", f"grown-{n}.json", n)) - start for n in (5, 10))
        self.row("twice the containers, above start", twice / once, 2.1, unit="x")

        some = self.corpus("many", "some", 200)
        ours, theirs = self.lint_ir(some), self.ir(self.floor, "parse", str(some))
        self.row("200 files / floor parse", ours / theirs, 0.5, 0.25, "x")

        lines = self.corpus("ndjson", "some.ndjson", 1000)
        with lines.open() as stdin:
            theirs = self.ir(self.floor, "parse-lines", stdin=stdin)
        ours = self.lint_ir(lines, [*LINT, "-j", "1"])
        self.row("1,000 lines, 1 worker / floor parse-lines", ours / theirs, 0.4, 0.3, "x")
        return big_ir

    def hostile(self, big_ir):
        for path in sorted(self.corpus("hostile", "hostile").iterdir()):
            value = self.lint_ir(path, CONCISE, PRINTER) / big_ir
            self.row(f"hostile {path.stem} / big.json", value, 6 if path.stem in FAULTY else 3, unit="x")

    def peak_mib(self, *command, pieces=()):
        """`pieces` are written to its standard input."""
        child = subprocess.Popen([self.floor, "peak", *command], stdin=subprocess.PIPE,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for piece in pieces:
            child.stdin.write(piece)
        child.stdin.close()
        said = child.stderr.read().split()
        if child.wait() != 0:
            sys.exit(f"{' '.join(command)} ended with status {child.returncode}")
        return int(said[-1]) / 1024

    def wall(self):
        many = self.corpus("many", "many", 10000)
        one = self.corpus("one", "one.json")
        parse, read, lint = (f"{self.floor} parse {many}", f"{self.floor} read {many}",
                             " ".join([self.ecslint, *LINT, "-j", "1", str(many)]))
        rounds = pairs.measure(self.options.rounds, [parse, read, lint])
        self.row("10,000 files, 1 worker / floor parse", pairs.ratio(rounds, 2, 0), 0.5, 0.25, "x", False)
        print(f"{'  the same / floor read':44} {pairs.ratio(rounds, 2, 1):12.2f} x")
        self.row("10,000 files, peak", self.peak_mib(self.ecslint, *LINT, str(many)), 16, 8, "MiB")
        self.many_workers(many)
        self.lines()
        self.row("one.json, peak", self.peak_mib(self.ecslint, *LINT, str(one)), 6, 3, "MiB")

    def many_workers(self, many):
        one, two = (" ".join([self.ecslint, *LINT, "-j", n, str(many)]) for n in "12")
        rounds = pairs.measure(self.options.rounds, [one, two])
        self.row("10,000 files, 2 workers / 1 worker", pairs.ratio(rounds, 1, 0), 0.65, None, "x", False)

    def lines(self):
        path = self.corpus("ndjson", "many.ndjson", 10000)
        rounds = pairs.measure(self.options.rounds, [f"{self.floor} parse-lines <{path}",
                                                     " ".join([self.ecslint, *LINT, str(path)])])
        self.row("10,000 lines / floor parse-lines", pairs.ratio(rounds, 1, 0), 0.3, 0.15, "x", False)

        text = path.read_bytes()
        stream = [self.ecslint, *LINT, "--input", "ndjson"]
        for name in "text", "concise", "jsonl":
            few, lots = (self.peak_mib(*stream, "-f", name, "-", pieces=[text] * n) for n in (1, 100))
            self.row(f"1,000,000 lines as {name}, peak", lots, 16, unit="MiB")
            self.row("  the same / 10,000 lines", lots / few, 1.05, unit="x", gate=False)
        gib = self.peak_mib(*stream, "-", pieces=[b'{"family": "'] + [b"x" * (1 << 20)] * 1024)
        self.row("a line of 1 GiB, peak", gib, 64, unit="MiB")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--ecslint", required=True)
    p.add_argument("--floor", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--check", action="store_true", help="instruction counts only; exit 1 above a bar")
    p.add_argument("-n", "--rounds", type=int, default=9)
    bench = Bench(p.parse_args())

    bench.hostile(bench.instructions())
    if not bench.options.check:
        bench.wall()
    if bench.failed:
        print("above the bar: " + ", ".join(bench.failed))
    sys.exit(bool(bench.failed) and bench.options.check)


if __name__ == "__main__":
    main()
