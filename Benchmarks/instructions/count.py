"""Counts the instructions of fixed pieces of work by valgrind's callgrind, and holds them against limits.

    count.py --program ../.build/release/coachplan --instances ../../shared/instances [--update] [name ...]

For machines whose counters of instructions cannot be read, virtual ones above all: callgrind counts the same whatever else
the machine is doing. The work has no clock in it: one thread, and an end by the gap alone. Exit status 1 where something
takes more than SLACK beyond its limit in limits.json; --update writes what was counted there.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIMITS = os.path.join(HERE, "limits.json")
# Compilers and C libraries of the same version differ by less between machines.
SLACK = 0.05
PLAN = ["--threads", "1", "--time-limit", "1000000", "--quiet"]
WORK = {
    "rules-40, proven": ("plan", "rules-40", ["--gap", "0", *PLAN]),
    "loose-50, proven": ("plan", "loose-50", ["--gap", "0", *PLAN]),
    "tight-50, proven": ("plan", "tight-50", ["--gap", "0", *PLAN]),
    "loose-500, read and written as MPS": ("export", "loose-500", []),
    "loose-500, bound and first good plan": ("plan", "loose-500", ["--gap", "0.03", *PLAN]),
}


def count(program, instances, work):
    """Instructions of a piece of work, in millions."""
    command, instance, options = WORK[work]
    request, slots = (os.path.join(instances, instance, name) for name in ("request.json", "slots.ndjson"))
    with tempfile.TemporaryDirectory() as folder:
        out = ["--mps" if command == "export" else "--out", os.path.join(folder, "out")]
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, command, request, "--slots", slots,
             *out, *options],
            capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"count.py: {work}: status {run.returncode}\n{run.stderr[-2000:]}")
    return int(found[1]) // 1_000_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--instances", required=True)
    parser.add_argument("--update", action="store_true", help="what is counted becomes the limits")
    parser.add_argument("names", nargs="*", metavar="name", help="pieces of work, all by default")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in WORK]
    if unknown:
        parser.error(f"no such work: {', '.join(unknown)}; there are {'; '.join(WORK)}")
    with open(LIMITS) as file:
        limits = json.load(file)
    too_many = False
    print("| work | million instructions | limit |\n| --- | ---: | ---: |")
    for work in arguments.names or WORK:
        counted = count(arguments.program, arguments.instances, work)
        limit = limits.get(work)
        is_more = not arguments.update and limit is not None and counted > limit * (1 + SLACK)
        too_many |= is_more
        print(f"| {work} | {counted} | {limit}{' exceeded' if is_more else ''} |", flush=True)
        limits[work] = counted
    if arguments.update:
        with open(LIMITS, "w") as file:
            json.dump(limits, file, indent=2)
            file.write("\n")
    sys.exit(1 if too_many else 0)


main()
