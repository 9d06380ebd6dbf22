"""The most that a facilitator can earn on one local day: candidates that do not overlap, keep the buffer and the day's
limits, each session once. Whole numbers throughout."""

import functools

LARGEST_TABLE = 1 << 22
LIMIT = 20_000  # places that are looked at before sessions outside of the proof's own list may repeat


class Item:
    """A candidate that earns something."""

    __slots__ = ("start", "length", "profit", "session", "odd")

    def __init__(self, start, length, profit, session, odd=0):
        self.start, self.length, self.profit, self.session = start, length, profit, session
        # The cuts that count it an odd number of times, bit c for cut c of the day.
        self.odd = odd


class Day:
    """What may be led on the day: `ticks` and `sessions` at most, None for no limit, `buffer` free ticks between two."""

    def __init__(self, ticks, sessions, buffer):
        self.ticks, self.sessions, self.buffer = ticks, sessions, buffer


def most_profit(items, day, once=(), odd=0, charges=None):
    """At least the most that can be earned, and no more than if sessions outside of `once` could repeat.

    - odd: the cuts that count the day itself, bit c for cut c.
    - charges: by cut, what it charges for every two of the things that it counts an odd number of times.
    """
    if not items:
        return 0
    search = Search(items, day)
    if charges:
        found = search.best(odd, charges, limit=1_000_000)
        if found is not None:
            return found
    found = search.best(0, {}, limit=LIMIT)
    return found if found is not None else search.with_kept(once)


class Search:
    def __init__(self, items, day):
        self.first = min(item.start for item in items)
        self.last = max(item.start + item.length for item in items)
        self.buffer = day.buffer
        span, shortest = self.last - self.first, min(item.length for item in items)
        # A limit that the span implies is none.
        self.ticks = day.ticks if day.ticks is not None and day.ticks < span else None
        room = span if self.ticks is None else self.ticks
        self.sessions = day.sessions
        if day.sessions is not None and day.sessions * shortest >= room:
            self.sessions = None
        self.width = 1 if self.ticks is None else self.ticks + 1
        self.states = self.width * (1 if self.sessions is None else self.sessions + 1)
        self.items = items
        self.starting = {}
        for item in sorted(items, key=lambda item: -item.profit):
            self.starting.setdefault(item.start, []).append(item)

    def taking(self, length):
        """How far down a state is behind a session of a length, and the states that have room for it."""
        return room_for(0 if self.ticks is None else length, self.sessions is not None, self.width, self.states)

    def table(self):
        """For each tick, the most that later items can earn by what is left, sessions repeating as they like."""
        most = {self.last: [0] * self.states}
        taking = {item.length: self.taking(item.length) for item in self.items}
        row = most[self.last]
        for tick in range(self.last - 1, self.first - 1, -1):
            seen = set()
            for item in self.starting.get(tick, ()):
                if item.length in seen:
                    continue
                seen.add(item.length)
                behind = most[min(self.last, tick + item.length + self.buffer)]
                down, room = taking[item.length]
                row = list(row) if row is most[tick + 1] else row
                for state in room:
                    value = item.profit + behind[state - down]
                    if value > row[state]:
                        row[state] = value
            most[tick] = row
        return most, taking

    def best(self, odd, charges, limit):
        """The most that can be earned, each session once; None where more than `limit` places would be looked at."""
        most, taking = self.table()
        downs = {length: down for length, (down, _) in taking.items()}
        rooms = {length: set(room) for length, (_, room) in taking.items()}
        best, visits, used, last, buffer = 0, 0, set(), self.last, self.buffer
        known = {}

        def charge(both):
            if both not in known:
                known[both] = sum(charges[cut] for cut in members(both))
            return known[both]

        def go(tick, state, profit, parity):
            nonlocal best, visits
            if profit > best:
                best = profit
            while tick < last and profit + most[tick][state] > best:
                here = self.starting.get(tick)
                if here is None:
                    tick += 1
                    continue
                skipping = profit + most[tick + 1][state]
                choices = []
                for item in here:
                    length = item.length
                    if item.session in used or state not in rooms[length]:
                        continue
                    gain = profit + item.profit
                    if item.odd & parity:
                        gain -= charge(item.odd & parity)
                    after = min(last, tick + length + buffer)
                    reach = gain + most[after][state - downs[length]]
                    if reach > best:
                        choices.append((reach, gain, after, state - downs[length], item))
                choices.sort(key=lambda choice: -choice[0])
                if choices and skipping > choices[0][0]:
                    # What skips this tick may be better than what it has: look there first.
                    visits += 1
                    go(tick + 1, state, profit, parity)
                    skipping = None
                for reach, gain, after, rest, item in choices:
                    if reach <= best:
                        break
                    visits += 1
                    if visits > limit:
                        raise TooMany
                    used.add(item.session)
                    go(after, rest, gain, parity ^ item.odd)
                    used.discard(item.session)
                if skipping is None:
                    return
                tick += 1

        try:
            go(self.first, self.states - 1, 0, odd)
        except TooMany:
            return None
        return best

    def with_kept(self, once):
        """The most that can be earned if only the sessions of `once` must not repeat: a table over those still free."""
        # A table of more than this is not worth its memory: it lets more sessions repeat.
        room = LARGEST_TABLE // (self.states * (len(self.starting) + 1))
        bit = {session: 1 << number for number, session in enumerate(once[:max(0, room.bit_length() - 1)])}
        everything = (1 << len(bit)) - 1
        starting = {}
        for tick, items in self.starting.items():
            seen = set()
            for item in items:
                if item.session in bit or item.length not in seen:
                    starting.setdefault(tick, []).append(item)
                    if item.session not in bit:
                        seen.add(item.length)
        taking = {item.length: self.taking(item.length) for item in self.items}
        rooms = {length: set(room) for length, (_, room) in taking.items()}
        known = {}

        def most(tick, state, free):
            key = tick, state, free
            if key not in known:
                value = most_skipping(tick, state, free)
                known[key] = value
            return known[key]

        def most_skipping(tick, state, free):
            while tick < self.last and tick not in starting:
                tick += 1
            if tick >= self.last:
                return 0
            value = most(tick + 1, state, free)
            for item in starting[tick]:
                mask = bit.get(item.session, 0)
                if state in rooms[item.length] and free & mask == mask:
                    rest = state - taking[item.length][0]
                    after = min(self.last, tick + item.length + self.buffer)
                    value = max(value, item.profit + most(after, rest, free & ~mask))
            return value

        return most(self.first, self.states - 1, everything)


@functools.lru_cache(maxsize=None)
def room_for(ticks, counts_sessions, width, states):
    """A state counts the sessions left in rows of a width, the ticks left within one."""
    down = ticks + (width if counts_sessions else 0)
    return down, [state for state in range(states) if state >= down and state % width >= ticks]


def members(cuts):
    """The cuts of a set of bits."""
    return [cut for cut, bit in enumerate(bin(cuts)[:1:-1]) if bit == "1"]


class TooMany(Exception):
    pass
