#!/usr/bin/env python3
"""One request of several business units without a coach in common, planned as a whole: against another program that has twice
the time, and against the units planned one by one in the same time altogether.

    units.py --program PROGRAM --folder FOLDER [--base PROGRAM] [--units 20] [--sessions 500] [--seconds 60] [--runs 3]

The runs of a round stand one after another and rounds are repeated, so that what else a machine does meets all of them; the table
has the medians. Processor seconds tell what a run had: on a busy machine limits of time do not compare. The last plan is verified,
with its proof.
"""
import argparse, json, os, pathlib, resource, statistics, subprocess, time


def made(program, folder, options, units, seed):
    if not (folder / "slots.ndjson").exists():
        subprocess.run(
            [program, "scenario", "--units", str(units), "--sessions", str(options.sessions), "--facilitators",
             str(options.facilitators), "--days", "10", "--seed", str(seed), "--out", folder],
            check=True, stdout=subprocess.DEVNULL)
    return folder


def planned(program, folder, seconds):
    plan = folder / "plan.json"
    plan.unlink(missing_ok=True)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(
        [program, "plan", folder / "request.json", "--slots", folder / "slots.ndjson", "--out", plan, "--gap", "0",
         "--time-limit", str(seconds), "--threads", "2", "--quiet"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"units: {program} ended with {status}")
    solution = json.loads(plan.read_text())["solution"]
    return dict(
        cost=solution["cost"], bound=solution["bound"], wall=time.monotonic() - began,
        processor=usage.ru_utime + usage.ru_stime, mib=usage.ru_maxrss / 1024)


def gap(run):
    return (run["cost"] - run["bound"]) / max(1, run["cost"])


def line(name, seconds, runs):
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    gaps = statistics.median(gap(run) for run in runs)
    print(f"| {name} | {seconds:g} | {middle['cost']:.2f} | {middle['bound']:.2f} | {100 * gaps:.2f} % | {middle['wall']:.0f} "
          f"| {middle['processor']:.0f} | {middle['mib']:.0f} |", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--base")
    arguments.add_argument("--folder", required=True, type=pathlib.Path)
    for name, value in dict(units=20, sessions=500, facilitators=40, seconds=60, runs=3, seed=1).items():
        arguments.add_argument(f"--{name}", type=int, default=value)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    whole = made(options.program, options.folder / "whole", options, options.units, options.seed)
    alone = [
        made(options.program, options.folder / f"unit-{number}", options, 1, options.seed + number)
        for number in range(options.units)]
    runs, each = {"base": [], "whole": [], "alone": []}, []
    for _ in range(options.runs):
        if options.base:
            runs["base"].append(planned(options.base, whole, 2 * options.seconds))
        runs["whole"].append(planned(options.program, whole, options.seconds))
        own = [planned(options.program, folder, options.seconds / options.units) for folder in alone]
        each.append(statistics.mean(gap(run) for run in own))
        runs["alone"].append(
            {key: max(run[key] for run in own) if key == "mib" else sum(run[key] for run in own) for key in own[0]})
    print("| what | limit, s | cost | bound | gap | wall, s | processor, s | peak MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    if options.base:
        line("the other program, the whole", 2 * options.seconds, runs["base"])
    line("the whole", options.seconds, runs["whole"])
    line("the units one by one, added up", options.seconds, runs["alone"])
    print(f"mean gap of the units alone: {100 * statistics.median(each):.2f} %")
    subprocess.run(
        [options.program, "verify", whole / "request.json", "--slots", whole / "slots.ndjson", whole / "plan.json"], check=True)


if __name__ == "__main__":
    main()
