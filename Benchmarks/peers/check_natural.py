#!/usr/bin/env python3
"""Holds the natural model against the proven optima: check_natural.py INSTANCES CHECKER NAME...

INSTANCES is the folder of the public instances, whose README.md has the optima in a table. Exit 1 where the model proves
another cost, or does not end within two minutes; the model itself has the checker judge its plans.
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def proven(table, name):
    row = re.search(rf"^\| {re.escape(name)}[ |(].*$", table, re.MULTILINE)
    cost, bound = map(float, (cell.strip() for cell in row[0].split("|")[5:7]))
    assert cost == bound, f"{name} has no proven optimum"
    return cost


def main(instances, checker, *names):
    instances = pathlib.Path(instances)
    table, wrong = (instances / "README.md").read_text(), 0
    for name in names:
        run = subprocess.run(
            [sys.executable, HERE / "solve_natural.py", instances / name / "request.json", instances / name / "slots.ndjson",
             checker, "120", "2"], capture_output=True, text=True)
        events = [json.loads(line) for line in run.stdout.splitlines()]
        cost = next((event["cost"] for event in reversed(events) if "cost" in event), None)
        status = events[-1].get("status") if events else None
        right = run.returncode == 0 and status == "OPTIMAL" and abs(cost - proven(table, name)) < 0.005
        wrong += not right
        seconds = events[-1]["at"] if events else 0
        print(f"{name}: {status} {cost} in {seconds:.1f} s, proven {proven(table, name)}", "" if right else f"WRONG {run.stderr[-500:]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
