#!/usr/bin/env python3
"""memory-limit.py LIMIT PROGRAM ARGUMENT…: runs a program and says what memory it took at its peak, in MB (10^6 bytes).

Ends with the program's exit status, or with 1 where it took more than LIMIT.
"""
import os
import subprocess
import sys

limit = float(sys.argv[1])
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
# The unit is bytes on macOS, KiB elsewhere.
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
print(f"peak memory: {peak:.1f} MB, limit {limit:g}", file=sys.stderr)
if status:
    sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
if peak > limit:
    sys.exit(f"{sys.argv[2]}: {peak:.1f} MB are more than the {limit:g} MB that it may take")
