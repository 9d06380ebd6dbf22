"""What a request and its slots allow and cost, read from planning.md: candidates, limits, marginal costs.

Ticks are counted from the first whole one of the horizon. A set of ticks is a whole number, bit t for tick t. Costs
are whole units, `per_one` of them for a cost of 1.
"""
import functools
import math
from collections import Counter, defaultdict
from fractions import Fraction

from .clock import TICK, Clock, Hours, instant, week_name
from .reading import Refused, flag, given, number, whole

COSTS = {
    "unscheduledCost": 1000, "understaffingCost": 10, "preferenceCost": 3, "latenessCost": 1, "timeOfDayCost": 2,
    "overloadCost": 1, "moveCost": 20,
}
ACTIVITIES = ["OnQueueWork", "OffQueueWork", "Meeting", "Training"]
RATINGS = ["Good", "Neutral", "Poor"]


class Session:
    """One session: who, how long, what leaving it out costs, and where it may be."""

    def __init__(self, fields):
        self.key = fields["key"]
        self.attendees = list(fields["attendees"])
        self.facilitators = list(fields["facilitators"])
        self.ticks = whole(fields["lengthInMinutes"]) // 15
        self.priority = whole(given(fields, "priority", 1))
        self.location = given(fields, "location")
        self.fields = fields
        after = given(fields, "after")
        self.after = after and (
            after["session"], whole(given(after, "minDays", 0)),
            None if given(after, "maxDays") is None else whole(after["maxDays"]))
        # Filled in by Contract: cost of leaving it out, people of each group, and for each facilitator who may lead it
        # the ticks at which it may start, with what each of them costs by itself.
        self.left_out = 0
        self.groups = {}
        self.places = []


class Contract:
    """A request and its slots, compiled. `per_one` is the proof's choice of a unit."""

    def __init__(self, request, slots, previous=None, per_one=100):
        fields = request.fields
        self.per_one = per_one
        self.policy = given(fields, "policy", {})
        self.clock = Clock(fields["timeZone"])
        self.horizon = self.clock.interval(fields["horizon"])
        self.first = -(-self.horizon[0] // TICK)
        self.tick_count = max(0, self.horizon[1] // TICK - self.first)
        local = [self.clock.local((self.first + tick) * TICK) for tick in range(self.tick_count)]
        self.day = [day for day, _ in local]
        self.minute = [minute for _, minute in local]
        self.week = [week_name(day) for day in self.day]
        self.facilitators = {one["id"]: one for one in given(fields, "facilitators", [])}
        self.attendees = {one["id"]: one for one in given(fields, "attendees", [])}
        self.led, self.attended = self.held(self.facilitators), self.held(self.attendees)
        self.locations = {name: whole(room) for name, room in given(self.policy, "locations", {}).items()}
        self.staffing_groups = given(self.policy, "staffingGroups", {})
        self.cost = {name: self.units(number(given(self.policy, name, least)), name) for name, least in COSTS.items()}
        self.understaffing = number(given(self.policy, "understaffingCost", COSTS["understaffingCost"]))
        self.growth = number(given(self.policy, "understaffingGrowth", Fraction(1, 2)))
        if self.growth < 0 or min(self.cost.values()) < 0:
            raise Refused("policy: a cost or understaffingGrowth is negative: the proof's form assumes that none is")
        self.previous = previous or {}
        self.margin = whole(given(self.policy, "marginMinutes", 0)) // 15
        self.unit_of = self.business_units(slots)
        self.free = self.availability(slots)
        self.suggested, self.base = self.suggestions(slots)
        self.opening = functools.lru_cache(maxsize=None)(self._opening)
        self.marginal = functools.lru_cache(maxsize=None)(self._marginal)
        self.headrooms = {}
        self.sessions = [Session(one) for one in request.sessions]
        self.index = {session.key: number for number, session in enumerate(self.sessions)}
        if len(self.index) < len(self.sessions):
            raise Refused("request: two sessions have the same key")
        for session in self.sessions:
            if session.after and session.after[0] not in self.index:
                raise Refused(f"request: {session.key} is after {session.after[0]}, which is no session")
            self.compile(session)
        self.predecessors_first = self.ordered()

    def ordered(self):
        """The numbers of all sessions, each behind its predecessor."""
        order, done = [], set()
        for number in range(len(self.sessions)):
            chain = []
            while number not in done:
                done.add(number)
                chain.append(number)
                after = self.sessions[number].after
                if after is None:
                    break
                number = self.index[after[0]]
            order += reversed(chain)
        return order

    # Costs

    def units(self, cost, name):
        """A cost of the policy in units."""
        units = cost * self.per_one
        if units.denominator != 1:
            raise Refused(f"unitsPerOne: {name} {cost} is no whole number of units of 1/{self.per_one}")
        return int(units)

    def _marginal(self, headroom, person):
        """What the person-th one away costs, headroom in hundredths: whole cents, half up."""
        def felt(people):
            short = Fraction(max(0, 100 * people - headroom), 100)
            return short + self.growth * short * short / 2

        cents = 100 * self.understaffing * (felt(person) - felt(person - 1))
        return math.floor(cents + Fraction(1, 2)) * (self.per_one // 100)

    def headroom(self, group, tick):
        """Hundredths of people who may be away, None where the slots tell nothing."""
        key = group, tick
        if key not in self.headrooms:
            base = self.base.get(key)
            floor = given(self.staffing_groups.get(group) or {}, "floor")
            floor = number(given(self.policy, "staffingFloor", 0) if floor is None else floor)
            self.headrooms[key] = None if base is None else math.floor(100 * (base - floor) + Fraction(1, 2))
        return self.headrooms[key]

    def away_alone(self, group, tick, people):
        """What so many people of a group cost if nobody else is away in a tick."""
        headroom = self.headroom(group, tick)
        return 0 if headroom is None else sum(self.marginal(headroom, person) for person in range(1, people + 1))

    def step(self, group, tick, people):
        """How much dearer the next person is than the last of so many: c(h) of planning.md's marginals."""
        headroom = self.headroom(group, tick)
        if headroom is None:
            return None
        return self.marginal(headroom, people + 1) - (self.marginal(headroom, people) if people else 0)

    # Limits

    def limit(self, people, person, name):
        value = given(people.get(person) or {}, name)
        return None if value is None else whole(value)

    def facilitator_limit(self, person, name):
        return self.limit(self.facilitators, person, name)

    def attendee_limit(self, person, name):
        return self.limit(self.attendees, person, name)

    def held(self, people):
        """What people hold beside the plan: by person, (local day, week, minutes, whether it is in the horizon)."""
        result = {}
        for person, fields in people.items():
            for one in given(fields, "held", []):
                begin = instant(one["dateStart"])
                day, _ = self.clock.local(begin)
                is_inside = self.horizon[0] <= begin < self.horizon[1]
                result.setdefault(person, []).append((day, week_name(day), whole(one["lengthInMinutes"]), is_inside))
        return result

    @staticmethod
    def beside(limit, used):
        """What is left of a limit, None for no limit."""
        return None if limit is None else max(0, limit - used)

    def sessions_of_day(self, leader, day):
        used = sum(1 for held in self.led.get(leader, ()) if held[0] == day)
        return self.beside(self.facilitator_limit(leader, "maxSessionsPerDay"), used)

    def minutes_of_day(self, leader, day):
        used = sum(held[2] for held in self.led.get(leader, ()) if held[0] == day)
        return self.beside(self.facilitator_limit(leader, "maxMinutesPerDay"), used)

    def sessions_of_week(self, leader, week):
        used = sum(1 for held in self.led.get(leader, ()) if held[1] == week)
        return self.beside(self.facilitator_limit(leader, "maxSessionsPerWeek"), used)

    def minutes_of_week(self, leader, week):
        used = sum(held[2] for held in self.led.get(leader, ()) if held[1] == week)
        return self.beside(self.facilitator_limit(leader, "maxMinutesPerWeek"), used)

    def target(self, leader):
        used = sum(held[2] for held in self.led.get(leader, ()) if held[3])
        return self.beside(self.facilitator_limit(leader, "targetMinutes"), used)

    def minutes_attended(self, person, day):
        used = sum(held[2] for held in self.attended.get(person, ()) if held[0] == day)
        return self.beside(self.attendee_limit(person, "maxMinutesPerDay"), used)

    def is_far_from_held(self, person, day):
        apart = self.attendee_limit(person, "minDaysBetween") or 0
        return all(abs(day - held[0]) >= apart for held in self.attended.get(person, ()))

    def max_away(self, group):
        value = given(self.staffing_groups.get(group) or {}, "maxAway")
        return None if value is None else whole(value)

    # Slots

    def group(self, attendee):
        return given(self.attendees.get(attendee) or {}, "staffingGroup") or self.unit_of.get(attendee) or "default"

    @staticmethod
    def business_units(slots):
        units = {}
        for call in slots.calls:
            for schedule in call["response"].get("attendeeSchedules") or []:
                for period in schedule.get("availableTimes") or []:
                    unit = ((period.get("wfmSchedule") or {}).get("businessUnit") or {}).get("id")
                    if unit:
                        units.setdefault(schedule["user"]["id"], unit)
        return units

    def availability(self, slots):
        """The ticks in which each user is free, bit margin + t for tick t."""
        activities = set(given(self.policy, "activities", ACTIVITIES))
        paid_only = flag(given(self.policy, "paidOnly", True))
        periods = defaultdict(set)
        for call in slots.calls:
            for side in ("attendeeSchedules", "facilitatorSchedules"):
                for schedule in call["response"].get(side) or []:
                    mine = periods[schedule["user"]["id"]]
                    for period in schedule.get("availableTimes") or []:
                        category = period.get("activityCategory")
                        if category is not None and category not in activities:
                            continue
                        if paid_only and period.get("isPaid") is False:
                            continue
                        begin = instant(period["dateStart"])
                        mine.add((begin, begin + period["lengthInMinutes"] * 60_000_000))
        return {user: self.whole_ticks(spans) for user, spans in periods.items()}

    def whole_ticks(self, spans):
        ticks, begin, end = 0, None, None
        for a, b in sorted(spans) + [(math.inf, math.inf)]:
            if end is not None and a <= end:
                end = max(end, b)
                continue
            if end is not None:
                ticks |= self.span(-(-begin // TICK) - self.first, end // TICK - self.first)
            begin, end = a, b
        return ticks

    def span(self, begin, end):
        begin = min(max(0, begin + self.margin), self.tick_count + 2 * self.margin)
        end = min(max(begin, end + self.margin), self.tick_count + 2 * self.margin)
        return (1 << end) - (1 << begin)

    def suggestions(self, slots):
        """Starts that the service suggested by (attendees, length), and the staffing before the plan."""
        ratings = set(given(self.policy, "ratings", RATINGS))
        suggested, base = defaultdict(list), {}
        for call in slots.calls:
            asked = call["request"]
            people = tuple(sorted(asked["attendeeIds"]))
            leaders = frozenset(asked.get("facilitatorIds") or ())
            groups = {self.group(person) for person in people}
            group = groups.pop() if len(groups) == 1 else None
            starts = defaultdict(int)
            for slot in call["response"].get("suggestedSlots") or []:
                begin, length = instant(slot["dateStart"]), slot["lengthInMinutes"]
                tick, rest = divmod(begin, TICK)
                tick -= self.first
                rating = slot.get("differenceRating")
                if rest == 0 and 0 <= tick < self.tick_count and (rating is None or rating in ratings):
                    starts[length] |= 1 << tick
                difference = slot.get("staffingDifference")
                if group is not None and difference is not None:
                    seen = difference + len(people)
                    for covered in range(tick, tick + length // 15):
                        if (group, covered) not in base or seen > base[group, covered]:
                            base[group, covered] = seen
            for length, ticks in starts.items():
                suggested[people, length].append((leaders, ticks))
        return suggested, base

    # Candidates

    def _opening(self, hours, closed, length):
        """Starts at which a session of so many ticks keeps `hours` and touches nothing of `closed`."""
        everything = (1 << self.tick_count) - 1
        starts = 0 if hours else everything
        for text in hours:
            starts |= run(self.ticks_in(text, wholly=True), length)
        for text in closed:
            touched = self.ticks_in(text, wholly=False)
            for step in range(length):
                starts &= ~(touched >> step)
        return starts & everything

    def ticks_in(self, text, wholly):
        """The ticks of the horizon in a range of hours or dates: wholly, or with any part of them."""
        if text[:4].isdigit() and text[4:5] == "-":
            begin, end = self.clock.interval(text)
            first, last = (-(-begin // TICK), end // TICK) if wholly else (begin // TICK, -(-end // TICK))
            first, last = (min(max(0, edge - self.first), self.tick_count) for edge in (first, last))
            return (1 << max(first, last)) - (1 << first)
        hours = Hours(text)
        is_in = hours.holds if wholly else hours.touches
        # Ordinal 1 of the calendar, 0001-01-01, was a Monday.
        return sum(
            1 << tick for tick in range(self.tick_count) if is_in((self.day[tick] - 1) % 7, self.minute[tick]))

    def open_starts(self, owner, length):
        ranges = []
        for name in ("hours", "closed"):
            value = given(owner or {}, name, [])
            ranges.append((value,) if isinstance(value, str) else tuple(value))
        return self.opening(*ranges, length)

    def compile(self, session):
        length, fields = session.ticks, session.fields
        session.left_out = self.cost["unscheduledCost"] * session.priority * len(session.attendees)
        session.groups = dict(Counter(self.group(person) for person in session.attendees))
        window = self.clock.interval(fields["window"]) if given(fields, "window") else self.horizon
        begin, end = max(window[0], self.horizon[0]), min(window[1], self.horizon[1])
        starts = run(self.span(-(-begin // TICK) - self.first, end // TICK - self.first) >> self.margin, length)
        for person in session.attendees:
            starts &= run(self.free.get(person, 0), length + 2 * self.margin)
            starts &= self.open_starts(self.attendees.get(person), length)
        starts &= self.open_starts(self.policy, length) & self.open_starts(fields, length)
        pin = given(fields, "pin")
        if pin:
            tick, rest = divmod(instant(pin["dateStart"]), TICK)
            tick -= self.first
            starts &= 1 << tick if rest == 0 and 0 <= tick < self.tick_count else 0
        calls = self.suggested.get((tuple(sorted(session.attendees)), length * 15), ())
        preferred = given(fields, "timeOfDay")
        inside = run(self.ticks_in(preferred, wholly=True), length) if preferred else -1
        moved_from = self.previous.get(session.key)
        if moved_from:
            session.left_out += self.cost["moveCost"]
        first_day, _ = self.clock.local(window[0])
        own = {}
        for position, leader in enumerate(session.facilitators):
            allowed = self.starts_led_by(leader, session, starts, pin, calls)
            if not allowed:
                continue
            places = []
            for tick in bits(allowed):
                if tick not in own:
                    own[tick] = self.own_cost(session, tick, first_day, inside)
                cost = own[tick] + self.cost["preferenceCost"] * position
                if moved_from and moved_from != (leader, (self.first + tick) * TICK):
                    cost += self.cost["moveCost"]
                places.append((tick, cost))
            session.places.append((leader, places))

    def starts_led_by(self, leader, session, starts, pin, calls):
        if leader in session.attendees or pin and given(pin, "facilitatorId", leader) != leader:
            return 0
        starts &= run(self.free.get(leader, 0) >> self.margin, session.ticks)
        starts &= self.open_starts(self.facilitators.get(leader), session.ticks)
        if given(self.policy, "candidates", "suggested") == "suggested":
            starts &= union(ticks for leaders, ticks in calls if not leaders or leader in leaders)
        for place in given(session.fields, "forbidden", ()):
            start, _, who = place.partition("@")
            tick, rest = divmod(instant(start), TICK)
            if rest == 0 and 0 <= tick - self.first < self.tick_count and who in ("", leader):
                starts &= ~(1 << tick - self.first)
        return starts

    def own_cost(self, session, tick, first_day, inside):
        """What a place costs whatever else is planned, but for who leads it: its own understaffing among it."""
        cost = self.cost["latenessCost"] * session.priority * (self.day[tick] - first_day)
        if not inside >> tick & 1:
            cost += self.cost["timeOfDayCost"]
        for group, people in session.groups.items():
            for covered in range(tick, tick + session.ticks):
                cost += self.away_alone(group, covered, people)
        return cost


def run(ticks, length):
    """The ticks with which so many of a set begin in a row."""
    result = ticks
    for step in range(1, length):
        result &= ticks >> step
    return result


def union(sets):
    result = 0
    for ticks in sets:
        result |= ticks
    return result


def bits(ticks):
    """The members of a set, in order."""
    return [tick for tick, bit in enumerate(bin(ticks)[:1:-1]) if bit == "1"]
