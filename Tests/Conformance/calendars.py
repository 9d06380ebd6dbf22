"""Calendars of `coachplan handover` as an independent library (icalendar) reads them, held against the plans.

    python calendars.py PATH-TO-COACHPLAN

Plans a small scenario, plans it again with a facilitator away, hands both over, and compares each event with the
plan: times, people, cancelled sessions, UIDs that stay, sequence numbers that grow. Prints "N calendars, M events".
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

import icalendar


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def events(folder):
    """By facilitator's file: the events of each calendar by session."""
    found = {}
    for path in sorted(pathlib.Path(folder).glob("*/*.ics")):
        raw = path.read_bytes()
        assert all(len(line) <= 75 for line in raw.split(b"\r\n")), f"{path}: a line is too long"
        assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b""), f"{path}: line ends"
        calendar = icalendar.Calendar.from_ical(raw)
        assert calendar["VERSION"] == "2.0" and len(list(calendar.walk("VTIMEZONE"))) == 1, path
        entries = list(calendar.walk("VEVENT"))
        assert len({str(event["UID"]) for event in entries}) == len(entries), f"{path}: a UID stands there twice"
        found[path.relative_to(folder).as_posix()] = {str(event["UID"]).split("/")[0]: event for event in entries}
    return found


def check(plan, calendars, cancelled):
    """Each appointment is in its facilitator's calendar at its time; nothing else is, but what is cancelled."""
    count = 0
    appointments = {one["session"]: one["body"] for one in plan["appointments"]}
    seen = set()
    for path, entries in calendars.items():
        for session, event in entries.items():
            count += 1
            if event["STATUS"] == "CANCELLED":
                assert session in cancelled, f"{path}: {session} is cancelled"
                continue
            body = appointments[session]
            start = event["DTSTART"].dt.astimezone(timezone.utc)
            length = event["DTEND"].dt.astimezone(timezone.utc) - start
            assert start == instant(body["dateStart"]), f"{path}: {session} is at {start}"
            assert length.total_seconds() == body["lengthInMinutes"] * 60, f"{path}: {session} lasts {length}"
            assert str(event["SUMMARY"]) == body["name"], f"{path}: {session} is called {event['SUMMARY']}"
            if path.startswith("facilitators/"):
                seen.add(session)
    assert seen == set(appointments), f"missing: {set(appointments) - seen}"
    return count


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: f"{folder}/{name}"
        run(program, "scenario", "--sessions", "40", "--facilitators", "5", "--days", "5", "--seed", "4", "--features", "--out", at("s"))
        run(program, "plan", at("s/request.json"), "--slots", at("s/slots.ndjson"), "--out", at("one.json"), "--time-limit", "5", "--quiet")
        one = json.load(open(at("one.json")))
        body = one["appointments"][0]["body"]
        run(
            program, "replan", at("one.json"), "--absent", f"{body['facilitatorId']}={body['dateStart'][:10]}",
            "--out", at("two.json"), "--time-limit", "5", "--quiet")
        two = json.load(open(at("two.json")))
        run(program, "handover", at("one.json"), "--out", at("first"))
        run(program, "handover", at("two.json"), "--previous", at("one.json"), "--out", at("second"))
        first, second = events(at("first")), events(at("second"))
        count = check(one, first, set())
        leaders = [{s["session"]: s["body"]["facilitatorId"] for s in plan["appointments"]} for plan in (one, two)]
        moved = {s for s in leaders[0] if leaders[0][s] != leaders[1].get(s)}
        assert moved, "nobody moved"
        count += check(two, second, moved)
        for path, entries in second.items():
            for session, event in entries.items():
                before = first.get(path, {}).get(session)
                if before is not None:
                    assert event["UID"] == before["UID"] and event["SEQUENCE"] >= before["SEQUENCE"], f"{path}: {session}"
        gone = sum(e["STATUS"] == "CANCELLED" for es in second.values() for e in es.values())
        assert gone, "nothing was cancelled"
        print(f"{len(first) + len(second)} calendars, {count} events as the plans have them, {gone} cancelled")


if __name__ == "__main__":
    main(sys.argv[1])
