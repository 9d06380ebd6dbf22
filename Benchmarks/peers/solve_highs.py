"""HiGHS on an MPS file: solve_highs.py MODEL SECONDS THREADS"""
import sys

import highspy

from events import finish, tell

model, seconds, threads = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
solver = highspy.Highs()
solver.silent()
solver.setOptionValue("threads", threads)
solver.setOptionValue("time_limit", seconds)
solver.setOptionValue("mip_rel_gap", 0.0)
solver.readModel(model)


def report(event):
    tell(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)


solver.cbMipImprovingSolution.subscribe(report)
solver.cbMipLogging.subscribe(report)
solver.run()
info = solver.getInfo()
tell(info.objective_function_value if info.primal_solution_status == 2 else None, info.mip_dual_bound)
finish(solver.modelStatusToString(solver.getModelStatus()))
