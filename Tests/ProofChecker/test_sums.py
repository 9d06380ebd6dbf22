"""Sums over shares of the sessions: what is added up, and what is none."""
import copy
import tempfile
import unittest

import cases

from proof_checker import bound, contract, document, reading


class SumTests(unittest.TestCase):
    """One session is after another, a third is apart; each has a coach and a room of its own."""

    def setUp(self):
        case = cases.Case(1)
        case.zone, case.offset, case.days = "UTC", 0, 2
        case.facilitators = [{"id": f"f{number}"} for number in range(3)]
        case.attendees = [{"id": f"a{number}", "staffingGroup": f"g{number}"} for number in range(3)]
        case.sessions = [
            {"key": f"s{number}", "name": "x", "description": "", "attendees": [f"a{number}"],
             "facilitators": [f"f{number}"], "lengthInMinutes": 15} for number in range(3)]
        case.sessions[1]["after"] = {"session": "s0"}
        case.policy = {"unscheduledCost": 40, "candidates": "available"}
        case.request = {
            "coachplan": 1, "name": "case", "timeZone": "UTC", "horizon": f"{case.first}/{case.date(2)}",
            "facilitators": case.facilitators, "attendees": case.attendees, "sessions": case.sessions,
            "policy": case.policy}
        case.slots = case.calls()
        self.case, self.optimum = case, case.optimum()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        paths = case.write(folder.name)
        self.contract = contract.Contract(reading.RequestFile(paths[0]), reading.SlotsFile(paths[1]), per_one=100)
        self.proof = {
            "coachplan": 1, "kind": "proof", "request": {"sha256": ""}, "slots": {"sha256": ""}, "bound": "0",
            "unitsPerOne": 100, "sessions": ["s0", "s1", "s2"], "days": [["f0", f"{case.first}"], ["f2", f"{case.first}"]],
            "rows": [{"rule": "after", "session": "s1", "first": f"{case.first}", "last": f"{case.first}"}],
            "cuts": [{"sessions": [0, 1], "days": [0], "rows": []}],
            "parts": [
                {"sum": [{"sessions": [1, 0], "part": 1}, {"sessions": [2], "part": 2}]},
                {"scaleBits": 0, "sessions": [4000, 4000]}, {"scaleBits": 0, "sessions": [4000]}]}

    def proven(self, proof=None):
        content = document.Document(proof or self.proof, "proof").content(self.contract)
        return bound.Bound(self.contract, content).of_plans()

    def refused(self, change):
        proof = copy.deepcopy(self.proof)
        change(proof["parts"])
        with self.assertRaises(reading.Refused) as refused:
            self.proven(proof)
        return "; ".join(refused.exception.reasons)

    def test_shares_are_added_up(self):
        parts = self.proof["parts"]
        self.assertLessEqual(self.proven(), 100 * self.optimum)
        each = []
        for sessions, part in ([0, 1], 1), ([2], 2):
            alone = copy.deepcopy(self.proof)
            multipliers = dict(zip(parts[0]["sum"][part - 1]["sessions"], parts[part]["sessions"]))
            alone["parts"] = [{"scaleBits": 0, "sessions": [multipliers.get(number, 0) for number in range(3)]}]
            each.append(self.proven(alone))
        self.assertEqual(self.proven(), sum(each))

    def test_multipliers_are_in_the_order_of_the_share(self):
        parts = self.proof["parts"]
        parts[1]["sessions"] = [1, 2]
        parts[2]["sessions"] = [4]
        content = document.Document(self.proof, "proof").content(self.contract)
        self.assertEqual(content.parts[1].sessions, [(1, 1), (0, 2)])
        self.assertEqual(content.parts[2].sessions, [(2, 4)])

    def test_what_a_share_does_not_need_counts_nothing(self):
        before = self.proven()
        at = f"{self.case.first}T08:00Z"
        self.proof["rows"] += [{"rule": "person", "person": "f0", "at": at}, {"rule": "person", "person": "f2", "at": at}]
        self.proof["cuts"].append({"sessions": [2], "days": [0, 1], "rows": [2]})
        self.proof["parts"][2] |= {"rows": [[1, 1 << 40]], "cuts": [[1, 1 << 40]], "once": [[0, [2]]]}
        self.assertEqual(self.proven(), before)

    def test_a_session_is_in_one_share(self):
        def twice(parts):
            parts[0]["sum"][1]["sessions"] = [2, 0]
            parts[2]["sessions"] = [1, 1]

        self.assertIn("s0 is in two shares, or twice in one", self.refused(twice))

        def within(parts):
            parts[0]["sum"][1]["sessions"] = [2, 2]
            parts[2]["sessions"] = [1, 1]

        self.assertIn("no list of different places", self.refused(within))

    def test_a_session_is_with_what_it_follows(self):
        def apart(parts):
            parts[0]["sum"][0]["sessions"] = [0]
            parts[0]["sum"][1]["sessions"] = [2, 1]
            parts[1]["sessions"], parts[2]["sessions"] = [1], [1, 1]

        self.assertIn("s1 is without s0, which it follows", self.refused(apart))

        def alone(parts):
            parts[0]["sum"][0]["sessions"] = [1]
            parts[1]["sessions"] = [1]

        self.assertIn("s1 is without s0, which it follows", self.refused(alone))

    def test_a_part_belongs_to_one_share(self):
        def same(parts):
            parts[0]["sum"] = [{"sessions": [0, 1], "part": 1}, {"sessions": [2], "part": 1}]

        self.assertIn("belongs to two shares", self.refused(same))

        def floor(parts):
            parts[2]["floor"] = {"share": 1 << 30, "part": 1}

        self.assertIn("belongs to two shares", self.refused(floor))

    def test_a_sum_is_the_first_part_only(self):
        def later(parts):
            parts.append({"sum": []})

        self.assertIn("is a sum, and not the first part", self.refused(later))

        def itself(parts):
            parts[0]["sum"][0]["part"] = 0

        self.assertIn("0 is no later part", self.refused(itself))

    def test_sessions_are_those_of_the_share(self):
        self.assertIn("no list of a multiplier for each of its share", self.refused(
            lambda parts: parts[2].update(sessions=[1, 1, 1])))
        self.assertIn("s0 is none of its share", self.refused(lambda parts: parts[2].update(cuts=[[0, 1]])))
        self.assertIn("s1 is none of its share", self.refused(lambda parts: parts[2].update(rows=[[0, 1]])))
        self.assertIn("s1 is none of its share", self.refused(lambda parts: parts[2].update(once=[[1, [1]]])))

        def division(parts):
            parts[2] = {"division": {"session": 0}, "there": 3, "elsewhere": 4}
            parts += [{"scaleBits": 0, "sessions": [1]}, {"scaleBits": 0, "sessions": [1]}]

        self.assertIn("s0 is none of its share", self.refused(division))

    def test_forms_that_are_none(self):
        for wrong in ({}, [1], [{"sessions": [0]}], [{"part": 1}], [{"sessions": [9], "part": 1}], [{"sessions": 0, "part": 1}]):
            with self.subTest(wrong):
                self.assertTrue(self.refused(lambda parts: parts[0].update(sum=wrong)))


if __name__ == "__main__":
    unittest.main()
