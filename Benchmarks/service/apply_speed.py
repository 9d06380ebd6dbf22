"""Applies a plan to `coachplan sandbox` over loopback and takes it back: how fast, in how many calls, in how much memory.

    apply_speed.py --program ../.build/release/coachplan [--sessions 2000] [--facilitators 120] [--rate-limit 1000000]

The sandbox counts the calls that arrive. Seconds are wall clock of the whole process; memory is its largest resident size; processor seconds
are the program's and the sandbox's. The journal lies in a folder of --folder (default: where temporary files are), whose disk it waits for.

Several --program are compared: each applies the same plan to a sandbox of its own, in turn, so that what else the machine does hits all alike.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from sandbox_process import start

ENVIRONMENT = dict(os.environ, GENESYSCLOUD_OAUTHCLIENT_ID="sandbox", GENESYSCLOUD_OAUTHCLIENT_SECRET="sandbox")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, action="append", help="may be given several times")
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--facilitators", type=int, default=120)
    parser.add_argument("--rate-limit", type=int, default=1_000_000, help="calls a minute that the sandbox allows; 300 as the service")
    parser.add_argument("--runs", type=int, default=3, help="times that the plan is applied and taken back")
    parser.add_argument("--folder", help="where files are kept")
    return parser.parse_args()


class Side:
    """A program, its sandbox and its folder."""

    def __init__(self, program, options):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="coachplan-speed-", dir=options.folder)
        self.server, self.url = start(
            self.program, options.sessions, options.facilitators, options.rate_limit, "--request-out", "request.yaml",
            folder=self.folder)

    def close(self):
        self.server.kill()
        shutil.rmtree(self.folder)

    def run(self, *command):
        """Wall clock in seconds, CPU seconds and largest resident size in MB of a command that has to succeed."""
        begun = time.monotonic()
        process = subprocess.Popen(
            [self.program, *command], cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
        return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000

    def calls(self):
        with urllib.request.urlopen(self.url + "/sandbox/control/requests") as answer:
            return json.load(answer)["total"]

    def sandbox_seconds(self):
        """Processor seconds of the sandbox so far; none where the system has no /proc."""
        try:
            with open(f"/proc/{self.server.pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def plan(self, service):
        self.run("fetch", "request.yaml", "--slots-out", "slots.ndjson", *service)
        self.run("plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--time-limit", "20")

    def measure(self, command):
        calls, sandbox = self.calls(), self.sandbox_seconds()
        seconds, processor, memory = self.run(command, "plan.json", "--yes", "--api-url", self.url)
        return seconds, processor, self.sandbox_seconds() - sandbox, self.calls() - calls, memory


def told(measured, planned):
    seconds, processor, sandbox, made, memory = measured
    return (
        f"{seconds:.2f} s, {planned / seconds:.0f} a second, {processor:.2f} s of processor and {sandbox:.2f} s of the sandbox, "
        f"{made:.0f} calls ({made / planned:.3f} an appointment), {memory:.0f} MB")


def main():
    options = arguments()
    sides = []
    measured = {}
    try:
        for program in options.program:
            sides.append(Side(program, options))
        sides[0].plan(["--api-url", sides[0].url])
        for side in sides[1:]:
            shutil.copy(os.path.join(sides[0].folder, "plan.json"), side.folder)
        with open(os.path.join(sides[0].folder, "plan.json")) as file:
            planned = len(json.load(file)["appointments"])
        print(f"{planned} appointments, load {os.getloadavg()[0]:.1f}")
        for turn in range(options.runs):
            for side in sides if turn % 2 == 0 else sides[::-1]:
                for command in ("apply", "rollback"):
                    one = side.measure(command)
                    measured.setdefault((side.program, command), []).append(one)
                    name = f"{side.program} " if len(sides) > 1 else ""
                    print(f"{name}{command}: {told(one, planned)}", flush=True)
        for (program, command), runs in measured.items():
            print(f"median of {len(runs)}, {program} {command}: {told([statistics.median(one) for one in zip(*runs)], planned)}")
    finally:
        for side in sides:
            side.close()


main()
