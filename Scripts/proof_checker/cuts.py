"""Cuts: half the sum of rows, rounded down. What one charges a facilitator-day depends on all that is led there."""
from collections import Counter, defaultdict


class CutTable:
    """How often each cut of a proof counts candidates, whatever the multipliers are."""

    def __init__(self, contract, content, rows):
        self.contract, self.limits = contract, []
        self.rows = [cut_rows for _, _, cut_rows in content.cuts]
        self.of_session, self.of_day = defaultdict(list), defaultdict(int)
        self.of_row, self.of_span = defaultdict(list), defaultdict(list)
        self.known, self.known_whoever_leads = {}, {}
        self.week_of = dict(zip(contract.day, contract.week))
        for number, (sessions, days, cut_rows) in enumerate(content.cuts):
            for session in sessions:
                self.of_session[session].append(number)
            for day in days:
                self.of_day[day] |= 1 << number
            for row in cut_rows:
                self.enter(number, row, rows)
            self.limits.append(len(sessions) + len(days) + sum(rows.limit(row) for row in cut_rows))

    def enter(self, number, row, rows):
        if row.kind in ("after", "attendeeSpacing"):
            for who, first, last, weight in rows.spans(row):
                self.of_span[who].append((first, last, number, weight))
        elif row.kind == "staffing":
            self.of_row["staffing", row.key[0], row.key[1]].append((number, row.key[2]))
        else:
            self.of_row[row.name].append((number, None))

    def counted(self, number, session, leader, day, tick):
        """Half of how often each cut counts a candidate, rounded down, where that is not 0; and the cuts that count it an odd
        number of times, bit c for cut c."""
        key = number, leader, tick
        if key not in self.known:
            counted = self.counted_whoever_leads(number, session, day, tick).copy()
            self.count(counted, ("target", leader), session.ticks)
            self.count(counted, ("facilitatorWeekSessions", leader, self.week_of[day]), 1)
            for divisor in range(1, session.ticks + 1):
                row = "facilitatorWeekTicks", leader, self.week_of[day], divisor
                self.count(counted, row, session.ticks // divisor)
            for covered in range(tick, tick + session.ticks):
                self.count(counted, ("person", leader, covered), 1)
            halves = [(cut, weight // 2) for cut, weight in counted.items() if weight // 2]
            self.known[key] = halves, sum(1 << cut for cut, weight in counted.items() if weight % 2)
        return self.known[key]

    def counted_whoever_leads(self, number, session, day, tick):
        key = number, tick
        if key in self.known_whoever_leads:
            return self.known_whoever_leads[key]
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
        self.known_whoever_leads[key] = counted
        return counted

    def count(self, counted, row, weight):
        for cut, _ in self.of_row.get(row, ()):
            counted[cut] += weight


class PricedCuts:
    """A part's multipliers of cuts, brought into their limits."""

    def __init__(self, table, part, rows, scale):
        """scale: what a penalty counts in a part's multipliers, 0 where penalties are none."""
        self.table, self.price, self.constant = table, {}, 0
        # What cuts over a row that may be exceeded take of its penalty.
        self.taken = Counter()
        for cut, multiplier in part.cuts:
            penalties = [(row, rows.penalty(row)) for row in table.rows[cut]]
            penalties = [(row, penalty * scale) for row, penalty in penalties if penalty is not None]
            price = max(0, min([multiplier, *(penalty - self.taken[row.name] for row, penalty in penalties)]))
            if price == 0:
                continue
            self.price[cut] = price
            self.constant += price * (table.limits[cut] // 2)
            for row, _ in penalties:
                self.taken[row.name] += price
        self.priced = sum(1 << cut for cut in self.price)

    def gift(self, session):
        """At most so much do cuts give a candidate of a session: only rows that count it less than not at all do."""
        return sum(
            self.price.get(cut, 0) for _, _, cut, weight in self.table.of_span.get(("session", session), ()) if weight < 0)

    def charge(self, *candidate):
        """What cuts charge a candidate by itself, and those that count it an odd number of times."""
        halves, odd = self.table.counted(*candidate)
        return sum(self.price.get(cut, 0) * half for cut, half in halves), odd & self.priced

    def of_day(self, day):
        """The cuts that count a facilitator's day itself."""
        return self.table.of_day.get(day, 0) & self.priced
