"""Drives `coachplan sandbox` with slots queries over loopback, by wrk, and prints what it took.

    sandbox_load.py --program ../.build/release/coachplan [--calls 100000] [--connections 16] [--agents 1000]

Queries a second and latencies are wall clock; "CPU a call" is user and system time of the server alone, which a busy
machine disturbs less. Memory is the resident size of the server. Ends after --calls, at the latest after --seconds.
"""

import argparse
import datetime
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

from sandbox_process import start

HERE = os.path.dirname(os.path.abspath(__file__))
RESULT = re.compile(r"result (\d+) calls (\d+) us p50 (\d+) p99 (\d+) max (\d+) bytes (\d+) failed (\d+)")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--agents", type=int, default=1000)
    parser.add_argument("--days", type=int, default=7, help="length of the interval that is asked about")
    parser.add_argument("--seconds", type=int, default=300, help="the most that all runs take together")
    return parser.parse_args()


def fetch(url, body=None, headers={}):
    request = urllib.request.Request(url, data=body, headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+) kB", file.read()).group(1)) / 1024


def load(url, token, interval, people, connections, seconds):
    run = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", f"{HERE}/queries.lua", url, "--",
         token, interval, people],
        capture_output=True, text=True, timeout=seconds + 60)
    found = RESULT.search(run.stdout)
    if not found:
        sys.exit(f"wrk failed: {run.stdout}{run.stderr}")
    return [int(group) for group in found.groups()]


def measure(options, server, url, people_file):
    world = json.loads(fetch(url + "/sandbox/control/world"))
    agents = [person["id"] for person in world["people"]][: options.agents]
    people_file.write("\n".join(agents) + "\n")
    people_file.flush()
    form = {"grant_type": "client_credentials", "client_id": "sandbox", "client_secret": "sandbox"}
    token = json.loads(fetch(url + "/oauth/token", urllib.parse.urlencode(form).encode()))["access_token"]
    first = datetime.date.fromisoformat(world["shape"]["firstDay"])
    interval = f"{first}T00:00:00.000Z/{first + datetime.timedelta(days=options.days)}T00:00:00.000Z"

    def run(seconds):
        return load(url, token, interval, people_file.name, options.connections, seconds)

    run(2)  # so that buffers and caches are as they stay
    before, cpu, began, done = resident_megabytes(server.pid), cpu_seconds(server.pid), time.time(), 0
    print(f"{options.agents} agents, {options.days} days asked about, {options.connections} connections")
    while done < options.calls and time.time() - began < options.seconds:
        calls, taken, p50, p99, most, size, failed = run(10)
        done += calls
        print(
            f"  {calls:6d} calls: {calls / taken * 1e6:6.0f}/s, p50 {p50 / 1e3:5.1f} ms, p99 {p99 / 1e3:5.1f} ms, "
            f"max {most / 1e3:5.1f} ms, {size / max(1, calls) / 1024:4.1f} KB an answer, {failed} failed", flush=True)
        if failed:
            sys.exit("some calls failed")
    cpu = (cpu_seconds(server.pid) - cpu) / done
    print(f"  {done} calls in all: {cpu * 1e6:.0f} us CPU a call, "
          f"{before:.0f} MB before and {resident_megabytes(server.pid):.0f} MB after")


def main():
    options = arguments()
    server, url = start(options.program, options.agents, max(1, options.agents // 15), 0)
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as people_file:
            measure(options, server, url, people_file)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


main()
