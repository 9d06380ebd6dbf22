"""What a solver tells while it runs: incumbents and bounds over time, one JSON object a line."""
import json
import sys
import time

START = time.monotonic()


def tell(cost=None, bound=None):
    """Reports the best cost or bound so far; called from a solver's callbacks."""
    event = {"at": time.monotonic() - START}
    if cost is not None and abs(cost) < 1e20:
        event["cost"] = cost
    if bound is not None and abs(bound) < 1e20:
        event["bound"] = bound
    print(json.dumps(event), flush=True)


def finish(status):
    print(json.dumps({"at": time.monotonic() - START, "status": status}), flush=True)
    sys.exit(0)
