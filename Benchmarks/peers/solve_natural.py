"""CP-SAT on a model as one would write it for CP-SAT: optional intervals that must not overlap, linear caps and costs,
none of the strengthening of our integer program. solve_natural.py REQUEST SLOTS CHECKER SECONDS THREADS

The candidates, headrooms and prices come from the outside checker, which shares no code with the project; it judges the
plan at the end too, and the run fails where it refuses it or finds another cost.
"""
import importlib.util
import math
import sys
from collections import defaultdict
from fractions import Fraction

from ortools.sat.python import cp_model

from cpsat_run import run

TICK_MINUTES = 15


def main(request, slots, checker_path, seconds, threads):
    spec = importlib.util.spec_from_file_location("checker", checker_path)
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    instance = checker.load(request, slots)
    instance.policy.update({name: checker.exact(value) for name, value in instance.policy.items() if name.endswith("Cost")})
    natural = NaturalModel(instance)
    run(natural.model, float(seconds), int(threads), natural.unit, natural.judge)


class NaturalModel:
    def __init__(self, instance):
        self.instance, self.model = instance, cp_model.CpModel()
        self.objective = []  # (cost, variable), the costs exact
        self.places = {s["key"]: [] for s in instance.sessions}  # session key -> [(facilitator, start, literal)]
        self.own, self.led, self.located = defaultdict(list), defaultdict(list), defaultdict(list)  # intervals
        self.day_minutes, self.day_sessions = defaultdict(list), defaultdict(list)
        self.week_minutes, self.week_sessions = defaultdict(list), defaultdict(list)
        self.led_ticks, self.attended, self.away = defaultdict(list), defaultdict(list), defaultdict(lambda: defaultdict(list))
        for session in instance.sessions:
            self.add_session(session)
        self.forbid_overlaps()
        self.cap_days_and_weeks()
        self.space_days()
        for session in instance.sessions:
            self.order(session)
        for (group, tick), sessions in self.away.items():
            self.price_and_limit_people_away(group, tick, sessions)
        self.price_overload()
        costs = [(Fraction(cost), variable) for cost, variable in self.objective if cost]
        # Costs are decimals of the request's own choice: in whole units all of them.
        self.unit = math.lcm(1, *(cost.denominator for cost, _ in costs))
        self.model.minimize(sum(int(cost * self.unit) * variable for cost, variable in costs))

    def add_session(self, session):
        places = self.places[session["key"]]
        for facilitator, start in self.instance.candidates(session):
            literal = self.model.new_bool_var("")
            places.append((facilitator, start, literal))
            self.objective.append((sum(self.instance.own_cost(session, facilitator, start)), literal))
            self.occupy(session, facilitator, start, literal)
            self.count(session, facilitator, start, literal)
        left_out = self.model.new_bool_var("")
        self.model.add_exactly_one([left_out, *(literal for _, _, literal in places)])
        self.objective.append((self.instance.left_out_cost(session), left_out))

    def occupy(self, session, facilitator, start, literal):
        """The intervals of a candidate: of its people, with the facilitator's buffer, of its location."""
        first, ticks = int(start // (60 * TICK_MINUTES)), session["ticks"]
        busy = self.model.new_optional_fixed_size_interval_var(first, ticks, literal, "")
        for user in [facilitator, *session["attendees"]]:
            self.own[user].append(busy)
        buffer = math.ceil(self.instance.facilitators.get(facilitator, {}).get("bufferMinutes", 0) / TICK_MINUTES)
        self.led[facilitator].append(self.model.new_optional_fixed_size_interval_var(first, ticks + buffer, literal, ""))
        if session.get("location") in self.instance.policy["locations"]:
            self.located[session["location"]].append(busy)

    def count(self, session, facilitator, start, literal):
        """What a candidate uses of caps, targets and staffing."""
        day, length = self.instance.day(start), session["lengthInMinutes"]
        week = day.isocalendar()[:2]
        self.day_minutes["facilitators", facilitator, day].append((length, literal))
        self.day_sessions[facilitator, day].append((1, literal))
        self.week_minutes[facilitator, week].append((length, literal))
        self.week_sessions[facilitator, week].append((1, literal))
        self.led_ticks[facilitator].append((session["ticks"], literal))
        first = int(start // (60 * TICK_MINUTES))
        for attendee in session["attendees"]:
            self.day_minutes["attendees", attendee, day].append((length, literal))
            self.attended[attendee].append((day.toordinal(), literal))
            for tick in range(first, first + session["ticks"]):
                self.away[self.instance.group(attendee), tick][session["key"]].append(literal)

    def forbid_overlaps(self):
        for intervals in [*self.own.values(), *self.led.values()]:
            self.model.add_no_overlap(intervals)
        for place, intervals in self.located.items():
            self.model.add_cumulative(intervals, [1] * len(intervals), self.instance.policy["locations"][place])

    def cap_days_and_weeks(self):
        for (role, user, _), terms in self.day_minutes.items():
            self.cap(terms, getattr(self.instance, role).get(user, {}).get("maxMinutesPerDay"))
        for name, used in [("maxSessionsPerDay", self.day_sessions), ("maxSessionsPerWeek", self.week_sessions),
                           ("maxMinutesPerWeek", self.week_minutes)]:
            for (facilitator, _), terms in used.items():
                self.cap(terms, self.instance.facilitators.get(facilitator, {}).get(name))

    def cap(self, terms, most):
        if most is not None:
            self.model.add(sum(weight * literal for weight, literal in terms) <= most)

    def space_days(self):
        """Of the sessions of an attendee at most one begins on any so many days on end."""
        for attendee, terms in self.attended.items():
            apart = self.instance.attendees.get(attendee, {}).get("minDaysBetween", 0)
            for first in {day for day, _ in terms} if apart else ():
                self.model.add_at_most_one(literal for day, literal in terms if first <= day < first + apart)

    def order(self, session):
        after = session.get("after")
        if not after:
            return
        day = self.instance.day
        for _, start, literal in self.places[session["key"]]:
            allowed = [
                other for _, earlier, other in self.places[after["session"]]
                if after.get("minDays", 0) <= (day(start) - day(earlier)).days <= after.get("maxDays", math.inf)
            ]
            self.model.add_bool_or([literal.negated(), *allowed])

    def price_and_limit_people_away(self, group, tick, sessions):
        """A column for each distinct price of a person away: the cheaper ones fill first of themselves, as prices never fall.

        sessions: session key -> its literals in the tick, one for each attendee of the group and candidate.
        """
        literals = [literal for terms in sessions.values() for literal in terms]
        most = sum(self.instance.group(attendee) == group
                   for key in sessions for attendee in self.instance.by_key[key]["attendees"])
        limit = self.instance.group_policy(group).get("maxAway")
        if limit is not None:
            self.cap([(1, literal) for literal in literals], limit)
            most = min(most, limit)
        headroom = self.instance.headroom(group, tick)
        if headroom is None:
            return
        widths = defaultdict(int)  # price -> people away who cost it
        for person in range(1, most + 1):
            widths[self.instance.marginal(headroom, person)] += 1
        if not any(widths):
            return
        people = []
        for price, width in widths.items():
            column = self.model.new_int_var(0, width, "")
            people.append(column)
            self.objective.append((price, column))
        self.model.add(sum(people) >= sum(literals))

    def price_overload(self):
        for facilitator, terms in self.led_ticks.items():
            target = self.instance.facilitators.get(facilitator, {}).get("targetMinutes")
            if target is None:
                continue
            excess = self.model.new_int_var(0, sum(ticks for ticks, _ in terms), "")
            self.model.add(excess >= sum(ticks * literal for ticks, literal in terms) - target // TICK_MINUTES)
            self.objective.append((self.instance.policy["overloadCost"], excess))

    def judge(self, value, cost):
        """Has the checker judge the plan that the solver ended with. value: literal -> 0 or 1."""
        placed = {key: (facilitator, start) for key, places in self.places.items()
                  for facilitator, start, literal in places if value(literal)}
        violations, costs = self.instance.evaluate(placed)
        # A plan that is not proven best may count somebody missing who is not.
        if violations or sum(costs.values()) > cost + 1e-6 * max(1, cost):
            sys.exit(f"the checker refuses the plan: {violations[:5]}, cost {sum(costs.values())}, told {cost}")


if __name__ == "__main__":
    main(*sys.argv[1:])
