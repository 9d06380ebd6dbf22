"""How long answers about a plan take, from the start of the program to its end, with all that is read for them.

    answers.py --program ../.build/release/coachplan [--sizes 500 2000] [--keys 8] [--check]

Plans a scenario that has no room for everybody, then asks: why a session has no place and what would help; all of them in one
run, for each session; where else a session could be; places for a late one; where the plan is short, by each view. Prints the
median and the longest of each; with --check the end is 1 where an answer of 500 sessions takes 2 s or longer, or one of 2 000
5 s. The plan itself is not what is measured: it is made within --plan-seconds and kept in --folder.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

LIMITS = {500: 2.0, 2000: 5.0}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--keys", type=int, default=8, help="sessions that are asked about one by one")
    parser.add_argument("--tight", default="1.15", help="time to be led as a share of what daily limits allow")
    parser.add_argument("--plan-seconds", default="60")
    parser.add_argument("--folder", default=os.path.join(".build", "answers"))
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def main():
    options = arguments()
    program = os.path.abspath(options.program)
    slow = []
    for size in options.sizes:
        folder = os.path.abspath(os.path.join(options.folder, f"{size}x{options.tight}"))
        plan = planned(program, size, folder, options)
        left = [one["session"] for one in plan["unscheduled"]]
        placed = [one["session"] for one in plan["appointments"]]
        print(f"{size} sessions, {len(left)} of them left out, {plan['solution']['candidates']} places that the slots allow")
        questions = [
            ("explain KEY, left out", [["explain", "plan.json", key] for key in spread(left, options.keys)], 1),
            ("explain, all left out, for each", [["explain", "plan.json"]] if left else [], max(1, len(left))),
            ("explain KEY, placed", [["explain", "plan.json", key] for key in spread(placed, options.keys)], 1),
            ("suggest KEY", [["suggest", "plan.json", key] for key in spread(left, options.keys)], 1),
        ] + [(f"explain --by {view}", [["explain", "plan.json", "--by", view]], 1)
             for view in ("facilitator", "group", "day", "limit")]
        for name, runs, answers in questions:
            seconds = [timed([program, *run, "--format", "json"], folder) / answers for run in runs]
            if not seconds:
                continue
            print(f"  {name:34} median {statistics.median(seconds):6.2f} s, longest {max(seconds):6.2f} s, {len(seconds)} runs")
            if max(seconds) >= LIMITS.get(size, float("inf")):
                slow.append(f"{size} sessions, {name}: {max(seconds):.2f} s")
    for line in slow:
        print(f"too slow: {line}")
    return 1 if options.check and slow else 0


def planned(program, size, folder, options):
    if not os.path.exists(os.path.join(folder, "plan.json")):
        subprocess.run(
            [program, "scenario", "--sessions", str(size), "--facilitators", str(max(4, size * 3 // 40)), "--days", "10", "--seed", "1",
             "--tight", options.tight, "--out", folder], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            [program, "plan", "request.json", "--slots", "slots.ndjson", "--out", "plan.json", "--time-limit",
             options.plan_seconds, "--quiet"], check=True, cwd=folder)
    with open(os.path.join(folder, "plan.json"), encoding="utf-8") as text:
        return json.load(text)


def spread(keys, count):
    step = max(1, len(keys) // count)
    return keys[::step][:count]


def timed(command, folder):
    start = time.monotonic()
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


if __name__ == "__main__":
    sys.exit(main())
