"""Requests, slots and plans as they stand in files: exact numbers, every refusal in words.

Numbers with decimals become fractions of what is written, so that nothing passes through binary floating point.
"""
import csv
import functools
import hashlib
import json
import os
from fractions import Fraction


class Refused(Exception):
    """What is given cannot be checked, or is not what it says: the reasons, in words."""

    def __init__(self, *reasons):
        super().__init__("; ".join(reasons))
        self.reasons = list(reasons)


@functools.lru_cache(maxsize=None)
def exact(text):
    """The number that a text spells in decimals."""
    return Fraction(text)


def no_number(text):
    raise ValueError(f"{text} is no number")


def parsed(data, name):
    """A JSON text's value: no member twice, decimals exact."""
    def members(pairs):
        values = dict(pairs)
        if len(values) < len(pairs):
            twice = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
            raise ValueError(f"{twice!r} stands twice in one object")
        return values

    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        return json.loads(text, parse_float=exact, parse_constant=no_number, object_pairs_hook=members)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{name}: is not well-formed JSON: {error}") from None


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from None


def number(value):
    """A number as request files have it; YAML leaves it as the text that stands there."""
    if isinstance(value, bool) or not isinstance(value, (int, Fraction, str)):
        raise Refused(f"{value!r} is no number")
    try:
        return exact(value) if isinstance(value, str) else Fraction(value)
    except (ValueError, ZeroDivisionError):
        raise Refused(f"{value!r} is no number") from None


def whole(value):
    result = number(value)
    if result.denominator != 1:
        raise Refused(f"{value!r} is no whole number")
    return int(result)


def flag(value):
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise Refused(f"{value!r} is neither true nor false")


def given(fields, name, default=None):
    """A field that may be left out."""
    value = fields.get(name)
    return default if value is None else value


class RequestFile:
    """A request with its sessions, series written out, and the SHA-256 of what it stands in."""

    def __init__(self, path):
        data = read(path)
        self.fields = parsed(data, path) if path.endswith(".json") else yaml_value(data, path)
        if not isinstance(self.fields, dict):
            raise Refused(f"{path}: is no planning request")
        digest = hashlib.sha256(data)
        sessions = given(self.fields, "sessions", [])
        roster = given(self.fields, "sessionsFile")
        if roster is not None:
            roster = os.path.join(os.path.dirname(path), roster)
            rows = read(roster)
            digest.update(rows)
            sessions = roster_sessions(rows, roster)
        self.sha256 = digest.hexdigest()
        defaults = given(self.fields, "defaults", {})
        self.sessions = [one for session in sessions for one in series({**defaults, **without_nothing(session)})]


def without_nothing(fields):
    return {name: value for name, value in fields.items() if value is not None}


def series(session):
    """The sessions that one with `repeat` stands for: KEY-1, KEY-2, …, each after the one before."""
    repeat = session.pop("repeat", None)
    if repeat is None:
        return [session]
    sessions = []
    for count in range(1, whole(repeat["times"]) + 1):
        one = {**session, "key": f"{session['key']}-{count}"}
        if sessions:
            one["after"] = {**repeat, "session": sessions[-1]["key"]}
        sessions.append(one)
    return sessions


def yaml_value(data, path):
    try:
        import yaml
    except ImportError:
        raise Refused(
            f"{path}: a request in YAML needs PyYAML (pip install PyYAML); one in JSON (a name that ends in .json) needs "
            "nothing") from None

    def values(node):
        if isinstance(node, dict):
            return {key: values(value) for key, value in node.items()}
        if isinstance(node, list):
            return [values(value) for value in node]
        return None if node in ("", "~", "null", "Null", "NULL") else node

    try:
        # All scalars as they are written: what is a date, a number or a text, the field says.
        return values(yaml.load(data, Loader=yaml.BaseLoader))
    except yaml.YAMLError as error:
        raise Refused(f"{path}: is not well-formed YAML: {' '.join(str(error).split())}") from None


LISTS = ("attendees", "facilitators", "hours", "closed", "forbidden", "conversationIds", "documentIds", "externalLinks")


def roster_sessions(data, path):
    """Sessions of a CSV roster: the header names the fields, `;` separates the parts of a list."""
    lines = data.decode("utf-8-sig").splitlines()
    header = next((line for line in lines if line.strip()), "")
    separator = max(",;\t", key=header.count)
    names, sessions = None, []
    for row in csv.reader(lines, delimiter=separator):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if names is None:
            names = cells
            continue
        session = {}
        for name, cell in zip(names, cells):
            if not cell:
                continue
            value = [part.strip() for part in cell.split(";") if part.strip()] if name in LISTS else cell
            head, _, part = name.partition(".")
            if part:
                session.setdefault(head, {})[part] = value
            else:
                session[name] = value
        sessions.append(session)
    return sessions


class SlotsFile:
    """The service's answers. A later line for the same request has replaced the earlier."""

    def __init__(self, path):
        data = read(path)
        self.sha256 = hashlib.sha256(data).hexdigest()
        calls = {}
        for count, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                call = parsed(line, f"{path}:{count}")
                calls[json.dumps(call["request"], sort_keys=True, default=str)] = call
        self.calls = list(calls.values())
