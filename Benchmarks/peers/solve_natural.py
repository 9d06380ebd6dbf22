"""CP-SAT on a model as one would write it for CP-SAT: optional intervals that must not overlap, linear caps and costs,
none of the strengthening of our integer program. solve_natural.py REQUEST SLOTS CHECKER SECONDS THREADS

The candidates, headrooms and own costs come from the outside checker, which shares no code with the project.
"""
import importlib.util
import sys
from collections import defaultdict

from ortools.sat.python import cp_model

from cpsat_run import run

request, slots, checker_path, seconds, threads = sys.argv[1:4] + [float(sys.argv[4]), int(sys.argv[5])]
spec = importlib.util.spec_from_file_location("checker", checker_path)
checker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(checker)
instance = checker.load(request, slots)
policy = instance.policy
model = cp_model.CpModel()

placed = {}  # session key -> [(day, literal)]
person_intervals, facilitator_intervals = defaultdict(list), defaultdict(list)
place_intervals = defaultdict(list)
day_minutes, day_sessions, minutes = defaultdict(list), defaultdict(list), defaultdict(list)
load = defaultdict(list)
objective = []

for session in instance.sessions:
    literals = []
    ticks = session["ticks"]
    for facilitator, start in instance.candidates(session):
        if facilitator in session["attendees"]:
            continue
        literal = model.new_bool_var("")
        first, day = int(start // checker.TICK), instance.day(start)
        literals.append((day, literal))
        objective.append((sum(instance.own_cost(session, facilitator, start)), literal))
        busy = model.new_optional_fixed_size_interval_var(first, ticks, literal, "")
        for user in [facilitator, *session["attendees"]]:
            person_intervals[user].append(busy)
        buffer = -(-instance.facilitators.get(facilitator, {}).get("bufferMinutes", 0) // 15)
        facilitator_intervals[facilitator].append(
            model.new_optional_fixed_size_interval_var(first, ticks + buffer, literal, ""))
        if session.get("location") in policy["locations"]:
            place_intervals[session["location"]].append(busy)
        length = session["lengthInMinutes"]
        day_minutes["facilitators", facilitator, day].append((length, literal))
        day_sessions[facilitator, day].append(literal)
        minutes[facilitator].append((length // 15, literal))
        for attendee in session["attendees"]:
            day_minutes["attendees", attendee, day].append((length, literal))
            for tick in range(first, first + ticks):
                load[instance.group(attendee), tick].append(literal)
    placed[session["key"]] = literals
    left_out = model.new_bool_var("")
    model.add_exactly_one([left_out, *(literal for _, literal in literals)])
    objective.append((policy["unscheduledCost"] * session.get("priority", 1), left_out))

for intervals in [*person_intervals.values(), *facilitator_intervals.values()]:
    model.add_no_overlap(intervals)
for place, intervals in place_intervals.items():
    model.add_cumulative(intervals, [1] * len(intervals), policy["locations"][place])
for (role, user, _), terms in day_minutes.items():
    cap = getattr(instance, role).get(user, {}).get("maxMinutesPerDay")
    if cap is not None:
        model.add(sum(length * literal for length, literal in terms) <= cap)
for (facilitator, _), literals in day_sessions.items():
    cap = instance.facilitators.get(facilitator, {}).get("maxSessionsPerDay")
    if cap is not None:
        model.add(sum(literals) <= cap)
for session in instance.sessions:
    after = session.get("after")
    if not after:
        continue
    for day, literal in placed[session["key"]]:
        allowed = [
            other for earlier, other in placed[after["session"]]
            if after.get("minDays", 0) <= (day - earlier).days <= after.get("maxDays", 10**6)
        ]
        model.add_bool_or([literal.negated(), *allowed])
for (group, tick), literals in load.items():
    headroom = instance.headroom(group, tick)
    if headroom is not None and len(literals) > headroom:
        excess = model.new_int_var(0, len(literals), "")
        model.add(excess >= sum(literals) - headroom)
        objective.append((policy["understaffingCost"], excess))
for facilitator, terms in minutes.items():
    target = instance.facilitators.get(facilitator, {}).get("targetMinutes")
    if target is not None:
        excess = model.new_int_var(0, sum(length for length, _ in terms), "")
        model.add(excess >= sum(length * literal for length, literal in terms) - target // 15)
        objective.append((policy["overloadCost"], excess))
model.minimize(sum(cost * variable for cost, variable in objective if cost))
run(model, seconds, threads)
