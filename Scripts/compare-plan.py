#!/usr/bin/env python3
"""compare-plan.py NAME PLAN BEST BOUND: holds a plan against the best cost and bound known for its instance.

A proven optimum must be met exactly, cost and bound. Elsewhere the bound may not exceed the best known cost
(it would be wrong) and the cost may not be more than 5 % above it.
"""
import json
import sys

name, path, best, bound = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
with open(path, encoding="utf-8") as file:
    solution = json.load(file)["solution"]
cost, proven = solution["cost"], solution["bound"]
print(f"{name}: cost {cost:g}, bound {proven:g}, best known {best:g}, its bound {bound:g}")
if best == bound and not cost == proven == best:
    sys.exit(f"{name}: the proven optimum is {best:g}")
if proven > best:
    sys.exit(f"{name}: the bound {proven:g} is above the cost {best:g} of a known plan")
if cost > 1.05 * best:
    sys.exit(f"{name}: the cost {cost:g} is more than 5 % above the best known, {best:g}")
