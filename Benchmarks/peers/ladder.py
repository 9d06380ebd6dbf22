#!/usr/bin/env python3
"""Runs coachplan and its rivals on the same instances with the same limits, one after the other.

    ladder.py --program coachplan --instances DIRECTORY... --seconds 60 --out results.json

Each instance is a folder with request.json and slots.ndjson. Rivals get the program that `coachplan export --mps` writes.
The clock of each solver starts with its process, so reading files counts for all of them.
"""
import argparse
import json
import os
import pathlib
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from types import SimpleNamespace

import rivals


def run(command, read, seconds):
    """One solver's run: events, peak memory in MB, seconds to the end, processor seconds of them, and the load of the machine
    in the minute before."""
    load, begin = os.getloadavg()[0], time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    # Some solvers overstay: they are ended a while after their time.
    watchdog = threading.Timer(seconds * 1.5 + 60, lambda: process.send_signal(signal.SIGKILL))
    watchdog.start()
    events, tail = [], []
    for line in process.stdout:
        tail = [*tail[-4:], line.rstrip()]
        event = read(line)
        if "cost" in event or "bound" in event:
            event["at"] = time.monotonic() - begin
            events.append(event)
    _, status, usage = os.wait4(process.pid, 0)
    watchdog.cancel()
    took = time.monotonic() - begin
    failed = os.waitstatus_to_exitcode(status) != 0
    return {"events": best_so_far(events), "seconds": took, "processor": usage.ru_utime + usage.ru_stime,
            "load": load, "megabytes": usage.ru_maxrss / 1024, **({"failure": tail} if failed else {})}


def best_so_far(events):
    """Events with both values, each the best until then; only those where something changed."""
    out, cost, bound = [], None, None
    for event in events:
        new_cost = min(filter(lambda value: value is not None, (cost, event.get("cost"))), default=None)
        new_bound = max(filter(lambda value: value is not None, (bound, event.get("bound"))), default=None)
        if (new_cost, new_bound) != (cost, bound):
            cost, bound = new_cost, new_bound
            out.append({"at": round(event["at"], 3), "cost": cost, "bound": bound})
    return out


def exact_values(case, result):
    """coachplan's progress shows rounded costs: the last event is what its plan says. The outside checker judges the plan."""
    try:
        solution = json.loads(pathlib.Path(case.plan).read_text())["solution"]
    except (OSError, ValueError):
        return
    result["events"].append({"at": round(result["seconds"], 3), "cost": solution["cost"], "bound": solution["bound"]})
    verdict = subprocess.run(
        [sys.executable, case.checker, case.request, case.slots, case.plan], capture_output=True, text=True)
    if verdict.returncode:
        result["failure"] = verdict.stdout.splitlines()[-5:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--checker", required=True)
    parser.add_argument("--instances", nargs="+", required=True)
    parser.add_argument("--solvers", nargs="+", default=None)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    results = {"date": time.strftime("%Y-%m-%d"), "machine": f"{os.cpu_count()} cores, {platform.machine()}",
               "seconds": options.seconds, "threads": options.threads, "instances": {}}
    with tempfile.TemporaryDirectory() as folder:
        for directory in map(pathlib.Path, options.instances):
            results["instances"][directory.name] = solve_all(directory, folder, options)
            pathlib.Path(options.out).write_text(json.dumps(results, indent=1))


def solve_all(directory, folder, options):
    case = SimpleNamespace(
        program=options.program, checker=options.checker, request=str(directory / "request.json"),
        slots=str(directory / "slots.ndjson"), mps=f"{folder}/{directory.name}.mps",
        plan=f"{folder}/{directory.name}.plan.json")
    subprocess.run([case.program, "export", case.request, "--slots", case.slots, "--mps", case.mps], check=True)
    out = {}
    for name, (command, read) in rivals.commands(case, options.seconds, options.threads).items():
        if options.solvers and name not in options.solvers:
            continue
        if not shutil.which(command[0]):
            print(f"{name} is not installed ({command[0]}): left out", file=sys.stderr)
            continue
        out[name] = run(command, read, options.seconds)
        if name == "coachplan":
            exact_values(case, out[name])
        last = out[name]["events"][-1:] or ["nothing"]
        print(directory.name, name, last[0], f"{out[name]['seconds']:.1f} s", file=sys.stderr)
    return out


if __name__ == "__main__":
    main()
