"""Runs a CP-SAT model and tells what it finds."""
from ortools.sat.python import cp_model

from events import finish, tell


class Incumbents(cp_model.CpSolverSolutionCallback):
    def on_solution_callback(self):
        tell(self.objective_value, self.best_objective_bound)


def run(model, seconds, threads):
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = threads
    solver.best_bound_callback = lambda bound: tell(bound=bound)
    status = solver.solve(model, Incumbents())
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    tell(solver.objective_value if found else None, solver.best_objective_bound)
    finish(solver.status_name(status))
