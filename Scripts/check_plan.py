#!/usr/bin/env python3
"""Check a plan against its request and slots, independently of the planner.

    check_plan.py REQUEST SLOTS PLAN [PREVIOUS]      exit 0 and a summary, or 1 and every violation found

PREVIOUS is the plan that a re-plan began from; it is needed for the term `moved`.

It follows ../Documentation/planning.md and shares no code with the project. Needs Python 3.9 and PyYAML.
"""
import datetime as dt, json, math, re, sys
from collections import defaultdict
from fractions import Fraction
from zoneinfo import ZoneInfo

TICK = 15 * 60
POLICY = dict(candidates="suggested", activities=["OnQueueWork", "OffQueueWork", "Meeting", "Training"], paidOnly=True,
              ratings=["Good", "Neutral", "Poor"], staffingFloor=0, staffingGroups={}, locations={}, hours=[], closed=[], marginMinutes=0,
              unscheduledCost=1000, understaffingCost=10, understaffingGrowth=0.5, preferenceCost=3, latenessCost=1,
              timeOfDayCost=2, overloadCost=1, moveCost=20)
TERMS = ("unscheduled", "understaffing", "preference", "lateness", "timeOfDay", "overload", "moved")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def instant(text):
    t = dt.datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    if t.tzinfo is None:
        raise ValueError(f"instant without an offset: {text}")
    return t.timestamp()


def exact(number):
    """The decimal number as it was written."""
    return Fraction(str(number))


def rounded(number):
    """The nearest whole number, half up."""
    return math.floor(number + Fraction(1, 2))


def listed(value):
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def minute(clock):
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def hours_range(text):
    """`Mon-Fri 09:30-16:30`, `Tue,Thu` or `09:00-12:00`: its weekdays, and from and to in minutes of the local day."""
    days, begin, end = set(range(7)), 0, 24 * 60
    for part in str(text).split():
        if ":" in part:
            begin, end = map(minute, part.split("-"))
        else:
            days = set()
            for piece in part.split(","):
                first, last = (DAYS.index(day) for day in (piece.split("-") * 2)[:2])
                days |= {(first + i) % 7 for i in range((last - first) % 7 + 1)}
    return days, begin, end


def expanded(session):
    """A session with `repeat` is so many sessions, each after the one before."""
    if "repeat" not in session:
        return [session]
    series = session["repeat"]
    days = {k: series[k] for k in ("minDays", "maxDays") if k in series}
    one = {k: v for k, v in session.items() if k not in ("repeat", "key")}
    result = []
    for number in range(1, series["times"] + 1):
        copy = {**one, "key": f"{session['key']}-{number}"}
        if number > 1:
            copy["after"] = {"session": f"{session['key']}-{number - 1}", **days}
        result.append(copy)
    return result


class Instance:
    """A request and its slots, compiled: candidates, headroom, hard rules and cost."""

    def __init__(self, request, slots, previous=None):
        """previous: session key -> (facilitator, start) of the plan that a re-plan began from."""
        self.previous = previous or {}
        self.clocks, self.openings = {}, {}
        self.zone = ZoneInfo(request["timeZone"])
        self.policy = {**POLICY, **request.get("policy", {})}
        self.horizon = self.interval(request["horizon"])
        self.facilitators = {f["id"]: f for f in request.get("facilitators", [])}
        self.attendees = {a["id"]: dict(a) for a in request.get("attendees", [])}
        defaults = request.get("defaults", {})
        self.sessions = [one for s in request["sessions"] for one in expanded({**defaults, **s})]
        self.by_key = {s["key"]: s for s in self.sessions}
        calls = {}
        for line in slots:  # a later line for the same request replaces the earlier
            calls[json.dumps(line["request"], sort_keys=True)] = line
        self.calls = list(calls.values())
        self.read_availability()
        self.read_suggestions()
        for s in self.sessions:
            s["start"], s["end"] = self.interval(s["window"]) if "window" in s else self.horizon
            s["start"], s["end"] = max(s["start"], self.horizon[0]), min(s["end"], self.horizon[1])
            s["firstDay"] = self.day(self.interval(s["window"])[0] if "window" in s else self.horizon[0])
            s["ticks"] = s["lengthInMinutes"] // 15

    def interval(self, text):
        a, b = str(text).split("/")
        return self.edge(a), self.edge(b)

    def edge(self, text):
        if "T" in text:
            return instant(text)
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(), self.zone).timestamp()

    def local(self, t):
        return dt.datetime.fromtimestamp(t, self.zone)

    def day(self, t):
        return self.local(t).date()

    def read_availability(self):
        self.free, self.unit = defaultdict(set), {}
        for call in self.calls:
            for side in ("attendeeSchedules", "facilitatorSchedules"):
                for schedule in call["response"].get(side) or []:
                    user = schedule["user"]["id"]
                    for period in schedule.get("availableTimes") or []:
                        unit = ((period.get("wfmSchedule") or {}).get("businessUnit") or {}).get("id")
                        if unit and side == "attendeeSchedules":
                            self.unit.setdefault(user, unit)
                        category = period.get("activityCategory")
                        if category is not None and category not in self.policy["activities"]:
                            continue
                        if self.policy["paidOnly"] and period.get("isPaid") is False:
                            continue
                        self.cover(user, instant(period["dateStart"]), period["lengthInMinutes"] * 60)
        self.free = {u: self.whole_ticks(parts) for u, parts in self.free.items()}

    def cover(self, user, start, seconds):
        self.free[user].add((start, start + seconds))

    @staticmethod
    def whole_ticks(parts):
        ticks, reach = set(), []
        for a, b in sorted(parts):
            if reach and a <= reach[-1][1]:
                reach[-1][1] = max(reach[-1][1], b)
            else:
                reach.append([a, b])
        for a, b in reach:
            ticks.update(range(math.ceil(a / TICK), int(b // TICK)))
        return ticks

    def group(self, attendee):
        return self.attendees.get(attendee, {}).get("staffingGroup") or self.unit.get(attendee) or "default"

    def read_suggestions(self):
        self.suggested, self.base = defaultdict(set), {}
        for call in self.calls:
            asked = call["request"]
            people = tuple(sorted(asked["attendeeIds"]))
            leaders = frozenset(asked.get("facilitatorIds") or [])
            groups = {self.group(a) for a in people}
            for slot in call["response"].get("suggestedSlots") or []:
                start, length = instant(slot["dateStart"]), slot["lengthInMinutes"]
                rating = slot.get("differenceRating")
                if rating is None or rating in self.policy["ratings"]:
                    self.suggested[people, length, start].add(leaders)
                if slot.get("staffingDifference") is not None and len(groups) == 1:
                    g, base = next(iter(groups)), exact(slot["staffingDifference"]) + len(people)
                    for tick in range(int(start // TICK), int(start // TICK) + length // 15):
                        self.base[g, tick] = max(self.base.get((g, tick), -math.inf), base)

    def group_policy(self, group):
        return self.policy["staffingGroups"].get(group, {})

    def headroom(self, group, tick):
        """People who may be away before the group is short, in hundredths; negative where it is short already."""
        base, floor = self.base.get((group, tick)), self.group_policy(group).get("floor", self.policy["staffingFloor"])
        return None if base is None else rounded(100 * (base - exact(floor)))

    def marginal(self, headroom, k):
        """What the k-th person away costs in a tick, k from 1: whole cents that never fall with k."""
        growth = exact(self.policy["understaffingGrowth"])

        def felt(n):
            short = Fraction(max(0, 100 * n - headroom), 100)
            return short + growth * short * short / 2

        return Fraction(rounded(100 * exact(self.policy["understaffingCost"]) * (felt(k) - felt(k - 1))), 100)

    def away_cost(self, group, tick, people):
        headroom = self.headroom(group, tick)
        return 0 if headroom is None else sum(self.marginal(headroom, k) for k in range(1, people + 1))

    def clock(self, tick):
        """Date, weekday and minute of the local day at which a tick begins."""
        if tick not in self.clocks:
            t = self.local(tick * TICK)
            self.clocks[tick] = t.date(), t.weekday(), t.hour * 60 + t.minute
        return self.clocks[tick]

    def meets(self, text, tick, wholly):
        """Whether a tick lies in a range of hours or dates: wholly, or with any part of it."""
        if re.match(r"\d{4}-", str(text)):
            begin, end = self.interval(text)
            a, b = tick * TICK, (tick + 1) * TICK
            return begin <= a and b <= end if wholly else a < end and begin < b
        days, begin, end = hours_range(text)
        _, weekday, m = self.clock(tick)
        return weekday in days and (begin <= m and m + 15 <= end if wholly else m < end and begin < m + 15)

    def is_open(self, owner, tick_range):
        """Whether a session in those ticks keeps the `hours` and `closed` of a policy, a person or a session."""
        hours, closed = listed(owner.get("hours")), listed(owner.get("closed"))
        if not hours and not closed:
            return True
        key = tuple(map(str, hours)), tuple(map(str, closed)), tick_range
        if key not in self.openings:
            inside = not hours or any(all(self.meets(text, t, True) for t in tick_range) for text in hours)
            self.openings[key] = inside and not any(self.meets(text, t, False) for text in closed for t in tick_range)
        return self.openings[key]

    def is_candidate(self, s, f, start):
        if start % TICK or f not in s["facilitators"] or f in s["attendees"]:
            return False
        first, n = int(start // TICK), s["ticks"]
        ticks = range(first, first + n)
        if start < s["start"] or start + n * TICK > s["end"]:
            return False
        if not all(t in self.free.get(u, ()) for u in [f, *s["attendees"]] for t in ticks):
            return False
        margin = range(first - self.policy["marginMinutes"] // 15, first + n + self.policy["marginMinutes"] // 15)
        if not all(t in self.free.get(a, ()) for a in s["attendees"] for t in margin):
            return False
        people = [self.facilitators.get(f, {}), *(self.attendees.get(a, {}) for a in s["attendees"])]
        if not all(self.is_open(owner, ticks) for owner in [self.policy, s, *people]):
            return False
        pin = s.get("pin")
        if pin and (start != instant(pin["dateStart"]) or pin.get("facilitatorId", f) != f):
            return False
        if self.policy["candidates"] == "suggested":
            calls = self.suggested.get((tuple(sorted(s["attendees"])), s["lengthInMinutes"], start), ())
            return any(not leaders or f in leaders for leaders in calls)
        return True

    def candidates(self, s):
        for tick in range(math.ceil(s["start"] / TICK), int(s["end"] // TICK) - s["ticks"] + 1):
            for f in s["facilitators"]:
                if self.is_candidate(s, f, tick * TICK):
                    yield f, tick * TICK

    def own_cost(self, s, f, start):
        """The costs that one placed session brings by itself: preference, lateness, timeOfDay."""
        p = self.policy
        off = 0
        if s.get("timeOfDay"):
            first = int(start // TICK)
            inside = all(self.meets(s["timeOfDay"], t, True) for t in range(first, first + s["ticks"]))
            off = 0 if inside else p["timeOfDayCost"]
        return (p["preferenceCost"] * s["facilitators"].index(f),
                p["latenessCost"] * s.get("priority", 1) * (self.day(start) - s["firstDay"]).days, off)

    def left_out_cost(self, s):
        return self.policy["unscheduledCost"] * s.get("priority", 1) * len(s["attendees"])

    def count_held(self, user, role, one, day_minutes, day_count, week_minutes, week_count):
        """Adds an appointment that somebody has beside the plan to their days and weeks with a session of the plan: what
        they hold by itself breaks no rule."""
        day, minutes = self.day(instant(one["dateStart"])), one["lengthInMinutes"]
        if (user, role, day) in day_minutes:
            day_minutes[user, role, day] += minutes
        if role == "leads" and (user, day) in day_count:
            day_count[user, day] += 1
        week = day.isocalendar()[:2]
        if role == "leads" and (user, week) in week_count:
            week_count[user, week] += 1
            week_minutes[user, week] += minutes

    def evaluate(self, placed):
        """placed: session key -> (facilitator, start). Returns (violations, costs by term)."""
        bad, p = [], self.policy
        busy, led, attended, cost = defaultdict(list), defaultdict(list), defaultdict(list), dict.fromkeys(TERMS, 0)
        load, place, minutes = defaultdict(int), defaultdict(int), defaultdict(int)
        day_minutes, day_count = defaultdict(int), defaultdict(int)
        week_minutes, week_count = defaultdict(int), defaultdict(int)
        for s in self.sessions:
            key = s["key"]
            if key in self.previous and placed.get(key) != self.previous[key]:
                cost["moved"] += p["moveCost"]
            if key not in placed:
                cost["unscheduled"] += self.left_out_cost(s)
                continue
            f, start = placed[key]
            if not self.is_candidate(s, f, start):
                bad.append(f"{key}: {f} at {self.local(start)} is not a candidate")
                continue
            ticks = range(int(start // TICK), int(start // TICK) + s["ticks"])
            for term, value in zip(("preference", "lateness", "timeOfDay"), self.own_cost(s, f, start)):
                cost[term] += value
            led[f].append((start, start + s["ticks"] * TICK, key))
            day_minutes[f, "leads", self.day(start)] += s["lengthInMinutes"]
            for user in [f, *s["attendees"]]:
                busy[user].append((start, start + s["ticks"] * TICK, key))
            for a in s["attendees"]:
                day_minutes[a, "attends", self.day(start)] += s["lengthInMinutes"]
                attended[a].append((self.day(start), key))
            day_count[f, self.day(start)] += 1
            week_count[f, self.day(start).isocalendar()[:2]] += 1
            week_minutes[f, self.day(start).isocalendar()[:2]] += s["lengthInMinutes"]
            minutes[f] += s["lengthInMinutes"]
            for tick in ticks:
                for a in s["attendees"]:
                    load[self.group(a), tick] += 1
                if s.get("location") in p["locations"]:
                    place[s["location"], tick] += 1
            after = s.get("after")
            if after:
                if after["session"] not in placed:
                    bad.append(f"{key}: placed, but its predecessor {after['session']} is not")
                else:
                    days = (self.day(start) - self.day(placed[after["session"]][1])).days
                    if days < after.get("minDays", 0) or days > after.get("maxDays", math.inf):
                        bad.append(f"{key}: {days} days after {after['session']}")
        for user, spans in busy.items():
            for (a, b, one), (c, d, two) in zip(sorted(spans), sorted(spans)[1:]):
                if c < b:
                    bad.append(f"{user}: {one} and {two} overlap")
        for f, spans in led.items():
            for (a, b, one), (c, d, two) in zip(sorted(spans), sorted(spans)[1:]):
                if b <= c < b + self.facilitators.get(f, {}).get("bufferMinutes", 0) * 60:
                    bad.append(f"{f}: less than the buffer between {one} and {two}")
        for role, people in (("leads", self.facilitators), ("attends", self.attendees)):
            for user, person in people.items():
                for one in person.get("held") or []:
                    self.count_held(user, role, one, day_minutes, day_count, week_minutes, week_count)
        for (user, role, day), total in day_minutes.items():
            person = (self.facilitators if role == "leads" else self.attendees).get(user, {})
            if total > person.get("maxMinutesPerDay", math.inf):
                bad.append(f"{user} {role} {total} minutes on {day}")
        for (user, day), total in day_count.items():
            if total > self.facilitators.get(user, {}).get("maxSessionsPerDay", math.inf):
                bad.append(f"{user}: {total} sessions on {day}")
        for (user, week), total in week_count.items():
            if total > self.facilitators.get(user, {}).get("maxSessionsPerWeek", math.inf):
                bad.append(f"{user}: {total} sessions in week {week}")
        for (user, week), total in week_minutes.items():
            if total > self.facilitators.get(user, {}).get("maxMinutesPerWeek", math.inf):
                bad.append(f"{user} leads {total} minutes in week {week}")
        for user, days in attended.items():
            apart = self.attendees.get(user, {}).get("minDaysBetween", 0)
            held = [self.day(instant(one["dateStart"])) for one in self.attendees.get(user, {}).get("held") or []]
            for day, key in days:
                if any(abs((day - other).days) < apart for other in held):
                    bad.append(f"{user}: {key} is fewer than {apart} days from what they hold")
            for (one, a), (two, b) in zip(sorted(days), sorted(days)[1:]):
                if (two - one).days < apart:
                    bad.append(f"{user}: {a} and {b} are {(two - one).days} days apart")
        for (where, tick), total in place.items():
            if total > p["locations"][where]:
                bad.append(f"{where}: {total} sessions at once at {self.local(tick * TICK)}")
        for (g, tick), people in load.items():
            if people > self.group_policy(g).get("maxAway", math.inf):
                bad.append(f"{g}: {people} away at once at {self.local(tick * TICK)}")
            cost["understaffing"] += self.away_cost(g, tick, people)
        for f, total in minutes.items():
            target = self.facilitators.get(f, {}).get("targetMinutes")
            if target is not None:
                held = sum(one["lengthInMinutes"] for one in self.facilitators[f].get("held") or []
                           if self.horizon[0] <= instant(one["dateStart"]) < self.horizon[1])
                cost["overload"] += p["overloadCost"] * math.ceil(max(0, total - max(0, target - held)) / 15)
        return bad, {term: value if isinstance(value, int) else float(value) for term, value in cost.items()}


def load(request_path, slots_path, previous_path=None):
    import yaml
    with open(request_path) as text:
        request = yaml.load(text, Loader=yaml.BaseLoader) if not request_path.endswith(".json") else json.load(text)
    with open(slots_path) as lines:
        calls = [json.loads(line) for line in lines if line.strip()]
    previous = {}
    if previous_path:
        with open(previous_path) as text:
            for item in json.load(text)["appointments"]:
                previous[item["session"]] = item["body"].get("facilitatorId"), instant(item["body"]["dateStart"])
    return Instance(typed(request), calls, previous)


TEXT = {"id", "key", "name", "description", "session", "location", "facilitatorId", "staffingGroup"}
TEXTS = {"conversationIds", "documentIds", "externalLinks", "activities", "ratings", "hours", "closed"}


def typed(node):
    """BaseLoader keeps dates as text, and so numbers and booleans too: give those back their types."""
    if isinstance(node, dict):
        return {k: v if k in TEXT or k in TEXTS or isinstance(v, list) and all(isinstance(i, str) for i in v)
                else typed(v) for k, v in node.items()}
    if isinstance(node, list):
        return [typed(v) for v in node]
    if isinstance(node, str):
        if node in ("true", "false"):
            return node == "true"
        for kind in (int, float):
            try:
                return kind(node)
            except ValueError:
                pass
    return node


def main(request_path, slots_path, plan_path, previous_path=None):
    instance = load(request_path, slots_path, previous_path)
    with open(plan_path) as text:
        plan = json.load(text)
    bad, placed = [], {}
    for item in plan["appointments"]:
        key, body = item["session"], item["body"]
        s = instance.by_key.get(key)
        if s is None or key in placed:
            bad.append(f"{key}: unknown, or planned twice")
            continue
        placed[key] = body.get("facilitatorId"), instant(body["dateStart"])
        if sorted(body["attendeeIds"]) != sorted(s["attendees"]) or body["lengthInMinutes"] != s["lengthInMinutes"]:
            bad.append(f"{key}: the body's attendees or length are not the session's")
        if not body.get("name") or "description" not in body:
            bad.append(f"{key}: the body lacks name or description")
    left = [u["session"] for u in plan["unscheduled"]]
    if sorted([*placed, *left]) != sorted(instance.by_key):
        bad.append("appointments and unscheduled do not list each session once")
    more, cost = instance.evaluate(placed)
    bad += more
    total, told = sum(cost.values()), plan["solution"]
    if abs(total - told["cost"]) > 1e-6 * max(1, total):
        bad.append(f"cost is {total} {cost}, the plan says {told['cost']}")
    for term, value in cost.items():
        if abs(value - told["costs"].get(term, 0)) > 1e-6 * max(1, value):
            bad.append(f"{term} costs {value}, the plan says {told['costs'].get(term, 0)}")
    if told["bound"] > total + 1e-6 * max(1, total):
        bad.append(f"the bound {told['bound']} exceeds the cost {total}")
    for line in bad[:50]:
        print("violation:", line)
    print(f"{len(placed)} placed, {len(left)} unscheduled, cost {total} {cost}, bound {told['bound']}, {len(bad)} violations")
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
