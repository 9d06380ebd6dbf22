#!/usr/bin/env python3
"""A request that hangs together, cut into parts, planned in parts and joined: against the whole, by the processor time that both had.

    parts.py --program PROGRAM --folder FOLDER [--units 20] [--sessions 2500] [--facilitators 150] [--shared 5] [--seed 1]
             [--most 2500] [--by-unit] [--rounds 20] [--workers 2] [--join 200] [--whole 650]

--whole and --join are processor seconds after which the run gets Ctrl-C and writes its best plan: on a busy machine limits of time do
not compare. The lines of a run say by how much its plan cost more than the bound that it proved in the end, as processor seconds went
by; those of join begin with what dividing and the parts took. The parts' own bounds and gaps are of what was allotted to them. Each
term of the cost is told, so that one sees whether dividing loses sessions, staffing or ranks. The joined plan is verified, with its proof.
"""
import argparse, concurrent.futures, json, os, pathlib, shutil, signal, subprocess, time

MARKS = [2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 400, 500, 650, 800, 1000, 1300, 1600, 2000, 3000]


def processor_seconds(process):
    try:
        fields = open(f"/proc/{process}/stat").read().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ended(process, command, began):
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"parts: {' '.join(map(str, command))} ended with {status}")
    return dict(processor=usage.ru_utime + usage.ru_stime, wall=time.monotonic() - began, mib=usage.ru_maxrss / 1024)


def run(*command):
    began = time.monotonic()
    return ended(subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL), command, began)


def watched(limit, *command):
    """What a run took, and its costs by processor seconds."""
    began, points, is_asked = time.monotonic(), [], False
    process = subprocess.Popen(
        [*map(str, command), "--events"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        event, used = json.loads(line), processor_seconds(process.pid)
        if used is None:
            break
        if event.get("cost") is not None:
            points.append((used, event["cost"]))
        if used > limit and not is_asked:
            is_asked = True
            process.send_signal(signal.SIGINT)
    return ended(process, command, began), points


def tell(name, solution, taken):
    gap = (solution["cost"] - solution["bound"]) / max(1, solution["cost"])
    terms = ", ".join(f"{term} {cost:.0f}" for term, cost in solution["costs"].items() if cost)
    print(
        f"| {name} | {solution['cost']:.2f} | {solution['bound']:.2f} | {100 * gap:.2f} % | {terms} | {taken['processor']:.0f} "
        f"| {taken['wall']:.0f} | {taken['mib']:.0f} | {os.getloadavg()[0]:.0f} |", flush=True)


def course(name, points, before, bound):
    told = []
    for mark in MARKS:
        # A point at or after the mark, unless all of the run is before it.
        cost = next((cost for used, cost in points if before + used >= mark), None)
        if mark >= before and cost is not None:
            told.append(f"{mark} s {100 * (cost - bound) / max(1, cost):.2f} %")
    print(f"{name}: {', '.join(told)}", flush=True)


def added(solutions):
    total = {key: sum(solution[key] for solution in solutions) for key in ("cost", "bound")}
    total["costs"] = {term: sum(solution["costs"][term] for solution in solutions) for term in solutions[0]["costs"]}
    return total


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--folder", required=True, type=pathlib.Path)
    defaults = dict(
        units=20, sessions=2500, facilitators=150, shared=5, seed=1, most=2500, rounds=20, workers=2, join=200, whole=650)
    for name, value in defaults.items():
        arguments.add_argument(f"--{name}", type=int, default=value)
    arguments.add_argument("--by-unit", action="store_true")
    options = arguments.parse_args()
    program, folder = options.program, options.folder
    parts, files = folder / "parts", [folder / "request.json", "--slots", folder / "slots.ndjson"]
    if not (folder / "slots.ndjson").exists():
        run(program, "scenario", "--units", options.units, "--sessions", options.sessions, "--facilitators",
            options.facilitators, "--shared-coaches", options.shared, "--days", 10, "--seed", options.seed, "--out", folder)
    print("| what | cost | bound | gap | terms | processor, s | wall, s | peak MiB | load |")
    print("| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    limits = ["--gap", 0, "--threads", 1, "--time-limit", 604800]
    courses = []
    if options.whole:
        taken, points = watched(options.whole, program, "plan", *files, "--out", folder / "whole.json", *limits)
        solution = json.loads((folder / "whole.json").read_text())["solution"]
        tell("the whole", solution, taken)
        courses.append(("the whole", points, 0, solution["bound"]))
    shutil.rmtree(parts, ignore_errors=True)
    split = run(
        program, "split", *files, "--out", parts, "--most-sessions", options.most, "--threads", 1, "--quiet",
        *(["--by", "business-unit"] if options.by_unit else []))
    index = json.loads((parts / "parts.json").read_text())["parts"]

    def planned(number):
        return run(
            program, "run", parts, "--part", number, "--gap", 0.0001, "--threads", 1, "--quiet", "--work-limit",
            options.rounds)

    # The first alone: it notes for all how they are planned.
    taken = [planned(1)]
    with concurrent.futures.ThreadPoolExecutor(options.workers) as workers:
        taken += workers.map(planned, [part["number"] for part in index[1:]])
    solutions = [
        json.loads((parts / "parts" / f"{part['number']:04d}" / "plan.json").read_text())["solution"] for part in index]
    before = split["processor"] + sum(part["processor"] for part in taken)
    tell(f"{len(index)} parts by themselves, added up", added(solutions), dict(
        processor=before - split["processor"], wall=sum(part["wall"] for part in taken),
        mib=max(part["mib"] for part in taken)))
    joined, points = watched(options.join, program, "join", parts, "--out", folder / "joined.json", *limits)
    joined["processor"] += before
    solution = json.loads((folder / "joined.json").read_text())["solution"]
    tell("joined (with all before it)", solution, joined)
    courses.append(("joined", points, before, solution["bound"]))
    print(f"split: {split['processor']:.0f} s of a processor, {split['mib']:.0f} MiB")
    for each in courses:
        course(*each)
    subprocess.run([program, "verify", *map(str, files), str(folder / "joined.json")], check=True)


if __name__ == "__main__":
    main()
