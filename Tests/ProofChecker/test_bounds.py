"""Proofs of random numbers never prove more than the least cost of a plan."""
import tempfile
import unittest
from fractions import Fraction

import cases

from proof_checker import bound, contract, document, reading


class Climb:
    """A proof of random numbers that are changed at random, and stay changed where that proves more: whatever is wrong
    with the checker's arithmetic, this finds a use for it."""

    def __init__(self, case, compiled):
        self.compiled = compiled
        self.proof = cases.RandomProof(case, compiled)
        self.proven = self.recomputed()

    def recomputed(self):
        fields = self.proof.fields(("", ""))
        content = document.Document(fields, "proof").content(self.compiled)
        return Fraction(bound.Bound(self.compiled, content).of_plans(), self.compiled.per_one)

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
            for seed in range(100 * cases.SOAK):
                case = cases.Case(seed)
                optimum = case.optimum()
                if optimum is None:
                    continue
                paths = case.write(folder)
                compiled = contract.Contract(
                    reading.RequestFile(paths[0]), reading.SlotsFile(paths[1]), per_one=case.per_one)
                for _ in range(3):
                    climb = Climb(case, compiled)
                    for _ in range(30):
                        climb.step()
                    self.assertLessEqual(climb.proven, optimum, f"seed {seed}")
                    judged += 1
                    positive += climb.proven > 0
                    tight += climb.proven == optimum
        self.assertGreater(positive, judged // 3, f"{judged} proofs")
        self.assertGreater(tight, judged // 20, f"{judged} proofs")


if __name__ == "__main__":
    unittest.main()
