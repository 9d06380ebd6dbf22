#!/usr/bin/env python3
"""What more caution does to staffing: plans scenarios at floors 0, 1 and 2, and measures all of them at floor 0.

    caution.py [--coachplan PROGRAM] [--time-limit SECONDS] [--gap GAP] [--folder DIR] [REQUEST SLOTS]...

Without files: ten scenarios of scenario.py, 60 sessions and 6 coaches each, from easy to more than the coaches can do. Prints the
table of Documentation/staffing.md. Plans are checked by check_plan.py, at the floor that they were made with.
"""
import argparse, contextlib, io, json, os, subprocess, sys, tempfile
from collections import defaultdict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_plan

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = [0, 1, 2]
# Tightness and seed.
SCENARIOS = [(0.6, 1), (0.6, 2), (0.7, 3), (0.7, 4), (0.8, 5), (0.8, 6), (0.9, 7), (0.9, 8), (1.0, 9), (1.1, 10)]


def measured(instance, plan):
    """Of a plan, at the floor of the instance: left out, sessions that end below -1, lowest value, felt shortage."""
    places = {item["session"]: item["body"] for item in plan["appointments"]}
    away = defaultdict(int)
    spans = {}
    for key, body in places.items():
        first = int(check_plan.instant(body["dateStart"]) // check_plan.TICK)
        cells = [(instance.group(a), t) for a in body["attendeeIds"]
                 for t in range(first, first + body["lengthInMinutes"] // 15)]
        spans[key] = set(cells)
        for cell in cells:
            away[cell] += 1
    after = {cell: instance.base[cell] - people for cell, people in away.items() if cell in instance.base}
    deep = sum(1 for cells in spans.values() if any(after[c] < -1 for c in cells if c in after))
    _, cost = instance.evaluate({key: (body["facilitatorId"], check_plan.instant(body["dateStart"]))
                                 for key, body in places.items()})
    felt = cost["understaffing"] / float(instance.policy["understaffingCost"])
    return len(plan["unscheduled"]), deep, float(min(after.values(), default=0)), felt


def planned(arguments, request, slots, floor, folder):
    """Plans a request at another floor; returns the plan."""
    copy, out = os.path.join(folder, f"request-{floor}.json"), os.path.join(folder, f"plan-{floor}.json")
    request = {**request, "policy": {**request.get("policy", {}), "staffingFloor": floor}}
    with open(copy, "w") as text:
        json.dump(request, text)
    subprocess.run([arguments.coachplan, "plan", copy, "--slots", slots, "--out", out, "--quiet",
                    "--gap", arguments.gap, "--time-limit", arguments.time_limit], check=True)
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        faults = check_plan.main(copy, slots, out)
    if faults:
        sys.exit(told.getvalue())
    with open(out) as text:
        return json.load(text)


def read(path):
    with open(path) as text:
        if path.endswith(".json"):
            return json.load(text)
        import yaml
        return check_plan.typed(yaml.load(text, Loader=yaml.BaseLoader))


def row(arguments, name, request, slots, folder):
    """One line of the table: floors 0, 1 and 2 of one request."""
    with open(slots) as text:
        lines = [json.loads(line) for line in text if line.strip()]
    at_zero = check_plan.Instance(
        {**request, "policy": {**request.get("policy", {}), "staffingFloor": 0}}, lines)
    found = [measured(at_zero, planned(arguments, request, slots, floor, folder)) for floor in FLOORS]
    columns = [" / ".join(str(each[0]) for each in found), " / ".join(str(each[1]) for each in found),
               " / ".join(f"{each[2]:.2f}" for each in found), " / ".join(f"{each[3]:.1f}" for each in found)]
    print(f"| {name} | {' | '.join(columns)} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coachplan", default=os.path.join(HERE, "..", ".build", "release", "coachplan"))
    parser.add_argument("--time-limit", default="15")
    parser.add_argument("--gap", default="0.001")
    parser.add_argument("--folder", help="keep scenarios and plans here")
    parser.add_argument("files", nargs="*", metavar="REQUEST SLOTS")
    arguments = parser.parse_args()
    print("| scenario | left out | end below -1 | lowest | felt shortage |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or temporary
        os.makedirs(folder, exist_ok=True)
        for request, slots in zip(arguments.files[::2], arguments.files[1::2]):
            row(arguments, os.path.basename(os.path.dirname(os.path.abspath(request))), read(request), slots, folder)
        for tight, seed in [] if arguments.files else SCENARIOS:
            made = os.path.join(folder, f"scenario-{tight}-{seed}")
            subprocess.run([sys.executable, os.path.join(HERE, "scenario.py"), made, "--sessions", "60",
                            "--facilitators", "6", "--tight", str(tight), "--seed", str(seed)], check=True)
            row(arguments, f"tight {tight}, seed {seed}", read(os.path.join(made, "request.json")),
                os.path.join(made, "slots.ndjson"), made)


if __name__ == "__main__":
    main()
