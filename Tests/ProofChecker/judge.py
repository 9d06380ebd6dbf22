#!/usr/bin/env python3
"""Judges many proofs: judge.py REQUEST SLOTS < PROOFS, a proof a line. Writes a line for each: what it proves, or why it is
refused."""
import json
import sys

import cases  # finds the checker
from proof_checker.check import Judge
from proof_checker.document import Document
from proof_checker.reading import Refused, parsed


def main(request, slots):
    judge = Judge(request, slots)
    for line in sys.stdin:
        try:
            bound, _, content = judge.judge(Document(parsed(line, "proof"), "proof"))
            print(json.dumps({"units": int(bound * content.contract.per_one)}))
        except Refused as refused:
            print(json.dumps({"reasons": refused.reasons}))


if __name__ == "__main__":
    main(*sys.argv[1:])
