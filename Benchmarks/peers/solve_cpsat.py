"""CP-SAT on an MPS file: solve_cpsat.py MODEL SECONDS THREADS"""
import math
import sys

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from cpsat_run import run

path, seconds, threads = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
linear = model_builder.Model()
if not linear.import_from_mps_file(path):
    sys.exit(f"{path} cannot be read")
data = linear.helper

MANY = 1_000_000  # counting columns have no upper bound; no count comes near this
model = cp_model.CpModel()
columns = [
    model.new_int_var(round(data.var_lower_bound(j)), round(min(data.var_upper_bound(j), MANY)), "")
    for j in range(data.num_variables())
]
for i in range(data.num_constraints()):
    terms = zip(data.constraint_var_indices(i), data.constraint_coefficients(i))
    total = sum(round(weight) * columns[j] for j, weight in terms)
    if math.isfinite(data.constraint_upper_bound(i)):
        model.add(total <= round(data.constraint_upper_bound(i)))
    if math.isfinite(data.constraint_lower_bound(i)):
        model.add(total >= round(data.constraint_lower_bound(i)))
costs = [data.var_objective_coefficient(j) for j in range(data.num_variables())]
model.minimize(sum(cost * column for cost, column in zip(costs, columns) if cost))
run(model, seconds, threads)
