"""How each solver is started, and how to read what it says."""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent


def python(script, *arguments):
    return [sys.executable, str(HERE / script), *map(str, arguments)]


def json_events(line):
    try:
        return json.loads(line)
    except ValueError:
        return {}


def pattern_events(*patterns):
    """A reader of log lines: groups `cost`, `bound` or `optimum` (both of them) of the first pattern that fits."""
    compiled = [re.compile(pattern) for pattern in patterns]

    def read(line):
        for pattern in compiled:
            match = pattern.search(line)
            if match:
                found = {key: float(value) for key, value in match.groupdict().items() if value is not None}
                if "optimum" in found:
                    found = {"cost": found["optimum"], "bound": found["optimum"]}
                return {key: value for key, value in found.items() if abs(value) < 1e20}
        return {}

    return read


NUMBER = r"-?[\d.]+(?:e[+-]?\d+)?"

GLPSOL = pattern_events(
    rf"mip =\s*(?P<optimum>{NUMBER}) >=\s*tree is empty", rf">>>>>\s*(?P<cost>{NUMBER}) >=\s*(?P<bound>{NUMBER})",
    rf"mip =\s*(?P<cost>{NUMBER}) >=\s*(?P<bound>{NUMBER})", rf"mip =\s*not found yet >=\s*(?P<bound>{NUMBER})",
    rf"Solution found by heuristic: (?P<cost>{NUMBER})")
CBC = pattern_events(
    rf"Cbc0010I .* (?P<cost>{NUMBER}) best solution, best possible (?P<bound>{NUMBER})",
    rf"Cbc00(?:04|12|16)I Integer solution of (?P<cost>{NUMBER})",
    rf"Cbc0005I .*best objective (?P<cost>{NUMBER}) \(best possible (?P<bound>{NUMBER})\)",
    rf"Cbc0001I .*best objective (?P<optimum>{NUMBER})",
    rf"Continuous objective value is (?P<bound>{NUMBER})", rf"^Lower bound:\s*(?P<bound>{NUMBER})")
COACHPLAN = pattern_events(rf"cost (?P<cost>{NUMBER}), at least (?P<bound>{NUMBER})")


def commands(case, seconds, threads):
    """Solver name -> (command, reader of its lines)."""
    mps = case.mps
    return {
        "coachplan": ([case.program, "plan", case.request, "--slots", case.slots, "--out", case.plan, "--gap", "0",
                       "--time-limit", str(seconds), "--threads", str(threads), "--verbose"], COACHPLAN),
        "HiGHS": (python("solve_highs.py", mps, seconds, threads), json_events),
        "CP-SAT": (python("solve_cpsat.py", mps, seconds, threads), json_events),
        "CP-SAT natural": (python("solve_natural.py", case.request, case.slots, case.checker, seconds, threads),
                           json_events),
        "CBC": (["cbc", mps, "-threads", str(threads), "-timeMode", "elapsed", "-sec", str(seconds), "-ratioGap", "0",
                 "-solve", "-quit"], CBC),
        "glpsol": (["glpsol", "--freemps", mps, "--gomory", "--mir", "--cover", "--clique", "--tmlim", str(int(seconds))],
                   GLPSOL),
    }
