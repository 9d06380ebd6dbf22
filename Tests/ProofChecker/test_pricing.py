"""The most that can be earned on a facilitator's day, against looking at every set of candidates."""
import itertools
import random
import unittest

import cases  # finds the checker
from proof_checker import pricing
from proof_checker.pricing import Day, Item


def fits(items, day):
    """Whether so many candidates can be led on a day together."""
    items = sorted(items, key=lambda item: item.start)
    return (
        all(one.start + one.length + day.buffer <= other.start for one, other in zip(items, items[1:]))
        and (day.ticks is None or sum(item.length for item in items) <= day.ticks)
        and (day.sessions is None or len(items) <= day.sessions))


def earned(items, odd, charges):
    """What they earn together: a cut charges for every two of what it counts an odd number of times."""
    total = sum(item.profit for item in items)
    for cut, price in charges.items():
        count = sum(item.odd >> cut & 1 for item in items) + (odd >> cut & 1)
        total -= price * (count // 2)
    return total


def sets(items, day, once):
    """Every set that can be led, in which a session of `once` appears once."""
    for size in range(len(items) + 1):
        for chosen in itertools.combinations(items, size):
            sessions = [item.session for item in chosen if item.session in once]
            if len(set(sessions)) == len(sessions) and fits(chosen, day):
                yield chosen


class PricingTests(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(7)

    def day(self):
        pick = self.random.choice
        return Day(pick([None, 2, 4, 6]), pick([None, 1, 2, 3]), pick([0, 0, 1, 2]))

    def items(self, most=9, cuts=0):
        below = self.random.randrange
        return [
            Item(below(8), self.random.randint(1, 4), 1 + below(40), below(4), below(1 << cuts))
            for _ in range(self.random.randint(1, most))]

    def test_each_session_once(self):
        for _ in range(1500 * cases.SOAK):
            items, day = self.items(), self.day()
            best = max(earned(chosen, 0, {}) for chosen in sets(items, day, range(9)))
            self.assertEqual(pricing.most_profit(items, day), best)

    def test_cuts_charge_for_every_two(self):
        for _ in range(1500 * cases.SOAK):
            items, day = self.items(cuts=4), self.day()
            odd = self.random.randrange(16)
            charges = {cut: self.random.randrange(1, 30) for cut in range(4)}
            best = max(earned(chosen, odd, charges) for chosen in sets(items, day, range(9)))
            self.assertEqual(pricing.most_profit(items, day, odd=odd, charges=charges), best)

    def test_sessions_beside_the_list_may_repeat_where_there_is_too_much_to_look_at(self):
        for _ in range(1500 * cases.SOAK):
            items, day = self.items(), self.day()
            once = self.random.sample(range(4), self.random.randrange(4))
            best = max(earned(chosen, 0, {}) for chosen in sets(items, day, once))
            self.assertEqual(pricing.Search(items, day).with_kept(once), best)

    def test_gives_up_on_what_is_too_much_to_look_at(self):
        items = [Item(start, 1, 100, session) for start in range(30) for session in range(29)]
        self.assertIsNone(pricing.Search(items, Day(None, None, 0)).best(0, {}, limit=50))


if __name__ == "__main__":
    unittest.main()
