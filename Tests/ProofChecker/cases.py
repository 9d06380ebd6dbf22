"""Small random requests with their slots, of every rule and cost; proofs of random numbers for them; and the least cost
of a plan by looking at all plans with the outside checker of plans."""
import datetime
import itertools
import json
import os
import random
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "Scripts"))
sys.dont_write_bytecode = True
import check_plan

SOAK = 20 if os.environ.get("COACHPLAN_SOAK") else 1  # how often over the tests look

ZONES = [("UTC", 0), ("America/New_York", -5), ("Europe/Berlin", 1), ("Asia/Kathmandu", 5.75)]


class Case:
    """A random request and slots."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        pick, chance = self.random.choice, self.chance
        self.zone, self.offset = pick(ZONES)
        self.first = datetime.date(2026, 12, pick([4, 7, 10]))
        self.days = self.random.randint(1, 4)
        self.facilitators = [{"id": f"f{i}"} for i in range(self.random.randint(1, 2))]
        self.attendees = [{"id": f"a{i}"} for i in range(self.random.randint(1, 3))]
        if chance(30):
            self.attendees.append({"id": "f0"})
        for one in self.attendees:
            self.maybe(one, 60, "staffingGroup", ["g0", "g0", "g1"])
            self.maybe(one, 30, "maxMinutesPerDay", [15, 30, 50])
            self.maybe(one, 30, "minDaysBetween", [days for days in (1, 2, 3) if days <= self.days])
            self.maybe(one, 15, "closed", ["Mon 08:00-09:00", ["Fri", f"{self.first}/{self.date(1)}"]])
        for one in self.facilitators:
            self.maybe(one, 30, "maxMinutesPerDay", [30, 45])
            self.maybe(one, 30, "maxSessionsPerDay", [1, 2])
            self.maybe(one, 30, "maxSessionsPerWeek", [1, 2])
            self.maybe(one, 30, "maxMinutesPerWeek", [15, 40, 60])
            self.maybe(one, 40, "bufferMinutes", [15, 20, 30])
            self.maybe(one, 40, "targetMinutes", [0, 20, 30])
            self.maybe(one, 15, "hours", ["Mon-Fri 08:00-09:00", ["08:15-10:00", "Sat"]])
        self.sessions = [self.session(i) for i in range(self.random.randint(2, 4))]
        self.policy = {"locations": {"Room 1": pick([1, 1, 2])}, "unscheduledCost": pick([1, 5, 40, 1000])}
        self.maybe(self.policy, 30, "candidates", ["available"])
        self.maybe(self.policy, 60, "understaffingGrowth", [0, 1, 2.5])
        self.maybe(self.policy, 40, "understaffingCost", [0, 7.5, 0.333])
        self.maybe(self.policy, 30, "overloadCost", [0, 4, 0.125])
        self.maybe(self.policy, 40, "staffingFloor", [0.5, 1])
        self.maybe(self.policy, 15, "marginMinutes", [15])
        self.maybe(self.policy, 15, "hours", [["08:00-09:30"]])
        largest = max(len(session["attendees"]) for session in self.sessions)
        is_known = any(one.get("staffingGroup") == "g0" for one in self.attendees)
        self.maybe(
            self.policy, 50 if is_known else 0, "staffingGroups", [{"g0": {"maxAway": largest}}, {"g0": {"floor": 1.5, "maxAway": 2}}])
        # The least power of ten in which the policy's costs are whole.
        decimals = [len(str(value).partition(".")[2]) for name, value in self.policy.items() if name.endswith("Cost")]
        self.per_one = 10 ** max(2, *decimals)
        self.request = {
            "coachplan": 1, "name": "case", "timeZone": self.zone, "horizon": f"{self.first}/{self.date(self.days)}",
            "facilitators": self.facilitators, "attendees": self.attendees, "sessions": self.sessions,
            "policy": self.policy}
        self.slots = self.calls()
        for one in self.facilitators + self.attendees:
            if self.chance(40):
                one["held"] = [self.held() for _ in range(self.random.randint(1, 2))]

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def maybe(self, fields, percent, name, values):
        if self.chance(percent):
            fields[name] = self.random.choice(values)

    def date(self, days):
        return self.first + datetime.timedelta(days=days)

    def session(self, number):
        # Somebody who does not attend can lead it.
        others = [one["id"] for one in self.attendees if one["id"] != "f0" or len(self.facilitators) > 1]
        people = self.random.sample(others, min(len(others), self.random.choice([1, 1, 2])))
        session = {
            "key": f"s{number}", "name": "x", "description": "", "attendees": people,
            "facilitators": self.random.sample([one["id"] for one in self.facilitators], len(self.facilitators)),
            "lengthInMinutes": self.random.choice([15, 30, 30, 45])}
        self.maybe(session, 30, "priority", [2, 3])
        self.maybe(session, 40, "location", ["Room 1", "Room 2"])
        self.maybe(session, 30, "timeOfDay", ["08:15-09:00"])
        self.maybe(session, 20, "window", [f"{self.first}/{self.date(1)}"])
        if number and self.chance(40):
            session["after"] = {"session": f"s{self.random.randrange(number)}", "minDays": self.random.choice([0, 1])}
            self.maybe(session["after"], 50, "maxDays", [1, 2])
        return session

    def held(self):
        """What somebody has beside the plan: in the horizon or near it, at any minute and of any length."""
        at = self.instant(self.random.randint(-3, self.days + 2), self.random.randint(0, 40))
        return {"dateStart": at.replace(":00.000Z", ":20.000Z"), "lengthInMinutes": self.random.choice([5, 15, 20, 30])}

    def instant(self, day, quarter):
        at = datetime.datetime.combine(self.date(day), datetime.time(8), datetime.timezone.utc)
        at += datetime.timedelta(minutes=15 * quarter - 60 * self.offset)
        return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def calls(self):
        """Free for one to five quarter hours a day, so that plans are few."""
        free = {}
        for one in self.facilitators + self.attendees:
            free[one["id"]] = [
                {"dateStart": self.instant(day, self.random.randrange(3)),
                 "lengthInMinutes": 15 * self.random.randint(1, 5)} for day in range(self.days)]

        def schedules(people):
            return [{"user": {"id": person}, "availableTimes": free[person]} for person in people]

        asked, calls = set(), []
        for session in self.sessions:
            key = tuple(sorted(session["attendees"])), session["lengthInMinutes"]
            if key in asked:
                continue
            asked.add(key)
            slots = [
                {"dateStart": self.instant(day, quarter), "lengthInMinutes": session["lengthInMinutes"],
                 "staffingDifference": round(self.random.uniform(-3, 2), 2),
                 "differenceRating": self.random.choice(["Good", "Good", "Neutral", "Poor"])}
                for day in range(self.days) for quarter in range(7) if self.chance(70)]
            calls.append({
                "queriedAt": "2026-12-01T00:00:00Z",
                "request": {"lengthInMinutes": session["lengthInMinutes"], "attendeeIds": session["attendees"]},
                "response": {"suggestedSlots": slots, "attendeeSchedules": schedules(session["attendees"])}})
        leaders = [one["id"] for one in self.facilitators]
        calls.append({
            "queriedAt": "2026-12-01T00:00:00Z",
            "request": {"lengthInMinutes": 15, "attendeeIds": [self.attendees[0]["id"]], "facilitatorIds": leaders},
            "response": {"suggestedSlots": [], "facilitatorSchedules": schedules(leaders)}})
        return calls

    def write(self, folder):
        paths = os.path.join(folder, "request.json"), os.path.join(folder, "slots.ndjson")
        with open(paths[0], "w") as file:
            json.dump(self.request, file)
        with open(paths[1], "w") as file:
            file.writelines(json.dumps(call) + "\n" for call in self.slots)
        return paths

    def optimum(self, most=20_000):
        """The least cost of a plan; None where there are more than so many assignments."""
        instance = check_plan.Instance(json.loads(json.dumps(self.request)), self.slots)
        choices = [[None, *instance.candidates(session)] for session in instance.sessions]
        count = 1
        for places in choices:
            count *= len(places)
        if count > most:
            return None
        costs = []
        for plan in itertools.product(*choices):
            placed = {
                session["key"]: place for session, place in zip(instance.sessions, plan) if place is not None}
            violations, cost = instance.evaluate(placed)
            if not violations:
                costs.append(sum(check_plan.exact(value) for value in cost.values()))
        return min(costs)


class RandomProof:
    """A proof of random numbers, by names of which all exist."""

    def __init__(self, case, contract):
        self.random, self.case, self.contract = case.random, case, contract
        self.pick, self.chance = case.random.choice, case.chance
        self.dates = sorted({str(datetime.date.fromordinal(day)) for day in contract.day})
        self.rows = [row for row in self.all_rows() if self.chance(50)]
        self.days = [[one["id"], date] for one in case.facilitators for date in self.dates]
        self.cuts = [self.cut() for _ in range(self.random.randrange(5))]
        self.parts = []
        if self.chance(40):
            self.add_sum()
        else:
            self.add_part(0, list(range(len(contract.sessions))))

    def fields(self, hashes, bound="0"):
        return {
            "coachplan": 1, "kind": "proof", "request": {"sha256": hashes[0]}, "slots": {"sha256": hashes[1]},
            "bound": bound, "unitsPerOne": self.case.per_one, "sessions": [session.key for session in self.contract.sessions],
            "days": self.days, "rows": self.rows, "cuts": self.cuts, "parts": self.parts}

    def all_rows(self):
        contract, case = self.contract, self.case
        ticks = range(contract.tick_count)
        at = {tick: self.instant(tick) for tick in ticks}
        local = [tick for tick in ticks if 8 * 60 <= contract.minute[tick] < 10 * 60]
        for tick in local:
            for person in sorted({one["id"] for one in case.facilitators + case.attendees}):
                yield {"rule": "person", "person": person, "at": at[tick]}
            yield {"rule": "location", "location": "Room 1", "at": at[tick]}
            for group in sorted({group for session in contract.sessions for group in session.groups}):
                # A step that no plan can reach is none: the solver's curves end there.
                members = len({a for s in contract.sessions for a in s.attendees if contract.group(a) == group})
                most = min(members, len(case.facilitators) * max(len(s.attendees) for s in contract.sessions))
                for people in range(1, most):
                    if contract.headroom(group, tick) is not None and contract.step(group, tick, people) > 0:
                        yield {"rule": "staffing", "group": group, "at": at[tick], "people": people}
                if contract.max_away(group) is not None:
                    yield {"rule": "groupAway", "group": group, "at": at[tick]}
        for date in self.dates:
            for one in case.attendees:
                if "maxMinutesPerDay" in one:
                    yield {"rule": "attendeeDay", "attendee": one["id"], "day": date}
                if "minDaysBetween" in one:
                    yield {"rule": "attendeeSpacing", "attendee": one["id"], "day": date}
        for session in case.sessions:
            if "after" in session:
                for first, last in itertools.combinations_with_replacement(self.dates, 2):
                    yield {"rule": "after", "session": session["key"], "first": first, "last": last}
        for one in case.facilitators:
            if "targetMinutes" in one:
                yield {"rule": "target", "facilitator": one["id"]}
            for week in sorted(set(contract.week)):
                who = {"facilitator": one["id"], "week": week}
                if "maxSessionsPerWeek" in one:
                    yield {"rule": "facilitatorWeekSessions", **who}
                if "maxMinutesPerWeek" in one:
                    yield from ({"rule": "facilitatorWeekTicks", **who, "divisor": d} for d in range(1, 5))

    def instant(self, tick):
        at = datetime.datetime.fromtimestamp((self.contract.first + tick) * 900, datetime.timezone.utc)
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")

    def change(self):
        """Moves some multipliers of a part. What undoes that."""
        part = self.pick([part for part in self.parts if "sessions" in part])
        numbers = [(part["sessions"], place) for place in range(len(part["sessions"]))]
        numbers += [(pair, 1) for name in ("rows", "cuts") for pair in part[name]]
        if not numbers:
            return []
        changed = [self.pick(numbers) for _ in range(self.pick([1, 1, 2, 5]))]
        before = [(of, place, of[place]) for of, place in changed]
        for of, place in changed:
            size = max(16, 2 * abs(of[place]) >> self.random.randrange(7))
            of[place] = max(-1 << 63, min((1 << 63) - 1, of[place] + self.random.randrange(-size, size)))
        return before

    def some(self, values, most):
        return self.random.sample(range(len(values)), min(len(values), self.random.randint(0, most)))

    def cut(self):
        return {"sessions": self.some(self.contract.sessions, 3), "days": self.some(self.days, 2),
                "rows": self.some(self.rows, 4)}

    def price(self, bits, size):
        if self.chance(2):
            return self.pick([-1 << 63, (1 << 63) - 1])
        return self.random.randrange(-size // 8 - 1, size + 1) << self.random.randrange(bits + 1)

    def add_sum(self):
        """Shares of the sessions, each with all that it follows and in any order; some sessions may be in none."""
        count = self.random.randint(1, 3)
        shares, share_of_first = [[] for _ in range(count + 1)], {}
        for number in range(len(self.contract.sessions)):
            first = number
            while self.contract.sessions[first].after:
                first = self.contract.index[self.contract.sessions[first].after[0]]
            share = share_of_first.setdefault(first, self.random.randrange(count + self.chance(30)))
            shares[share].append(number)
        self.parts.append({"sum": []})
        for share in shares[:count]:
            self.random.shuffle(share)
            self.parts[0]["sum"].append({"sessions": share, "part": self.add_part(0, share)})

    def add_part(self, depth, share):
        """share: the sessions that the part is about."""
        place = len(self.parts)
        self.parts.append(None)
        if share and depth < 3 and self.chance(20):
            self.parts[place] = {
                "division": {"session": self.pick(share), "day": self.random.randrange(len(self.days))},
                "there": self.add_part(depth + 1, share), "elsewhere": self.add_part(depth + 1, share)}
            return place
        self.parts[place] = self.multipliers(share)
        if self.chance(30):
            self.parts[place]["floor"] = {
                "share": self.random.randrange(-1 << 28, 3 << 29), "part": len(self.parts)}
            self.parts.append(self.multipliers(share))
        return place

    def multipliers(self, share):
        bits, size = self.random.randrange(12), self.pick([1000, 100_000, 10_000_000])
        keys = {self.contract.sessions[number].key for number in share}
        rows = self.some(self.rows, self.random.choice([0, 4, len(self.rows)]))
        rows = [place for place in rows if self.is_about(self.rows[place], keys)]
        cuts = [
            place for place in self.some(self.cuts, 4)
            if set(self.cuts[place]["sessions"]) <= set(share)
            and all(self.is_about(self.rows[row], keys) for row in self.cuts[place]["rows"])]
        part = {
            "scaleBits": bits,
            "sessions": [self.price(bits, self.pick([size, 10 ** 9, 10 ** 9])) for _ in share],
            "rows": [[place, self.price(bits, size // 4)] for place in rows],
            "cuts": [[place, self.price(bits, size // 4)] for place in cuts]}
        if self.chance(50):
            part["once"] = [
                [place, self.random.sample(share, self.random.randint(0, min(4, len(share))))]
                for place in self.some(self.days, 3)]
        return part

    @staticmethod
    def is_about(row, keys):
        """Whether a row may be of a part about these sessions."""
        return row["rule"] != "after" or row["session"] in keys
