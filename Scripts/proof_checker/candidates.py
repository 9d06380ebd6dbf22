"""The candidates that a plan could use: what no plan can use is not priced."""
import math
from collections import defaultdict

from .clock import week_name


def at_most(limit):
    """A limit as a number: no limit is none that can be reached."""
    return math.inf if limit is None else limit


class Candidates:
    """The candidates that a plan of a part could use, by session, facilitator and local day: lists of
    (facilitator, day, ticks, costs)."""

    def __init__(self, contract, all_plans=None, choices=()):
        """all_plans: the candidates of all plans, of which the part has some. choices: (session, (facilitator, day), whether
        it is led there or not; no facilitator and day where it is about being placed at all) of each division above."""
        self.contract = contract
        choices_of = defaultdict(list)
        for session, day, there in choices:
            choices_of[session].append((day, there))
        if all_plans:
            self.of_session, days = list(all_plans.of_session), list(all_plans.days)
        else:
            self.of_session, days = [None] * len(contract.sessions), [None] * len(contract.sessions)
        self.days, changed = days, set()
        for number in contract.predecessors_first:
            session = contract.sessions[number]
            before = session.after and contract.index[session.after[0]]
            if all_plans and number not in choices_of and before not in changed:
                continue
            changed.add(number)
            places = all_plans.of_session[number] if all_plans else self.places(number)
            places = [
                place for place in places
                if all((day is None or place[:2] == day) == there for day, there in choices_of[number])
                and (before is None or self.is_reached(place[1], session.after, days[before]))]
            self.of_session[number], days[number] = places, {place[1] for place in places}
        self.placed = self.must_be_placed(choices)

    def must_be_placed(self, choices):
        """The sessions that every plan of the part places: those of a `there`, and all that these follow."""
        placed = set()
        for number, _, there in choices:
            while there and number is not None and number not in placed:
                placed.add(number)
                after = self.contract.sessions[number].after
                number = self.contract.index[after[0]] if after else None
        return placed

    @staticmethod
    def is_reached(day, after, days):
        """Whether a session may be on a day if its predecessor is on one of some days."""
        _, least, most = after
        return any(day - other >= least and (most is None or day - other <= most) for other in days)

    def fits_alone(self, session):
        contract, minutes = self.contract, session.ticks * 15
        if session.location in contract.locations and contract.locations[session.location] < 1:
            return False
        if any(people > at_most(contract.max_away(group)) for group, people in session.groups.items()):
            return False
        return all(
            minutes <= at_most(contract.attendee_limit(person, "maxMinutesPerDay")) for person in session.attendees)

    def fits_on(self, session, day):
        """Whether what its attendees hold leaves room for a session on a day."""
        contract = self.contract
        return all(
            session.ticks * 15 <= at_most(contract.minutes_attended(person, day))
            and contract.is_far_from_held(person, day) for person in session.attendees)

    def has_room(self, leader, day, minutes):
        """Whether the limits of somebody's day and week, and what they hold, leave room for a session."""
        contract = self.contract
        week = week_name(day)
        return min(at_most(contract.sessions_of_day(leader, day)), at_most(contract.sessions_of_week(leader, week))) >= 1 \
            and minutes <= min(at_most(contract.minutes_of_day(leader, day)), at_most(contract.minutes_of_week(leader, week)))

    def places(self, number):
        """A session's places by facilitator and day, if its own limits and theirs have room for it."""
        contract = self.contract
        session = contract.sessions[number]
        result = []
        for leader, places in session.places if self.fits_alone(session) else ():
            by_day = defaultdict(lambda: ([], []))
            for tick, cost in places:
                ticks, costs = by_day[contract.day[tick]]
                ticks.append(tick)
                costs.append(cost)
            result += [
                (leader, day, ticks, costs) for day, (ticks, costs) in by_day.items()
                if self.fits_on(session, day) and self.has_room(leader, day, session.ticks * 15)]
        return result
