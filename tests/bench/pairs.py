#!/usr/bin/env python3
"""Run shell commands in turn (A B C A B C ...) and compare their whole-process times.

    pairs.py [-n ROUNDS] 'COMMAND' 'COMMAND' ...

Prints wall time (min, median, max), CPU time (median) and peak memory of each, and the
median of its per-round wall ratio against the first command. Each start costs a shell's
exec (about 1 ms), and a peak under this interpreter's own (about 15 MiB) reads as that:
for one file cold, or for a small peak, use callgrind and `floor peak` instead. Output of the commands is
thrown away; a command that is not expected to succeed may exit with any status below 126.
"""
import argparse
import os
import statistics
import subprocess
import time


def once(command):
    start = time.perf_counter()
    child = subprocess.Popen(["sh", "-c", "exec " + command], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if not 0 <= child.returncode < 126:
        raise SystemExit(f"exit {child.returncode}: {command}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def measure(count, commands):
    """One round that does not count, then `count` rounds of a measurement a command."""
    return [[once(c) for c in commands] for _ in range(count + 1)][1:]


def ratio(rounds, command, to):
    return statistics.median(r[command][0] / r[to][0] for r in rounds)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", type=int, default=9, help="counted rounds, after one that is not")
    p.add_argument("commands", nargs="+")
    a = p.parse_args()
    rounds = measure(a.n, a.commands)
    print(f"{'min ms':>9} {'median':>9} {'max':>9} {'cpu ms':>9} {'peak KiB':>9} {'ratio':>7}")
    for i, command in enumerate(a.commands):
        walls = [r[i][0] * 1e3 for r in rounds]
        cpu = statistics.median(r[i][1] * 1e3 for r in rounds)
        peak = max(r[i][2] for r in rounds)
        print(f"{min(walls):9.2f} {statistics.median(walls):9.2f} {max(walls):9.2f} {cpu:9.2f} "
              f"{peak:9d} {ratio(rounds, i, 0):7.3f}  {command}")


if __name__ == "__main__":
    main()
