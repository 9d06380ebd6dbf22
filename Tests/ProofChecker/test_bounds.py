"""Proofs of random numbers never prove more than the least cost of a plan."""
import os
import sys
import tempfile
import unittest
from fractions import Fraction

import cases

sys.path.insert(0, os.path.join(cases.ROOT, "Scripts"))
from proof_checker import bound, contract, document, pricing, reading

SOAK = 20 if os.environ.get("COACHPLAN_SOAK") else 1


class Climb:
    """A proof of random numbers that are changed at random, and stay changed where that proves more: whatever is wrong
    with the checker's arithmetic, this finds a use for it."""

    def __init__(self, case, compiled, folder):
        self.case, self.compiled, self.path = case, compiled, os.path.join(folder, "proof.json")
        self.proof = cases.RandomProof(case, compiled)
        self.proven = self.recomputed()

    def recomputed(self):
        with open(self.path, "w") as file:
            cases.json.dump(self.proof.fields(("", "")), file)
        content = document.Document(self.path).content(self.compiled)
        return Fraction(bound.Bound(self.compiled, content).of_plans(), 1000)

    def step(self):
        before = self.proof.change()
        proven = self.recomputed()
        if proven >= self.proven:
            self.proven = proven
        else:
            for of, place, value in reversed(before):
                of[place] = value


class BoundTests(unittest.TestCase):
    def test_no_proof_proves_more_than_the_optimum(self):
        judged = positive = tight = 0
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(100 * SOAK):
                case = cases.Case(seed)
                optimum = case.optimum()
                if optimum is None:
                    continue
                paths = case.write(folder)
                compiled = contract.Contract(
                    reading.RequestFile(paths[0]), reading.SlotsFile(paths[1]), per_one=1000)
                for _ in range(3):
                    climb = Climb(case, compiled, folder)
                    for _ in range(30):
                        climb.step()
                    self.assertLessEqual(climb.proven, optimum, f"seed {seed}")
                    judged += 1
                    positive += climb.proven > 0
                    tight += climb.proven == optimum
        self.assertGreater(positive, judged // 2, f"{judged} proofs")
        self.assertGreater(tight, judged // 20, f"{judged} proofs")
        print(judged, positive, tight)


if __name__ == "__main__":
    unittest.main()
