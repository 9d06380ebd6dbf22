"""Time as the contract counts it: instants in microseconds, ticks of 15 minutes of UTC, local days and weeks."""
import datetime
import functools
import re
import zoneinfo

from .reading import Refused

TICK = 900_000_000  # microseconds
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)
FORM = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@functools.lru_cache(maxsize=None)
def instant(text):
    """Microseconds since 1970 of an ISO-8601 instant with Z or an offset."""
    form = FORM.fullmatch(text) if isinstance(text, str) else None
    if form is None:
        raise Refused(f"{text!r} is no instant with Z or an offset")
    year, month, day, hour, minute, second, fraction, zone = form.groups()
    try:
        days = datetime.date(int(year), int(month), int(day)).toordinal() - EPOCH.toordinal()
    except ValueError:
        raise Refused(f"{text!r} is no instant: the calendar lacks that day") from None
    seconds = days * 86_400 + int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if zone != "Z":
        digits = zone[1:].replace(":", "")
        offset = int(digits[:2]) * 3600 + int(digits[2:] or 0) * 60
        seconds -= offset if zone[0] == "+" else -offset
    return seconds * 1_000_000 + int(f"{fraction or ''}000000"[:6])


def local_date(text):
    """The number of a local day, such that consecutive days have consecutive numbers."""
    try:
        if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        return datetime.date.fromisoformat(text).toordinal()
    except ValueError:
        raise Refused(f"{text!r} is no date") from None


def week_name(day):
    """The ISO week of a local day: 2026-W50."""
    year, week, _ = datetime.date.fromordinal(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


class Clock:
    """A time zone's clocks."""

    def __init__(self, zone):
        try:
            self.zone = zoneinfo.ZoneInfo(zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            raise Refused(f"the time zone {zone!r} is not known here (the tzdata package brings all of them)") from None

    def local(self, microseconds):
        """The local day's number and the minute of that day."""
        at = datetime.datetime.fromtimestamp(microseconds // 1_000_000, self.zone)
        return at.toordinal(), at.hour * 60 + at.minute

    def edge(self, text):
        """An instant, or the instant at which a local date begins."""
        if "T" in text or " " in text:
            return instant(text)
        begin = datetime.datetime.fromordinal(local_date(text)).replace(tzinfo=self.zone)
        return (begin - EPOCH) // MICROSECOND

    def interval(self, text):
        first, _, last = str(text).partition("/")
        return self.edge(first.strip()), self.edge(last.strip())


class Hours:
    """A range such as `Mon-Fri 09:30-16:30`: weekdays, and minutes of the local day."""

    def __init__(self, text):
        self.days, self.begin, self.end = set(range(7)), 0, 24 * 60
        for part in text.split():
            if ":" in part:
                self.begin, self.end = (self.minute(clock) for clock in part.split("-"))
            else:
                self.days = {day for span in part.split(",") for day in self.weekdays(span)}

    @staticmethod
    def weekdays(span):
        first, _, last = span.partition("-")
        try:
            begin, end = DAYS.index(first), DAYS.index(last or first)
        except ValueError:
            raise Refused(f"{span!r} names no days") from None
        return [(begin + step) % 7 for step in range((end - begin) % 7 + 1)]

    @staticmethod
    def minute(clock):
        hours, _, minutes = clock.partition(":")
        return int(hours) * 60 + int(minutes)

    def holds(self, weekday, minute):
        """Whether a tick that begins then lies wholly inside."""
        return weekday in self.days and self.begin <= minute and minute + 15 <= self.end

    def touches(self, weekday, minute):
        """Whether a tick that begins then lies inside with any part of it."""
        return weekday in self.days and minute < self.end and self.begin < minute + 15
