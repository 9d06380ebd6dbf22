"""Plans the parts of a folder on a Ray cluster, or on this machine where there is none: ray_parts.py FOLDER."""
import json, os, subprocess, sys
import ray

folder = os.path.abspath(sys.argv[1])
program = os.environ.get("COACHPLAN", "coachplan")

@ray.remote(num_cpus=1, max_retries=3, retry_exceptions=True)
def plan(part):
    subprocess.run([program, "run", folder, "--part", str(part), "--quiet"], check=True)

ray.get([plan.remote(part["number"]) for part in json.load(open(f"{folder}/parts.json"))["parts"]])
