#!/usr/bin/env python3
"""One Markdown table from the ladder's results: table.py results.json"""
import json
import sys


def main(path):
    with open(path) as text:
        results = json.load(text)
    print(f"{results['date']}, {results['machine']}, {results['seconds']:g} s and {results['threads']} threads each.\n")
    print("| instance | solver | cost | bound | gap | first plan, s | within 1 %, s | end, s | processor, s | load before | peak MiB |")
    print("| --- | --- |" + " ---: |" * 9)
    for instance, runs in results["instances"].items():
        best = min((cost_of(run) for run in runs.values() if cost_of(run) is not None), default=None)
        for solver, run in runs.items():
            print("| " + " | ".join([instance, solver, *figures(run, best)]) + " |")


def cost_of(run):
    return run["events"][-1]["cost"] if run["events"] else None


def figures(run, best):
    events = run["events"]
    last = events[-1] if events else {"cost": None, "bound": None}
    cost, bound = last["cost"], last["bound"]
    gap = None if cost is None or bound is None else max(0, cost - bound) / max(1, cost)
    first = next((event["at"] for event in events if event["cost"] is not None), None)
    near = next((event["at"] for event in events if event["cost"] is not None and event["cost"] <= 1.01 * best), None)
    failed = "failed after " if "failure" in run else ""
    return [show(cost), show(bound), "–" if gap is None else f"{100 * gap:.2f} %", seconds(first), seconds(near),
            failed + seconds(run["seconds"]), seconds(run["processor"]), f"{run['load']:.1f}", f"{run['megabytes']:.0f}"]


def show(value):
    return "–" if value is None else f"{value:.2f}".removesuffix(".00")


def seconds(value):
    return "–" if value is None else f"{value:.1f}"


if __name__ == "__main__":
    main(sys.argv[1])
