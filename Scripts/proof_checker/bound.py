"""The bound that a proof proves: no plan of the contract costs less. Whatever numbers a proof has, this holds."""
import math
from collections import Counter, defaultdict

from .candidates import Candidates, at_most
from .cuts import CutTable, PricedCuts
from .document import Division
from .shares import ShareContent
from .pricing import Day, Item, most_profit
from .rows import Rows

FULL = 1 << 30  # a floor that counts in full


class Report:
    """How much was recomputed."""

    def __init__(self):
        self.parts = self.days = self.floors = 0


class Bound:
    """Recomputes what a proof proves."""

    def __init__(self, contract, content, report=None):
        self.contract, self.content, self.report = contract, content, report or Report()
        if content.shares_of_sum is not None:
            return
        self.all_plans = Candidates(contract)
        self.rows = Rows(contract)
        self.cut_table = CutTable(contract, content, self.rows)
        self.step = self.least_step()

    def of_plans(self):
        """In units."""
        if self.content.shares_of_sum is None:
            return self.of_part(0, [])
        return sum(self.of_share(*share) for share in self.content.shares_of_sum)

    def of_share(self, sessions, part):
        content = ShareContent(self.content, sessions, part)
        return Bound(content.contract, content, self.report).of_part(part, [])

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
            bound = self.of_multipliers(part, Candidates(self.contract, self.all_plans, choices))
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

    # What costs are multiples of

    def least_step(self):
        """A number that divides what any plan costs beside its places' own costs."""
        contract = self.contract
        self.left_out_step = max(1, math.gcd(*(session.left_out for session in contract.sessions)))
        divisor = math.gcd(*(session.left_out for session in contract.sessions), *self.marginals())
        if any(contract.facilitator_limit(leader, "targetMinutes") is not None for leader in contract.facilitators):
            divisor = math.gcd(divisor, contract.cost["overloadCost"])
        return divisor

    def marginals(self):
        """What each person away can cost in a tick that some candidate covers."""
        contract = self.contract
        touched = defaultdict(set)
        people, largest = defaultdict(set), Counter()
        for number, places in enumerate(self.all_plans.of_session):
            session = contract.sessions[number]
            for group, count in session.groups.items():
                largest[group] = max(largest[group], count)
                people[group] |= {person for person in session.attendees if contract.group(person) == group}
                for _, _, ticks, _ in places:
                    for tick in ticks:
                        touched[group].update(range(tick, tick + session.ticks))
        leaders = {place[0] for places in self.all_plans.of_session for place in places}
        for group, ticks in touched.items():
            most = min(len(people[group]), len(leaders) * largest[group], at_most(contract.max_away(group)))
            for headroom in {contract.headroom(group, tick) for tick in ticks} - {None}:
                for person in range(1, most + 1):
                    yield contract.marginal(headroom, person)


class Relaxation:
    """The multipliers of one part, brought into their limits, and the bound that they prove."""

    def __init__(self, whole, part, candidates, floor=0, share=0, only_left_out=False):
        self.whole, self.contract, self.content, self.report = whole, whole.contract, whole.content, whole.report
        self.part, self.candidates, self.only_left_out = part, candidates, only_left_out
        self.bits = part.scale_bits
        self.constant = (floor << self.bits) * share // FULL
        # Where leaving out is the only cost, exceeding a row costs nothing.
        self.scale = 0 if only_left_out else 1 << self.bits
        self.rows = whole.rows
        self.cuts = PricedCuts(whole.cut_table, part, self.rows, self.scale)
        self.constant -= self.cuts.constant
        self.session = [0] * len(self.contract.sessions)
        for number, multiplier in part.sessions:
            most = (self.contract.sessions[number].left_out << self.bits) * (FULL - share) // FULL
            self.session[number] = max(0, multiplier if number in candidates.placed else min(multiplier, most))
        self.constant += sum(self.session)
        # What each row's multiplier charges, by what a candidate meets it with.
        self.by_tick = defaultdict(dict)
        self.by_day = defaultdict(Counter)
        self.by_leader = Counter()
        self.by_week = defaultdict(list)
        for place, multiplier in part.rows:
            self.add(self.content.rows[place], max(0, multiplier))
        self.windows = {}

    # Rows

    def add(self, row, multiplier):
        penalty = self.rows.penalty(row)
        if penalty is not None:
            multiplier = max(0, min(multiplier, penalty * self.scale - self.cuts.taken[row.name]))
        if multiplier == 0:
            return
        self.constant -= multiplier * self.rows.limit(row)
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
            self.by_week[key[0], key[1]].append((key[2] if kind == "facilitatorWeekTicks" else None, multiplier))
        else:
            for who, first, last, weight in self.rows.spans(row):
                for day in self.days_between(first, last):
                    self.by_day[who][day, "sessions"] += weight * multiplier

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
        week = self.whole.cut_table.week_of[day]
        for divisor, price in self.by_week.get((leader, week), ()):
            charge += price if divisor is None else price * (session.ticks // divisor)
        for person in session.attendees:
            rows = self.by_day.get(("attendee", person))
            if rows:
                charge += rows[day, "ticks"] * session.ticks + rows[day, "sessions"]
        rows = self.by_day.get(("session", number))
        return charge + rows[day, "sessions"] if rows else charge

    def items(self):
        """The candidates that earn something, by facilitator and day."""
        items = defaultdict(list)
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
                    if self.cuts.priced:
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
            total -= most_profit(
                items, self.limits_of_day(*key), self.part.once.get(key, ()), self.cuts.of_day(key), self.cuts.price)
        if total <= 0:
            return 0
        step = self.step() << self.bits
        return -(-total // step) * (step >> self.bits)

    def limits_of_day(self, leader, day):
        minutes = self.contract.minutes_of_day(leader, day)
        buffer = self.contract.facilitator_limit(leader, "bufferMinutes") or 0
        return Day(
            None if minutes is None else minutes // 15, self.contract.sessions_of_day(leader, day),
            -(-buffer // 15))

    def step(self):
        """A number that divides what any plan of the part costs: bounds are rounded up to the next multiple."""
        if self.only_left_out:
            return self.whole.left_out_step
        divisor = self.whole.step
        for places in self.candidates.of_session:
            for _, _, _, costs in places:
                if divisor == 1:
                    return 1
                divisor = math.gcd(divisor, *costs)
        return max(1, divisor)
