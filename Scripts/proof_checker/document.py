"""Proof files: every name is looked up in the request and the slots, whatever is not there is refused."""
import hashlib
import json
import os
import re
from fractions import Fraction

from .clock import TICK, instant, local_date
from .reading import Refused, parsed, read

LARGEST = 1 << 30
MOST_SCALE_BITS = 30
MOST_DIVISIONS = 500  # one below the other


class Row:
    """A linking row, by its rule and what that has: `kind` and `key` together name it."""

    def __init__(self, kind, *key):
        self.kind, self.key = kind, key
        self.name = (kind, *key)


class Part:
    """Multipliers that prove something of all plans of a part."""

    def __init__(self, scale_bits, sessions, rows, once, cuts, floor):
        self.scale_bits, self.sessions, self.rows = scale_bits, sessions, rows
        self.once, self.cuts, self.floor = once, cuts, floor


class Division:
    """Plans that lead a session on a facilitator's day or leave it out, and those that do not lead it there."""

    def __init__(self, session, day, there, elsewhere):
        self.session, self.day, self.there, self.elsewhere = session, day, there, elsewhere


class Sum:
    """Shares of the sessions, each with the part that proves what plans of only those cost: (sessions, part)."""

    def __init__(self, shares):
        self.shares = shares


class Document:
    """A proof as it is written, with the plan that it came with, if it did."""

    def __init__(self, fields, path, plan=None):
        self.fields, self.path, self.plan = fields, path, plan
        if fields.get("kind") != "proof" or fields.get("coachplan") != 1:
            raise Refused(f"{path}: is no proof of version 1")
        self.request = self.sha256("request")
        self.slots = self.sha256("slots")
        self.previous = self.sha256("previous") if "previous" in fields else None
        self.per_one = fields.get("unitsPerOne")
        if not self.is_whole(self.per_one) or not re.fullmatch("100+", str(self.per_one)):
            raise self.refusal("unitsPerOne", "is no power of ten from 100 on")
        bound = fields.get("bound")
        if not isinstance(bound, str) or not re.fullmatch(r"\d{1,18}(\.\d{1,18})?", bound):
            raise self.refusal("bound", "is no decimal number in quotes")
        self.bound = Fraction(bound)

    @classmethod
    def read(cls, path):
        """The proof in a file: its own, or that of a plan, in it or beside it."""
        data = read(path)
        fields = whole_object(parsed(data, path), path)
        if fields.get("kind") != "plan":
            return cls(within_limit(data, fields, path), path)
        proof = fields.get("proof")
        if proof is None:
            raise Refused(f"{path}: the plan has no proof in it, and names none")
        proof = whole_object(proof, f"{path}: proof")
        if "file" not in proof:
            return cls(proof, path, fields)
        name = proof["file"]
        if not isinstance(name, str) or os.path.basename(name) != name or name in ("", ".", ".."):
            raise Refused(f"{path}: proof.file: {name!r} is no name of a file beside the plan")
        beside = os.path.join(os.path.dirname(path), name)
        data = read(beside)
        if hashlib.sha256(data).hexdigest() != proof.get("sha256"):
            raise Refused(f"{beside}: is not the file that the plan was written with (sha256)")
        return cls(within_limit(data, whole_object(parsed(data, beside), beside), beside), beside, fields)

    def refusal(self, field, reason):
        return Refused(f"{self.path}: {field}: {reason}")

    @staticmethod
    def is_whole(value):
        return isinstance(value, int) and not isinstance(value, bool) and -(1 << 63) <= value < 1 << 63

    def sha256(self, name):
        value = self.fields.get(name)
        value = value.get("sha256") if isinstance(value, dict) else None
        if not isinstance(value, str):
            raise self.refusal(name, "has no sha256")
        return value

    def list(self, name, fields=None, where=""):
        value = (self.fields if fields is None else fields).get(name, [])
        if not isinstance(value, list):
            raise self.refusal(where + name, "is no list")
        return value

    def content(self, contract):
        """The proof with names looked up: `Content`. Raises with every name that request and slots do not have."""
        return Content(self, contract)


def whole_object(value, where):
    if not isinstance(value, dict):
        raise Refused(f"{where}: is no object")
    return value


def within_limit(data, fields, path):
    if len(data) > LARGEST:
        raise Refused(f"{path}: is larger than 1 GB")
    return fields


class Content:
    """What a proof says, in the terms of a contract."""

    def __init__(self, document, contract):
        self.document, self.contract, self.reasons = document, contract, []
        self.groups = {group for session in contract.sessions for group in session.groups}
        self.people = {person for session in contract.sessions for person in session.attendees + session.facilitators}
        self.people |= set(contract.attendees) | set(contract.facilitators)
        self.leaders = set(contract.facilitators)
        self.known_days = set(contract.day)
        self.sessions = self.table("sessions", self.session)
        self.days = self.table("days", self.day)
        self.rows = self.table("rows", self.row)
        self.cuts = [self.cut(index, cut) for index, cut in enumerate(document.list("cuts"))]
        told = document.list("parts")
        self.share_of_part = self.shares(told)
        self.parts = [self.part(index, part) for index, part in enumerate(told)]
        if not self.parts:
            self.reasons.append("parts: there is none")
        self.check_tree()
        self.check_shares()
        if self.reasons:
            raise Refused(*(f"{document.path}: {reason}" for reason in self.reasons))
        self.shares_of_sum = self.parts[0].shares if isinstance(self.parts[0], Sum) else None

    def table(self, name, look_up):
        entries, seen = [], set()
        for index, value in enumerate(self.document.list(name)):
            where = f"{name}[{index}]"
            try:
                entry = look_up(value)
            except Refused as refused:
                self.reasons += [f"{where}: {reason}" for reason in refused.reasons]
                entry = None
            except (KeyError, TypeError, ValueError, AttributeError):
                self.reasons.append(f"{where}: {shown(value)} is not of the form that proof.md has")
                entry = None
            identity = entry.name if isinstance(entry, Row) else entry
            if entry is not None and identity in seen:
                self.reasons.append(f"{where}: {shown(value)} stands there twice")
            seen.add(identity)
            entries.append(entry)
        return entries

    # Names

    def session(self, key):
        if key not in self.contract.index:
            raise Refused(f"the request has no session {shown(key)}")
        return self.contract.index[key]

    def day(self, value):
        facilitator, day = value
        return self.leader(facilitator), self.day_of_horizon(day)

    def leader(self, person):
        if person not in self.leaders:
            raise Refused(f"the request has no facilitator {shown(person)}")
        return person

    def day_of_horizon(self, text):
        day = local_date(text)
        if day not in self.known_days:
            raise Refused(f"the horizon has no day {text}")
        return day

    def tick(self, text):
        tick, rest = divmod(instant(text), TICK)
        tick -= self.contract.first
        if rest or not 0 <= tick < self.contract.tick_count:
            raise Refused(f"no quarter hour of the horizon begins at {text}")
        return tick

    def known_group(self, group):
        if group not in self.groups:
            raise Refused(f"no attendee is of the staffing group {shown(group)}")
        return group

    def row(self, value):
        rule = value["rule"]
        look_up = getattr(self, f"{rule}_row", None) if isinstance(rule, str) else None
        if look_up is None:
            raise Refused(f"there is no rule {shown(rule)}")
        names = {**value}
        del names["rule"]
        return Row(rule, *look_up(**names))

    def staffing_row(self, group, at, people):
        group, tick = self.known_group(group), self.tick(at)
        if not Document.is_whole(people) or people < 1:
            raise Refused(f"{shown(people)} is no number of people from 1 on")
        if self.contract.headroom(group, tick) is None:
            raise Refused(f"the slots tell nothing of {shown(group)} at {at}")
        return group, tick, people

    def person_row(self, person, at):
        if person not in self.people:
            raise Refused(f"the request has no person {shown(person)}")
        return person, self.tick(at)

    def location_row(self, location, at):
        if location not in self.contract.locations:
            raise Refused(f"the policy has no limit for the location {shown(location)}")
        return location, self.tick(at)

    def attendeeDay_row(self, attendee, day):
        self.limited(self.contract.attendee_limit, attendee, "maxMinutesPerDay")
        return attendee, self.day_of_horizon(day)

    def attendeeSpacing_row(self, attendee, day):
        self.limited(self.contract.attendee_limit, attendee, "minDaysBetween")
        return attendee, local_date(day)

    def after_row(self, session, first, last):
        number = self.session(session)
        if not self.contract.sessions[number].after:
            raise Refused(f"the session {session} is after none")
        first, last = local_date(first), local_date(last)
        if first > last:
            raise Refused(f"its first day is behind its last")
        return number, first, last

    def target_row(self, facilitator):
        self.limited(self.contract.facilitator_limit, facilitator, "targetMinutes")
        return (facilitator,)

    def facilitatorWeekSessions_row(self, facilitator, week):
        self.limited(self.contract.facilitator_limit, facilitator, "maxSessionsPerWeek")
        return facilitator, self.week(week)

    def facilitatorWeekTicks_row(self, facilitator, week, divisor):
        self.limited(self.contract.facilitator_limit, facilitator, "maxMinutesPerWeek")
        if not Document.is_whole(divisor) or not 1 <= divisor <= 4:
            raise Refused(f"the divisor {shown(divisor)} is none from 1 to 4")
        return facilitator, self.week(week), divisor

    def groupAway_row(self, group, at):
        if self.contract.max_away(self.known_group(group)) is None:
            raise Refused(f"the staffing group {shown(group)} has no maxAway")
        return group, self.tick(at)

    def week(self, text):
        if text not in self.contract.week:
            raise Refused(f"the horizon has no week {shown(text)}")
        return text

    @staticmethod
    def limited(limit, person, name):
        if limit(person, name) is None:
            raise Refused(f"{shown(person)} has no {name}")

    # Cuts and parts

    def cut(self, index, value):
        where = f"cuts[{index}]"
        value = value if isinstance(value, dict) else {}
        return tuple(
            [table[number] for number in self.places(value.get(name, []), table, f"{where}.{name}")]
            for name, table in (("sessions", self.sessions), ("days", self.days), ("rows", self.rows)))

    def places(self, value, table, where):
        """Places in a table, each once."""
        if not isinstance(value, list) or not all(Document.is_whole(one) and 0 <= one < len(table) for one in value) \
                or len(set(value)) < len(value):
            self.reasons.append(f"{where}: is no list of different places in the table")
            return []
        return value

    def priced(self, value, table, where):
        """Places in a table, each once and with a multiplier."""
        if not isinstance(value, list) or not all(
                isinstance(one, list) and len(one) == 2 and Document.is_whole(one[1]) for one in value):
            self.reasons.append(f"{where}: is no list of pairs of a place and a multiplier")
            return []
        places = self.places([place for place, _ in value], table, where)
        return list(zip(places, (multiplier for _, multiplier in value)))

    def part(self, index, value):
        where = f"parts[{index}]"
        if not isinstance(value, dict):
            self.reasons.append(f"{where}: is no object")
            return None
        if "sum" in value:
            return self.sum(index, value["sum"], where)
        return self.division(value, where) if "division" in value else self.multipliers(index, value, where)

    def shares(self, parts):
        """The sessions of the share that each part belongs to, by the part's number: those of a share's part, of the parts that
        it refers to, and so forth."""
        first = parts[0] if parts and isinstance(parts[0], dict) else {}
        shares = first["sum"] if isinstance(first.get("sum"), list) else []
        owner, sessions_of = {}, {}
        for number, share in enumerate(shares):
            if not isinstance(share, dict) or not Document.is_whole(share.get("part")):
                continue
            places = share.get("sessions")
            places = self.places(places, self.sessions, f"parts[0].sum[{number}].sessions")
            sessions_of[number] = [self.sessions[place] for place in places]
            open_parts = [share["part"]]
            while open_parts:
                part = open_parts.pop()
                if not 0 < part < len(parts) or owner.get(part) == number:
                    continue
                if part in owner:
                    self.reasons.append(f"parts[{part}]: belongs to two shares")
                    continue
                owner[part] = number
                value = parts[part] if isinstance(parts[part], dict) else {}
                floor = value["floor"] if isinstance(value.get("floor"), dict) else {}
                next_parts = [value.get("there"), value.get("elsewhere"), floor.get("part")]
                open_parts += [other for other in next_parts if Document.is_whole(other)]
        return {part: sessions_of[number] for part, number in owner.items()}

    def sum(self, index, value, where):
        if index > 0:
            self.reasons.append(f"{where}: is a sum, and not the first part")
            return None
        if not isinstance(value, list) or not all(
                isinstance(one, dict) and Document.is_whole(one.get("part")) and isinstance(one.get("sessions"), list)
                for one in value):
            self.reasons.append(f"{where}.sum: is no list of sessions and a part")
            return None
        seen, parts = {}, set()
        shares = []
        for number, one in enumerate(value):
            # Places that are none have been told.
            own = [self.sessions[place] for place in one["sessions"]
                   if Document.is_whole(place) and 0 <= place < len(self.sessions) and self.sessions[place] is not None]
            for session in own:
                if session in seen:
                    self.reasons.append(f"{where}.sum: {self.contract.sessions[session].key} is in two shares, or twice in one")
                seen[session] = number
            if not 0 < one["part"] < len(self.document.list("parts")) or one["part"] in parts:
                self.reasons.append(f"{where}.sum: {one['part']} is no later part that belongs to one share alone")
            parts.add(one["part"])
            shares.append((own, one["part"]))
        for session, number in seen.items():
            after = self.contract.sessions[session].after
            if after and seen.get(self.contract.index[after[0]]) != number:
                self.reasons.append(
                    f"{where}.sum: {self.contract.sessions[session].key} is without {after[0]}, which it follows")
        return Sum(shares)

    def division(self, value, where):
        division = value["division"] if isinstance(value["division"], dict) else {}
        session = self.places([division.get("session")], self.sessions, f"{where}.division.session")
        told = division.get("day")
        day = [None] if told is None else self.places([told], self.days, f"{where}.division.day")
        parts = [value.get(side) for side in ("there", "elsewhere")]
        if not session or not day or not all(Document.is_whole(part) for part in parts):
            self.reasons.append(f"{where}: is no division")
            return None
        return Division(self.sessions[session[0]], None if told is None else self.days[day[0]], *parts)

    def multipliers(self, index, value, where):
        scale = value.get("scaleBits")
        if not Document.is_whole(scale) or not 0 <= scale <= MOST_SCALE_BITS:
            self.reasons.append(f"{where}.scaleBits: is no number from 0 to {MOST_SCALE_BITS}")
            scale = 0
        sessions = value.get("sessions")
        priced = self.share_of_part.get(index, self.sessions)
        if not isinstance(sessions, list) or len(sessions) != len(priced) \
                or not all(Document.is_whole(one) for one in sessions):
            self.reasons.append(
                f"{where}.sessions: is no list of a multiplier for each of `sessions`" if index not in self.share_of_part
                else f"{where}.sessions: is no list of a multiplier for each of its share's sessions")
            sessions = []
        entries = value.get("once", [])
        if not isinstance(entries, list) or not all(isinstance(one, list) and len(one) == 2 for one in entries):
            self.reasons.append(f"{where}.once: is no list of pairs of a day and sessions")
            entries = []
        once = {}
        for place, (_, kept) in zip(self.places([day for day, _ in entries], self.days, f"{where}.once"), entries):
            once[self.days[place]] = [self.sessions[one] for one in self.places(kept, self.sessions, f"{where}.once")]
        floor = value.get("floor")
        if floor is not None:
            numbers = [floor.get("share"), floor.get("part")] if isinstance(floor, dict) else [None, None]
            if not all(Document.is_whole(number) for number in numbers):
                self.reasons.append(f"{where}.floor: is no share and part")
                numbers = [0, 0]
            floor = numbers
        return Part(
            scale, list(zip(priced, sessions)), self.priced(value.get("rows", []), self.rows, f"{where}.rows"),
            once, self.priced(value.get("cuts", []), self.cuts, f"{where}.cuts"), floor)

    def check_tree(self):
        """Parts are a tree from the first one on; floors are multipliers of their own, without a floor."""
        depths = {0: 0}
        for index, part in enumerate(self.parts):
            if isinstance(part, Sum):
                depths.update((number, 0) for _, number in part.shares)
            elif isinstance(part, Division):
                for child in (part.there, part.elsewhere):
                    if not index < child < len(self.parts) or child in depths:
                        self.reasons.append(f"parts[{index}]: {child} is no later part that belongs to it alone")
                    depths[child] = depths.get(index, 0) + 1
                    if depths[child] > MOST_DIVISIONS:
                        self.reasons.append(f"parts[{child}]: is below more than {MOST_DIVISIONS} divisions")
            elif part is not None and part.floor is not None:
                share, proof = part.floor
                proof = self.parts[proof] if 0 <= proof < len(self.parts) else None
                if not isinstance(proof, Part) or proof.floor is not None:
                    self.reasons.append(f"parts[{index}].floor: is no part of multipliers without a floor")

    def check_shares(self):
        """The sessions that a part names are those of its share."""
        for index, sessions in self.share_of_part.items():
            part = self.parts[index]
            if isinstance(part, Division):
                named = [part.session]
            elif isinstance(part, Part):
                cuts = [self.cuts[cut] for cut, _ in part.cuts]
                rows = [self.rows[row] for row, _ in part.rows] + [row for _, _, of in cuts for row in of]
                named = [session for of, _, _ in cuts for session in of]
                named += [session for kept in part.once.values() for session in kept]
                named += [row.key[0] for row in rows if row is not None and row.kind == "after"]
            else:
                continue
            strangers = set(named) - set(sessions) - {None}
            self.reasons += [
                f"parts[{index}]: {self.contract.sessions[session].key} is none of its share's sessions"
                for session in sorted(strangers)]


def shown(value):
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:77] + "…"
