"""The bound that a proof proves: no plan of the contract costs less. Whatever numbers a proof has, this holds."""
import math
from collections import Counter, defaultdict

from .document import Division
from .pricing import Day, Item, most_profit

FULL = 1 << 30  # a floor that counts in full


class Candidates:
    """The candidates that a plan of a part could use, by session, facilitator and local day: lists of
    (facilitator, day, ticks, costs)."""

    def __init__(self, contract, choices=()):
        """choices: (session, (facilitator, day), whether it is led there or not at all) of each division above."""
        self.contract = contract
        self.of_session = [[] for _ in contract.sessions]
        choices_of = defaultdict(list)
        for session, day, there in choices:
            choices_of[session].append((day, there))
        days = [set() for _ in contract.sessions]
        for number in self.predecessors_first():
            session = contract.sessions[number]
            if not self.fits_alone(session):
                continue
            for place in self.places(number):
                if any((place[:2] == day) != there for day, there in choices_of[number]):
                    continue
                if session.after and not self.is_reached(place[1], session.after, days):
                    continue
                self.of_session[number].append(place)
                days[number].add(place[1])

    def predecessors_first(self):
        order, done = [], set()
        for number in range(len(self.contract.sessions)):
            chain = []
            while number not in done:
                done.add(number)
                chain.append(number)
                after = self.contract.sessions[number].after
                if after is None:
                    break
                number = self.contract.index[after[0]]
            order += reversed(chain)
        return order

    def is_reached(self, day, after, days):
        key, least, most = after
        return any(
            day - other >= least and (most is None or day - other <= most) for other in days[self.contract.index[key]])

    def fits_alone(self, session):
        contract, minutes = self.contract, session.ticks * 15
        if session.location in contract.locations and contract.locations[session.location] < 1:
            return False
        if any(people > at_most(contract.max_away(group)) for group, people in session.groups.items()):
            return False
        return all(
            minutes <= at_most(contract.attendee_limit(person, "maxMinutesPerDay")) for person in session.attendees)

    def places(self, number):
        """A session's places by facilitator and day, of those whose own limits have room for it."""
        contract = self.contract
        session = contract.sessions[number]
        if not hasattr(session, "by_day"):
            session.by_day = []
            for leader, places in session.places:
                limits = {
                    name: at_most(contract.facilitator_limit(leader, name))
                    for name in ("maxSessionsPerDay", "maxSessionsPerWeek", "maxMinutesPerDay", "maxMinutesPerWeek")}
                if min(limits["maxSessionsPerDay"], limits["maxSessionsPerWeek"]) < 1 \
                        or min(limits["maxMinutesPerDay"], limits["maxMinutesPerWeek"]) < session.ticks * 15:
                    continue
                by_day = defaultdict(lambda: ([], []))
                for tick, cost in places:
                    ticks, costs = by_day[contract.day[tick]]
                    ticks.append(tick)
                    costs.append(cost)
                session.by_day += [(leader, day, ticks, costs) for day, (ticks, costs) in by_day.items()]
        return session.by_day


def at_most(limit):
    return math.inf if limit is None else limit


class Report:
    """How much was recomputed."""

    def __init__(self):
        self.parts = self.days = self.floors = 0


class Bound:
    """Recomputes what a proof proves."""

    def __init__(self, contract, content):
        self.contract, self.content, self.report = contract, content, Report()

    def of_plans(self):
        """In units."""
        return self.of_part(0, [])

    def of_part(self, number, choices):
        """The lower of both sides where plans are divided, each with the candidates that are left there."""
        least, open_parts = None, [(number, choices)]
        while open_parts:
            number, choices = open_parts.pop()
            part = self.content.parts[number]
            if isinstance(part, Division):
                open_parts.append((part.elsewhere, choices + [(part.session, part.day, False)]))
                open_parts.append((part.there, choices + [(part.session, part.day, True)]))
                continue
            bound = self.of_multipliers(part, Candidates(self.contract, choices))
            least = bound if least is None else min(least, bound)
        return least

    def of_multipliers(self, part, candidates):
        floor, share = 0, 0
        if part.floor is not None:
            share = max(0, min(part.floor[0], FULL))
            proof = self.content.parts[part.floor[1]]
            self.report.floors += 1
            floor = Relaxation(self, proof, candidates, only_left_out=True).bound()
        self.report.parts += 1
        return Relaxation(self, part, candidates, floor=floor, share=share).bound()


class Relaxation:
    """The multipliers of one part, brought into their limits, and the bound that they prove."""

    def __init__(self, whole, part, candidates, floor=0, share=0, only_left_out=False):
        self.contract, self.content, self.report = whole.contract, whole.content, whole.report
        self.part, self.candidates, self.only_left_out = part, candidates, only_left_out
        self.bits = part.scale_bits
        self.constant = (floor << self.bits) * share // FULL
        self.taken = Counter()
        self.cuts = Cuts(self)
        self.constant -= self.cuts.constant
        self.session = [0] * len(self.contract.sessions)
        for number, multiplier in part.sessions:
            most = (self.left_out(number) << self.bits) * (FULL - share) // FULL
            self.session[number] = max(0, min(multiplier, most))
        self.constant += sum(self.session)
        # What each row's multiplier charges, by what a candidate meets it with.
        self.by_tick = defaultdict(dict)
        self.by_day = defaultdict(Counter)
        self.by_leader = Counter()
        self.by_week = Counter()
        for place, multiplier in part.rows:
            self.add(self.content.rows[place], max(0, multiplier))
        self.windows = {}

    def left_out(self, number):
        return self.contract.sessions[number].left_out

    # Rows

    def penalty(self, row):
        """What exceeding a row by one costs, None where no plan may."""
        if row.kind == "staffing":
            return 0 if self.only_left_out else self.contract.step(*row.key) << self.bits
        if row.kind == "target":
            return 0 if self.only_left_out else self.contract.cost["overloadCost"] << self.bits
        return None

    def limit(self, row):
        """The right-hand side of a row."""
        contract, kind, who = self.contract, row.kind, row.key[0]
        if kind == "staffing":
            return row.key[2]
        if kind == "location":
            return contract.locations[who]
        if kind == "attendeeDay":
            return contract.attendee_limit(who, "maxMinutesPerDay") // 15
        if kind == "target":
            return contract.facilitator_limit(who, "targetMinutes") // 15
        if kind == "facilitatorWeekSessions":
            return contract.facilitator_limit(who, "maxSessionsPerWeek")
        if kind == "facilitatorWeekTicks":
            return contract.facilitator_limit(who, "maxMinutesPerWeek") // 15
        if kind == "groupAway":
            return contract.max_away(who)
        return {"person": 1, "attendeeSpacing": 1, "after": 0}[kind]

    def add(self, row, multiplier):
        penalty = self.penalty(row)
        if penalty is not None:
            multiplier = max(0, min(multiplier, penalty - self.taken[row.name]))
        if multiplier == 0:
            return
        self.constant -= multiplier * self.limit(row)
        kind, key = row.kind, row.key
        if kind == "staffing":
            charges = self.by_tick["group", key[0]].setdefault(key[1], [])
            charges.append((key[2], multiplier))
        elif kind == "groupAway":
            self.by_tick["group", key[0]].setdefault(key[1], []).append((None, multiplier))
        elif kind in ("person", "location"):
            self.by_tick[kind, key[0]][key[1]] = multiplier
        elif kind == "attendeeDay":
            self.by_day["attendee", key[0]][key[1], "ticks"] += multiplier
        elif kind == "target":
            self.by_leader[key[0]] += multiplier
        elif kind in ("facilitatorWeekSessions", "facilitatorWeekTicks"):
            self.by_week[key[0], key[1], kind == "facilitatorWeekTicks"] += multiplier
        else:
            for who, first, last, weight in self.spans(row):
                for day in self.days_between(first, last):
                    self.by_day[who][day, "sessions"] += weight * multiplier

    def spans(self, row):
        """Whose sessions a row over days counts on which, and how often."""
        if row.kind == "attendeeSpacing":
            apart = self.contract.attendee_limit(row.key[0], "minDaysBetween")
            return [(("attendee", row.key[0]), row.key[1], row.key[1] + apart - 1, 1)]
        number, first, last = row.key
        key, least, most = self.contract.sessions[number].after
        begin = -math.inf if most is None else first - most
        return [(("session", number), first, last, 1), (("session", self.contract.index[key]), begin, last - least, -1)]

    def days_between(self, first, last):
        return [day for day in self.content.known_days if first <= day <= last]

    # Candidates

    def window(self, kind, who, people, length):
        """What rows of a group, person or location charge a session by its start; None for nothing."""
        key = kind, who, people, length
        if key not in self.windows:
            charged = self.by_tick.get((kind, who))
            self.windows[key] = charged and self.sums(charged, people, length)
        return self.windows[key]

    def sums(self, charged, people, length):
        count = self.contract.tick_count
        at = [0] * (count + length)
        for tick, charge in charged.items():
            if people is not None:
                charge = sum(price * (people if room is None else min(people, room)) for room, price in charge)
            at[tick] = charge
        return [sum(at[tick:tick + length]) for tick in range(count)]

    def charges(self, session):
        """What rows of its groups, people and location charge a session by its start."""
        windows = [self.window("group", group, people, session.ticks) for group, people in session.groups.items()]
        windows += [self.window("person", person, None, session.ticks) for person in session.attendees]
        windows.append(self.window("location", session.location, None, session.ticks))
        windows = [window for window in windows if window]
        return windows[0] if len(windows) == 1 else [sum(of) for of in zip(*windows)] if windows else None

    def charge_of_day(self, number, session, leader, day):
        """What rows charge every candidate of a session on a facilitator's day."""
        charge = self.by_leader[leader] * session.ticks
        week = self.week_of[day]
        charge += self.by_week[leader, week, False] + self.by_week[leader, week, True] * session.ticks
        for person in session.attendees:
            rows = self.by_day.get(("attendee", person))
            if rows:
                charge += rows[day, "ticks"] * session.ticks + rows[day, "sessions"]
        rows = self.by_day.get(("session", number))
        return charge + rows[day, "sessions"] if rows else charge

    def items(self):
        """The candidates that earn something, by facilitator and day."""
        items = defaultdict(list)
        self.week_of = dict(zip(self.contract.day, self.contract.week))
        for number, session in enumerate(self.contract.sessions):
            places = self.candidates.of_session[number]
            charges = self.charges(session) if places else None
            # What cuts over `after` may give back, no candidate gets more.
            gift = self.cuts.gift(number)
            for leader, day, ticks, costs in places:
                left = self.session[number] - self.charge_of_day(number, session, leader, day)
                if left + gift <= 0:
                    continue
                own = self.window("person", leader, None, session.ticks)
                for tick, cost in zip(ticks, costs):
                    profit = left if self.only_left_out else left - (cost << self.bits)
                    if charges:
                        profit -= charges[tick]
                    if own:
                        profit -= own[tick]
                    if profit + gift <= 0:
                        continue
                    odd = 0
                    if self.cuts.number:
                        alone, odd = self.cuts.charge(number, session, leader, day, tick)
                        profit -= alone
                        if profit <= 0:
                            continue
                    items[leader, day].append(Item(tick, session.ticks, profit, number, odd))
        return items

    def bound(self):
        total = self.constant
        for key, items in self.items().items():
            self.report.days += 1
            odd, charges = self.cuts.of_items(key, items)
            total -= most_profit(items, self.limits_of_day(key[0]), self.part.once.get(key, ()), odd, charges)
        if total <= 0:
            return 0
        step = self.step() << self.bits
        return -(-total // step) * (step >> self.bits)

    def limits_of_day(self, leader):
        minutes = self.contract.facilitator_limit(leader, "maxMinutesPerDay")
        buffer = self.contract.facilitator_limit(leader, "bufferMinutes") or 0
        return Day(
            None if minutes is None else minutes // 15, self.contract.facilitator_limit(leader, "maxSessionsPerDay"),
            -(-buffer // 15))

    def step(self):
        """A number that divides what any plan of the part costs: bounds are rounded up to the next multiple."""
        divisor = math.gcd(*(self.left_out(number) for number in range(len(self.contract.sessions))))
        if self.only_left_out:
            return max(1, divisor)
        if any(self.contract.facilitator_limit(leader, "targetMinutes") is not None
               for leader in self.contract.facilitators):
            divisor = math.gcd(divisor, self.contract.cost["overloadCost"])
        divisor = math.gcd(divisor, *self.marginals())
        for places in self.candidates.of_session:
            for _, _, _, costs in places:
                if divisor == 1:
                    return 1
                divisor = math.gcd(divisor, *costs)
        return max(1, divisor)

    def marginals(self):
        """What each person away can cost in a tick that some candidate covers."""
        contract = self.contract
        touched = defaultdict(set)
        people, largest = defaultdict(set), Counter()
        for number, places in enumerate(self.candidates.of_session):
            session = contract.sessions[number]
            for group, count in session.groups.items():
                largest[group] = max(largest[group], count)
                people[group] |= {person for person in session.attendees if contract.group(person) == group}
                for _, _, ticks, _ in places:
                    for tick in ticks:
                        touched[group].update(range(tick, tick + session.ticks))
        leaders = {place[0] for places in self.candidates.of_session for place in places}
        for group, ticks in touched.items():
            most = min(len(people[group]), len(leaders) * largest[group], at_most(contract.max_away(group)))
            for headroom in {contract.headroom(group, tick) for tick in ticks} - {None}:
                for person in range(1, most + 1):
                    yield contract.marginal(headroom, person)


class Cuts:
    """Half the sum of rows, rounded down: what it charges a facilitator-day depends on all that is led there."""

    def __init__(self, relaxation):
        self.relaxation = relaxation
        content = relaxation.content
        self.prices, self.constant = [], 0
        self.of_session, self.of_day = defaultdict(list), defaultdict(list)
        self.of_row, self.of_span = defaultdict(list), defaultdict(list)
        self.known = {}
        for place, multiplier in relaxation.part.cuts:
            self.add(*content.cuts[place], max(0, multiplier))
        self.number = len(self.prices)

    def add(self, sessions, days, rows, multiplier):
        relaxation, number = self.relaxation, len(self.prices)
        for row in rows:
            penalty = relaxation.penalty(row)
            if penalty is not None:
                multiplier = max(0, min(multiplier, penalty - relaxation.taken[row.name]))
        if multiplier == 0:
            return
        self.prices.append(multiplier)
        for session in sessions:
            self.of_session[session].append(number)
        for day in days:
            self.of_day[day].append(number)
        limit = len(sessions) + len(days)
        for row in rows:
            limit += relaxation.limit(row)
            if relaxation.penalty(row) is not None:
                relaxation.taken[row.name] += multiplier
            if row.kind in ("after", "attendeeSpacing"):
                for who, first, last, weight in relaxation.spans(row):
                    self.of_span[who].append((first, last, number, weight))
            elif row.kind == "staffing":
                self.of_row["staffing", row.key[0], row.key[1]].append((number, row.key[2]))
            else:
                self.of_row[row.name].append((number, None))
        self.constant += multiplier * (limit // 2)

    def gift(self, session):
        """At most so much do cuts give a candidate of a session."""
        return sum(
            self.prices[number] for _, _, number, weight in self.of_span.get(("session", session), ()) if weight < 0)

    def charge(self, number, session, leader, day, tick):
        """What cuts charge a candidate by itself, and those that count it an odd number of times."""
        counted = Counter(self.counted_whoever_leads(number, session, day, tick))
        self.count(counted, ("target", leader), session.ticks)
        week = self.relaxation.week_of[day]
        self.count(counted, ("facilitatorWeekSessions", leader, week), 1)
        self.count(counted, ("facilitatorWeekTicks", leader, week), session.ticks)
        for covered in range(tick, tick + session.ticks):
            self.count(counted, ("person", leader, covered), 1)
        alone = sum(self.prices[cut] * (weight // 2) for cut, weight in counted.items())
        return alone, tuple(cut for cut, weight in counted.items() if weight % 2)

    def counted_whoever_leads(self, number, session, day, tick):
        key = number, tick
        if key in self.known:
            return self.known[key]
        counted = Counter(self.of_session.get(number, ()))
        for who in [("session", number), *(("attendee", person) for person in session.attendees)]:
            for first, last, cut, weight in self.of_span.get(who, ()):
                if first <= day <= last:
                    counted[cut] += weight
        for person in session.attendees:
            self.count(counted, ("attendeeDay", person, day), session.ticks)
        for covered in range(tick, tick + session.ticks):
            for person in session.attendees:
                self.count(counted, ("person", person, covered), 1)
            self.count(counted, ("location", session.location, covered), 1)
            for group, people in session.groups.items():
                self.count(counted, ("groupAway", group, covered), people)
                for cut, room in self.of_row.get(("staffing", group, covered), ()):
                    counted[cut] += min(people, room)
        self.known[key] = counted
        return counted

    def count(self, counted, row, weight):
        for cut, _ in self.of_row.get(row, ()):
            counted[cut] += weight

    def of_items(self, day, items):
        """Cuts that charge for two things of a day: those that count the day itself as a set of bits, and what each
        charges. The items' odd cuts become sets of bits too."""
        if not self.number:
            return 0, []
        seen = Counter(self.of_day.get(day, ()))
        for item in items:
            seen.update(item.odd)
        bit = {cut: number for number, cut in enumerate(sorted(cut for cut, times in seen.items() if times > 1))}
        for item in items:
            item.odd = sum(1 << bit[cut] for cut in item.odd if cut in bit)
        return sum(1 << bit[cut] for cut in self.of_day.get(day, ()) if cut in bit), [self.prices[cut] for cut in bit]
