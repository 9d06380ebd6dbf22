"""Counts the instructions of fixed pieces of work by valgrind's callgrind, and holds them against limits.

    count.py --program .build/release/Instructions [--update] [name ...]

For machines whose counters of instructions cannot be read, virtual ones above all: callgrind counts the same whatever else
the machine is doing. Exit status 1 where something takes more than SLACK beyond its limit in limits.json, or has none;
--update writes what was counted there.
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


def stripped(program, folder):
    """A copy without what debuggers read, which valgrind does not understand in newer forms."""
    copy = os.path.join(folder, os.path.basename(program))
    subprocess.run(["strip", "--strip-all", "-o", copy, program], check=True)
    return copy


def count(program, name):
    """Instructions of a piece of work, in millions."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, name], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"count.py: {name}: status {run.returncode}\n{run.stdout}{run.stderr[-2000:]}")
    return int(found[1]) // 1_000_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--update", action="store_true", help="what is counted becomes the limits")
    parser.add_argument("names", nargs="*", metavar="name", help="pieces of work, all by default")
    arguments = parser.parse_args()
    names = arguments.names or subprocess.run(
        [arguments.program], capture_output=True, text=True, check=True).stdout.split()
    with open(LIMITS) as file:
        limits = json.load(file)
    exceeded = []
    print("| work | million instructions | limit |\n| --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        program = stripped(arguments.program, folder)
        for name in names:
            counted = count(program, name)
            if arguments.update:
                limits[name] = counted
            elif counted > limits.get(name, 0) * (1 + SLACK):
                exceeded.append(name)
            print(f"| {name} | {counted} | {limits.get(name, '–')} |", flush=True)
    if arguments.update:
        with open(LIMITS, "w") as file:
            json.dump(limits, file, indent=2)
            file.write("\n")
    if exceeded:
        sys.exit(f"count.py: more than {SLACK:.0%} beyond its limit: {', '.join(exceeded)}")


main()
