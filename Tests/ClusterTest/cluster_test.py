"""Parts on a real cluster: cluster_test.py PROGRAM FOLDER, with SLURM_CONF naming a cluster of two nodes that Scripts/cluster has started in
FOLDER/cluster. Ends with status 1 at the first thing that is not as it should be."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time

PARTS = 40
PLANNING = ["--deterministic", "--work-limit", "10", "--gap", "0.05"]

program, work = sys.argv[1], pathlib.Path(sys.argv[2])
cluster = work / "cluster"
checks = 0


def check(condition, what):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"cluster-test: FAILED: {what}")
    print(f"cluster-test: {what}", flush=True)


def run(*arguments, status=0, **more):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, **more)
    if done.returncode != status:
        sys.exit(f"cluster-test: FAILED: {arguments} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done


def tool(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def wait(condition, what, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"cluster-test: FAILED: {what} did not happen within {seconds} s")
        time.sleep(0.1)


def plans(folder):
    return {path.parent.name: path.read_bytes() for path in folder.glob("parts/*/plan.json")}


def processes(folder, *words):
    """Processes whose command line has the folder and the words in it."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if any(str(folder) in word for word in line) and all(word in line for word in words):
                found.append(int(entry.name))
    return found


def parent(process):
    return int((pathlib.Path("/proc") / str(process) / "stat").read_text().rsplit(")", 1)[1].split()[1])


def kill(process):
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass


def workers_of(node, folder):
    """Workers on a node: tasks of the daemon's own steps."""
    running = tool("squeue", "--noheader", f"--nodelist={node}", "--states=running", "--format=%A").split()
    found = []
    for worker in processes(folder, "--part"):
        environment = (pathlib.Path("/proc") / str(worker) / "environ").read_bytes().split(b"\0")
        if any(f"SLURM_JOB_ID={job}".encode() in environment for job in running):
            found.append(worker)
    return found


def start(folder, *more):
    log = open(work / f"{folder.name}.log", "a")
    return subprocess.Popen(
        [program, "run", folder, "--engine", "slurm", "--poll", "1", "--verbose", *PLANNING, *more],
        stdout=log, stderr=log), work / f"{folder.name}.log"


def copy(source, name):
    target = work / name
    subprocess.run(["cp", "-r", source, target], check=True)
    return target


def joined(folder):
    return (folder / "plan.json").read_bytes()


began = time.monotonic()
whole, parts = work / "whole", work / "parts"
run("scenario", "--units", PARTS, "--sessions", 60, "--facilitators", 8, "--days", 4, "--out", whole)
run("split", whole / "request.json", "--slots", whole / "slots.ndjson", "--out", parts, "--by", "business-unit")
PARTS = len(json.loads((parts / "parts.json").read_text())["parts"])
here, there, left = copy(parts, "here"), copy(parts, "there"), copy(parts, "left")
check(True, f"{PARTS} parts made in {time.monotonic() - began:.0f} s")

# Without a cluster.
began = time.monotonic()
run("run", here, "--quiet", *PLANNING)
wanted = plans(here)
check(len(wanted) == PARTS, f"{PARTS} parts planned on this machine in {time.monotonic() - began:.0f} s")

# On the cluster: a task is killed, then a node with all that runs on it.
began = time.monotonic()
running, log = start(there)
wait(lambda: len(plans(there)) >= 5, "the first plans")
victim, end = None, time.monotonic() + 60
# One that is killed when its plan is written already is no loss: until one is.
while "was killed" not in log.read_text() and time.monotonic() < end:
    for victim in processes(there, "--part")[:1]:
        kill(victim)
    time.sleep(3)
wait(lambda: len(plans(there)) >= 10, "further plans")
daemon = int((cluster / "slurmd.n1.pid").read_text())
wait(lambda: workers_of("n1", there), "a worker on n1")
lost = workers_of("n1", there)
kill(daemon)
for worker in lost:
    step = parent(worker)
    kill(worker)
    kill(step)
print(f"cluster-test: killed task {victim} and node n1 (daemon {daemon}, workers {lost})", flush=True)
wait(lambda: "n1" in tool("sinfo", "--noheader", "--Node", "--states=down", "--format=%N"), "the loss of the node noticed")
subprocess.run(["slurmd", "-N", "n1"], check=True)
try:
    running.wait(timeout=300)
except subprocess.TimeoutExpired:
    sys.exit(f"cluster-test: FAILED: the run does not end\n{log.read_text()}{tool('squeue')}")
told = log.read_text()
check(running.returncode == 0, f"{PARTS} parts planned on the cluster in {time.monotonic() - began:.0f} s")
check("was killed" in told and "it is tried again" in told, "the task that was killed was tried again")
record = json.loads((there / "run.json").read_text())
check(len(record["submissions"]) >= 2 and all(one["isOver"] for one in record["submissions"]), "by a job of its own")
check(plans(there) == wanted, "the plans are the same, byte by byte")
check(joined(there) == joined(here), "and so is the plan of the whole")
run("verify", whole / "request.json", "--slots", whole / "slots.ndjson", there / "plan.json")
check(not processes(there), "no process is left")
for name in ("0001", f"{PARTS:04d}"):
    part = there / "parts" / name
    run("verify", part / "request.json", "--slots", part / "slots.ndjson", part / "plan.json")
check(True, "plans of parts are valid")

# Ctrl-C leaves the job, the same command finds it, and --cancel ends it.
running, log = start(left)
wait(lambda: len(plans(left)) >= 2, "the first plans")
running.send_signal(signal.SIGINT)
running.wait(timeout=60)
check(running.returncode == 75 and "goes on" in log.read_text(), "Ctrl-C leaves the job going and says so")
job = json.loads((left / "run.json").read_text())["submissions"][0]["job"]
check(job in tool("squeue", "--noheader", "--format=%F"), f"job {job} is there still")
known = len(plans(left))
wait(lambda: len(plans(left)) > known, "a further plan without anybody who follows")
running, log = start(left)
wait(lambda: "parts planned" in log.read_text().split("goes on")[-1], "the job found again")
run("run", left, "--cancel")
running.wait(timeout=60)
check(tool("squeue", "--noheader", f"--jobs={job}", "--states=pending,running", "--format=%F") == "", "--cancel ends the job")
check(len(json.loads((left / "run.json").read_text())["submissions"]) == 1, "and nothing was handed over twice")
run("run", left, "--engine", "local", "--quiet")
check(plans(left) == wanted, "another engine plans the rest, to the same plans")

# What a cluster refuses.
for plan in left.glob("parts/0001/plan.json"):
    plan.unlink()
slurm = ["run", left, "--engine", "slurm"]
told = run(*slurm, "--memory", "999999", status=64).stderr
check("Requested node configuration is not available" in told, "more memory than there is")
told = run(*slurm, "--slurm-option=--partition=moon", "--memory", "100", status=64).stderr
check("Invalid partition name" in told, "no such partition")
if os.getuid() == 0:
    for place in [left, *left.rglob("*")]:
        place.chmod(0o777)
    nobody = ["runuser", "-u", "nobody", "--"]
    done = subprocess.run(
        [*nobody, program, *map(str, slurm), "--slurm-option=--partition=closed", "--memory", "100"],
        capture_output=True, text=True, env=dict(os.environ, HOME="/"))
    if done.returncode != 126:
        check(done.returncode == 77 and "not permitted" in done.stderr, "a user who is not allowed to submit")
environment = dict(os.environ, SLURM_CONF="/nowhere/slurm.conf")
told = run(*slurm, "--memory", "100", "--slurm-option=--partition=all", status=69, env=environment).stderr
check("Slurm does not take it now" in told, "no cluster there")
run(*slurm, "--quiet", "--memory", "100")
check(plans(left) == wanted, "and afterwards it goes on")
print(f"cluster-test: {checks} passed, 0 failed")
