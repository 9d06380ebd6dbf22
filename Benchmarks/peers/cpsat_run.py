"""Runs a CP-SAT model and tells what it finds."""
from ortools.sat.python import cp_model

from events import finish, tell


class Incumbents(cp_model.CpSolverSolutionCallback):
    def __init__(self, unit):
        super().__init__()
        self.unit = unit

    def on_solution_callback(self):
        tell(self.objective_value / self.unit, self.best_objective_bound / self.unit)


def run(model, seconds, threads, unit=1, judge=None):
    """unit: how many of the objective are a cost of 1; judge: takes the values of literals and the cost of the last plan."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = threads
    solver.best_bound_callback = lambda bound: tell(bound=bound / unit)
    status = solver.solve(model, Incumbents(unit))
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    tell(solver.objective_value / unit if found else None, solver.best_objective_bound / unit)
    if found and judge:
        judge(solver.value, solver.objective_value / unit)
    finish(solver.status_name(status))
