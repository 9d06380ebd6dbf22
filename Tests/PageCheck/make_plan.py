"""Makes plans for page_check.py of one that the program wrote: 10 000 sessions, foreign names on a night on which clocks
change, and none at all.

    make_plan.py PLAN FOLDER
"""

import copy
import datetime
import hashlib
import json
import pathlib
import random
import sys

UTC = datetime.timezone.utc
FOREIGN = [
    "</script><script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=1>", "' onfocus='window.pwned=1",
    "x\"\u0301 onfocus=window.pwned=1 autofocus \"\u0301", "דנה לוי־כהן", "محمد بن عبد الرحمن آل سعود", "\u202eevil\u202c\u0007",
    "Wolfeschlegelsteinhausenbergerdorff" * 8, "王小明", "👩‍👩‍👧‍👦 Family", "<!-- <b>", "{{title}} {{{script}}}", "O'Neill & \"Sons\"",
]


def text(at):
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def write(plan, path):
    """As the program seals its plans: SHA-256 of all before the seal."""
    plan = {key: value for key, value in plan.items() if key not in ("seal", "proof")}
    body = (json.dumps(plan, ensure_ascii=False)[:-1] + ", ").encode()
    path.write_bytes(body + f'"seal": "{hashlib.sha256(body).hexdigest()}"\n}}\n'.encode())


def case(base, name, zone, first, days, coaches, groups, sessions, names, hours):
    """Sessions of one attendee each, back to back for each coach; first is the instant at which the first day begins."""
    rng = random.Random(1)
    plan = copy.deepcopy(base)
    plan["request"].update(name=name, timeZone=zone, file=None)
    day = [first + datetime.timedelta(days=k) for k in range(days)]
    plan["horizon"] = {"start": text(day[0]), "end": text(day[-1] + datetime.timedelta(days=1, hours=1))}
    group = [f"team {k} {names(k)}" for k in range(groups)]
    agents = [f"a-{k}" for k in range(max(1, sessions * 2 // 3))]
    plan["people"] = [{"id": one, "name": names(k), "group": group[k % groups]} for k, one in enumerate(agents)]
    plan["people"] += [{"id": f"f-{k}", "name": names(k + 5)} for k in range(coaches)]
    plan["names"] = {one["id"]: one["name"] for one in plan["people"]}
    plan["staffingGroups"] = {one: group[k % groups] for k, one in enumerate(agents)}
    plan["coaches"] = [
        {"id": f"f-{k}", "maxSessionsPerDay": 12, "targetMinutes": 1200,
         "days": [{"dateStart": text(at), "freeMinutes": 0 if (k + n) % 9 == 0 else 420} for n, at in enumerate(day)]}
        for k in range(coaches)]
    body = base["appointments"][0]["body"]
    plan["appointments"], away = [], {}
    for n in range(sessions):
        coach, turn = n % coaches, n // coaches
        start = day[turn % days] + datetime.timedelta(hours=hours[0], minutes=45 * (turn // days))
        agent = rng.randrange(len(agents))
        plan["appointments"].append({"session": f"s-{n}", "body": {
            **body, "name": names(n), "dateStart": text(start), "lengthInMinutes": 30, "facilitatorId": f"f-{coach}",
            "attendeeIds": [agents[agent]], "location": names(n + 2)[:200]}})
        for quarter in (0, 15):
            key = (group[agent % groups], start + datetime.timedelta(minutes=quarter))
            away[key] = away.get(key, 0) + 1
    before = {one: [[round(rng.uniform(-1, 6), 2) for _ in range(96)] for _ in day] for one in group}
    plan["staffingDays"] = [
        {"group": one, "dateStart": text(at), "before": before[one][n]} for one in group for n, at in enumerate(day)]

    def told(one, at):
        n = max(k for k, begin in enumerate(day) if begin <= at)
        return before[one][n][min(95, int((at - day[n]).total_seconds()) // 900)]

    plan["staffing"] = [
        {"group": one, "dateStart": text(at), "before": told(one, at), "away": count, "missing": 0}
        for (one, at), count in sorted(away.items())]
    plan["nearEdges"] = [{"session": f"s-{n}", "id": f"f-{n % coaches}", "before": 0} for n in range(0, sessions, 7)]
    plan["unscheduled"] = [
        {"session": f"left-{n}", "name": names(n), "facilitatorIds": ["f-0"], "attendeeIds": [agents[0]],
         "reason": "noCapacity", "message": f"none of its places is left: {names(n)}"} for n in range(sessions // 20)]
    return plan


def main():
    base = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    monday = datetime.datetime(2026, 12, 7, 5, tzinfo=UTC)
    write(case(base, "ten thousand", "America/New_York", monday, 10, 250, 30, 10000, lambda k: f"Person {k}", (8,)),
          folder / "large.json")
    saturday = datetime.datetime(2026, 10, 23, 22, tzinfo=UTC)
    write(case(base, FOREIGN[0], "Europe/Berlin", saturday, 3, len(FOREIGN), 4, 130, lambda k: FOREIGN[k % len(FOREIGN)],
               (0,)), folder / "foreign.json")
    empty = case(base, "nobody", "UTC", monday, 1, 1, 1, 0, lambda k: "Nobody", (8,))
    write({**empty, "coaches": [], "staffingDays": []}, folder / "empty.json")


if __name__ == "__main__":
    main()
