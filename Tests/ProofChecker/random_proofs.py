#!/usr/bin/env python3
"""Writes random requests, slots and proofs: random_proofs.py FOLDER SEEDS PROOFS. For each seed a folder of its own with
request.json, slots.ndjson, proofs.ndjson, and judged.json: the least cost of a plan, and what the Python checker says that
each proof proves, in units."""
import hashlib
import json
import os
import sys

import cases  # finds the checker
from proof_checker import bound, contract, document, reading


def write(folder, seed, count):
    case = cases.Case(seed)
    optimum = case.optimum()
    if optimum is None:
        return
    os.makedirs(folder)
    request, slots = case.write(folder)
    compiled = contract.Contract(reading.RequestFile(request), reading.SlotsFile(slots), per_one=case.per_one)
    hashes = [hashlib.sha256(reading.read(path)).hexdigest() for path in (request, slots)]
    proofs, proven = [], []
    for _ in range(count):
        proof = cases.RandomProof(case, compiled).fields(hashes)
        proofs.append(json.dumps(proof))
        content = document.Document(json.loads(proofs[-1]), "proof").content(compiled)
        proven.append(bound.Bound(compiled, content).of_plans())
    with open(os.path.join(folder, "proofs.ndjson"), "w") as file:
        file.writelines(f"{proof}\n" for proof in proofs)
    with open(os.path.join(folder, "judged.json"), "w") as file:
        json.dump({"optimum": int(optimum * case.per_one), "proven": proven}, file)


if __name__ == "__main__":
    for number in range(int(sys.argv[2])):
        write(os.path.join(sys.argv[1], f"{number}"), number, int(sys.argv[3]))
