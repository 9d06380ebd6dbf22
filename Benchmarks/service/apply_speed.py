"""Applies a plan to `coachplan sandbox` over loopback and takes it back: how fast, in how many calls, in how much memory.

    apply_speed.py --program ../.build/release/coachplan [--sessions 2000] [--facilitators 120] [--rate-limit 1000000]

The sandbox counts the calls that arrive. Seconds are wall clock of the whole process; memory is its largest resident size. The journal lies
in a folder of --folder (default: where temporary files are), whose disk it waits for.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from sandbox_process import start

ENVIRONMENT = dict(os.environ, GENESYSCLOUD_OAUTHCLIENT_ID="sandbox", GENESYSCLOUD_OAUTHCLIENT_SECRET="sandbox")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--facilitators", type=int, default=120)
    parser.add_argument("--rate-limit", type=int, default=1_000_000, help="calls a minute that the sandbox allows; 300 as the service")
    parser.add_argument("--runs", type=int, default=3, help="times that the plan is applied and taken back")
    parser.add_argument("--folder", help="where files are kept")
    return parser.parse_args()


def run(options, folder, *command):
    """Wall clock in seconds, CPU seconds and largest resident size in MB of a command that has to succeed."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [options.program, *command], cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def calls(url):
    with urllib.request.urlopen(url + "/sandbox/control/requests") as answer:
        return json.load(answer)["total"]


def main():
    options = arguments()
    options.program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp(prefix="coachplan-speed-", dir=options.folder)
    server, url = start(
        options.program, options.sessions, options.facilitators, options.rate_limit, "--request-out", "request.yaml",
        folder=folder)
    try:
        service = ["--api-url", url]
        run(options, folder, "fetch", "request.yaml", "--slots-out", "slots.ndjson", *service)
        run(options, folder, "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--time-limit", "20")
        with open(os.path.join(folder, "plan.json")) as file:
            planned = len(json.load(file)["appointments"])
        print(f"{planned} appointments, load {os.getloadavg()[0]:.1f}")
        for _ in range(options.runs):
            for command in ("apply", "rollback"):
                before = calls(url)
                seconds, processor, memory = run(options, folder, command, "plan.json", "--yes", *service)
                made = calls(url) - before
                print(
                    f"{command}: {seconds:.2f} s, {planned / seconds:.0f} a second, {processor:.2f} s of processor, {made} calls "
                    f"({made / planned:.3f} an appointment), {memory:.0f} MB", flush=True)
    finally:
        server.kill()
        shutil.rmtree(folder)


main()
