#!/usr/bin/env python3
"""Cost and bound of plans at fixed work, over sizes and seeds: does a change of the solver make plans worse?

    quality.py --program PROGRAM --scenarios FOLDER [--out RESULTS.json] [--against RESULTS.json]

A run at a fixed number of rounds has no clock in it: the same program gives the same plan on any machine, whatever else
the machine does. So two programs can be compared to the unit. Each plan is judged by Scripts/check_plan.py.
Exit 1 where a mean is worse than the other's by more than 0.05 %, or a plan is refused.
"""
import argparse, json, pathlib, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Sessions, facilitators, and rounds: enough for the search to leave the first plan behind. Small teams take as long as large ones:
# their runs end in a tree of parts that rounds do not count.
SIZES = {100: (8, 2), 200: (16, 2), 500: (40, 1), 2000: (150, 1)}
TOLERANCE = 0.0005


def scenario(folder, sessions, facilitators, seed, every_rule):
    name = folder / f"{sessions}-{'every-rule' if every_rule else 'plain'}-{seed}"
    if not (name / "slots.ndjson").exists():
        subprocess.run(
            [sys.executable, ROOT / "Scripts/scenario.py", name, "--sessions", str(sessions), "--facilitators", str(facilitators),
             "--days", "10", "--tight", "0.8", "--seed", str(seed)] + (["--all"] if every_rule else []),
            check=True, stdout=subprocess.DEVNULL)
    return name


def run(program, folder, rounds):
    request, slots, plan = folder / "request.json", folder / "slots.ndjson", folder / "plan.json"
    plan.unlink(missing_ok=True)
    began = time.monotonic()
    subprocess.run([program, "plan", request, "--slots", slots, "--out", plan, "--gap", "0", "--work-limit", str(rounds),
                    "--threads", "2", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - began
    verdict = subprocess.run([sys.executable, ROOT / "Scripts/check_plan.py", request, slots, plan], capture_output=True, text=True)
    if verdict.returncode:
        sys.exit(f"quality: the plan of {folder} is refused:\n{verdict.stdout}")
    solution = json.loads(plan.read_text())["solution"]
    return dict(cost=solution["cost"], bound=solution["bound"], seconds=round(seconds, 1))


def mean(runs, key):
    return sum(r[key] for r in runs.values()) / len(runs)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--scenarios", required=True, type=pathlib.Path)
    arguments.add_argument("--out", type=pathlib.Path)
    arguments.add_argument("--against", type=pathlib.Path)
    arguments.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    arguments.add_argument("--seeds", type=int, nargs="+", default=list(range(1, 9)))
    options = arguments.parse_args()
    other = json.loads(options.against.read_text()) if options.against else {}
    results, worse = {}, []
    print("| sessions | rules | mean cost | mean bound | cost against | bound against | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for sessions in options.sizes:
        facilitators, rounds = SIZES[sessions]
        for every_rule in (False, True):
            group = f"{sessions} {'every rule' if every_rule else 'plain'}"
            runs = {str(seed): run(options.program, scenario(options.scenarios, sessions, facilitators, seed, every_rule), rounds)
                    for seed in options.seeds}
            results[group] = runs
            cells = []
            for key, sign in (("cost", 1), ("bound", -1)):
                cell = "–"
                if set(runs) <= set(other.get(group, {})):
                    before = mean({seed: other[group][seed] for seed in runs}, key)
                    change = (mean(runs, key) - before) / max(1, before)
                    cell = f"{change:+.3%}"
                    if sign * change > TOLERANCE:
                        worse.append(f"{group}: mean {key} {cell}")
                cells.append(cell)
            print(f"| {group.replace(' ', ' | ', 1)} | {mean(runs, 'cost'):.1f} | {mean(runs, 'bound'):.1f} | {cells[0]} | {cells[1]} "
                  f"| {sum(r['seconds'] for r in runs.values()):.0f} |", flush=True)
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n")
    if worse:
        sys.exit("quality: worse by more than 0.05 %\n" + "\n".join(worse))


main()
