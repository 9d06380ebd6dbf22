#!/usr/bin/env python3
"""Cost and bound over time, a panel an instance, as SVG: figure.py results.json FIGURE.svg

Solid steps are costs, dashed ones bounds. The vertical axis ends at 1.3 times the best cost: what is above is off it.
"""
import html
import json
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, GAP = 420, 220, 56, 34, 34
COLOURS = {"coachplan": "#c1121f", "HiGHS": "#0077b6", "CP-SAT": "#2a9d8f", "CP-SAT natural": "#8ac926",
           "CBC": "#9b5de5", "glpsol": "#6c757d"}


def main(results_path, figure_path):
    with open(results_path) as text:
        results = json.load(text)
    panels = [(name, runs) for name, runs in results["instances"].items() if any(run["events"] for run in runs.values())]
    rows = math.ceil(len(panels) / 2)
    full = (2 * (WIDTH + LEFT) + GAP, rows * (HEIGHT + TOP + GAP) + 40)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full[0]} {full[1]}" font-family="sans-serif" '
             f'font-size="11"><rect width="100%" height="100%" fill="white"/>', legend()]
    for index, (name, runs) in enumerate(panels):
        x = LEFT + (index % 2) * (WIDTH + LEFT)
        y = 40 + TOP + (index // 2) * (HEIGHT + TOP + GAP)
        parts.append(f'<g transform="translate({x},{y})">{panel(name, runs, results["seconds"])}</g>')
    parts.append("</svg>")
    with open(figure_path, "w") as out:
        out.write("\n".join(parts) + "\n")


def legend():
    parts, x = [], LEFT
    for name, colour in COLOURS.items():
        parts.append(f'<line x1="{x}" y1="20" x2="{x + 22}" y2="20" stroke="{colour}" stroke-width="2"/>'
                     f'<text x="{x + 28}" y="24">{name}</text>')
        x += 42 + 7 * len(name)
    return "".join(parts)


def panel(name, runs, limit):
    costs = [run["events"][-1]["cost"] for run in runs.values() if run["events"] and run["events"][-1]["cost"] is not None]
    bounds = [run["events"][-1]["bound"] for run in runs.values() if run["events"] and run["events"][-1]["bound"] is not None]
    best = min(costs, default=max(bounds, default=1))
    low, high = min([0.9 * best, *(bound for bound in bounds if bound > 0.7 * best)]), 1.3 * best
    # Time on a logarithmic axis from 0.1 s: much happens early.
    across = lambda at: WIDTH * math.log10(max(at, 0.1) / 0.1) / math.log10(limit * 1.2 / 0.1)
    down = lambda value: HEIGHT * (1 - (min(max(value, low), high) - low) / (high - low))
    parts = [f'<text x="0" y="-10" font-weight="bold">{html.escape(name)}</text>',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#ccc"/>']
    for at in [0.1, 1, 10, 60, 100, 600]:
        if at <= limit * 1.2:
            parts.append(f'<text x="{across(at):.1f}" y="{HEIGHT + 14}" text-anchor="middle">{at:g} s</text>')
    for value in [low, best, high]:
        parts.append(f'<text x="-5" y="{down(value) + 4:.1f}" text-anchor="end">{value:.0f}</text>')
    for solver, run in runs.items():
        for key, dash in [("cost", ""), ("bound", ' stroke-dasharray="4 3"')]:
            path = steps(run, key, across, down)
            if path:
                parts.append(f'<path d="{path}" fill="none" stroke="{COLOURS[solver]}" stroke-width="1.6"{dash}/>')
    return "".join(parts)


def steps(run, key, across, down):
    """A staircase through the events, on to the end of the run."""
    path, height = "", None
    for event in run["events"]:
        if event[key] is None:
            continue
        new = f"{down(event[key]):.1f}"
        path += f"M{across(event['at']):.1f},{new}" if height is None else f"H{across(event['at']):.1f}V{new}"
        height = new
    return path and path + f"H{across(run['seconds']):.1f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
