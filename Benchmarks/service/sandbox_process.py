"""`coachplan sandbox` as a process of its own, for the programs beside this file."""

import re
import subprocess
import sys


def start(program, attendees, facilitators, rate_limit, *more, folder=None):
    """The process and its address. rate_limit: calls a minute, 0 for no limit."""
    server = subprocess.Popen(
        [program, "sandbox", "--port", "0", "--attendees", str(attendees), "--facilitators", str(facilitators),
         "--rate-limit", str(rate_limit), "--seed", "1", *more],
        stdout=subprocess.PIPE, text=True, cwd=folder)
    line = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    if not found:
        server.kill()
        sys.exit(f"the sandbox did not start: {line}")
    return server, found.group()
