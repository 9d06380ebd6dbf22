import Foundation

/// Programs of Slurm's names that keep jobs in a folder, and do to them what a test wants to happen to them.
///
/// Tasks run while the job is handed over, so that a test takes no longer than its parts. What the programs print was printed by
/// Slurm 22.05.
struct FakeSlurm {
    let workspace: Workspace

    /// What happens to a task, by part, one for each try; the worker runs where nothing is said.
    enum Fate: String {
        /// The worker runs to its end.
        case runs
        /// It is killed before it does anything.
        case killed
        case timedOut = "timed out"
        case outOfMemory = "out of memory"
        case nodeFails = "node fails"
        /// It stays where it is, running, or waiting for a person.
        case stays, held
        /// It ends well and leaves no plan.
        case silent
        /// Nobody knows of it any more.
        case vanishes
    }

    init(in workspace: Workspace, fates: [Int: [Fate]] = [:]) throws {
        self.workspace = workspace
        try FileManager.default.createDirectory(atPath: workspace.path("slurm"), withIntermediateDirectories: true)
        for tool in ["sbatch", "squeue", "scontrol", "sacct", "scancel"] {
            try workspace.write(Self.script, to: "slurm/\(tool)")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: workspace.path("slurm/\(tool)"))
        }
        try set(fates)
    }

    func set(_ fates: [Int: [Fate]]) throws {
        let words = Dictionary(uniqueKeysWithValues: fates.map { ("\($0.key)", $0.value.map(\.rawValue)) })
        try workspace.write(
            String(decoding: try JSONSerialization.data(withJSONObject: words), as: UTF8.self), to: "slurm/fates.json")
    }

    /// From now on a program says this, as an error, so many times.
    func refuse(_ tool: String, saying errors: String, times: Int = 1000) throws {
        try workspace.write(
            String(
                decoding: try JSONSerialization.data(
                    withJSONObject: ["errors": errors, "times": times] as [String: Any]),
                as: UTF8.self), to: "slurm/refuse-\(tool).json")
    }

    /// The program with these in its path.
    var program: Program {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return Program(
            environment: ["PATH": "\(workspace.path("slurm")):\(path)", "GENESYSCLOUD_OAUTHCLIENT_SECRET": "hidden"],
            directory: workspace.folder)
    }

    /// What each program was called with, a line a call.
    func calls(of tool: String) throws -> [String] {
        guard workspace.exists("slurm/calls") else { return [] }
        return try workspace.text(of: "slurm/calls").split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("\(tool) ")
        }
    }

    private static let script = """
        #!/usr/bin/env python3
        import fcntl, json, os, subprocess, sys
        here = os.path.dirname(os.path.abspath(sys.argv[0]))
        tool, words = os.path.basename(sys.argv[0]), sys.argv[1:]
        def given(name, default=None):
            for word in words:
                if word.startswith("--%s=" % name): return word.split("=", 1)[1]
            return default
        def load(name, default):
            try: return json.load(open(os.path.join(here, name)))
            except FileNotFoundError: return default
        def save(name, value): json.dump(value, open(os.path.join(here, name), "w"))
        lock = open(os.path.join(here, "lock"), "w"); fcntl.flock(lock, fcntl.LOCK_EX)
        open(os.path.join(here, "calls"), "a").write(tool + " " + " ".join(words) + "\\n")
        refusal = load("refuse-%s.json" % tool, None)
        if refusal and refusal["times"] > 0:
            refusal["times"] -= 1; save("refuse-%s.json" % tool, refusal)
            if "KILL" not in refusal["errors"]: sys.exit(refusal["errors"])
        jobs, fates, tries = load("jobs.json", {}), load("fates.json", {}), load("tries.json", {})
        if tool == "sbatch":
            number = str(len(jobs) + 1)
            indices = []
            for part in given("array").split("%")[0].split(","):
                ends = [int(end) for end in part.split("-")]
                indices += range(ends[0], ends[-1] + 1)
            tasks, name = {}, given("job-name")
            for index in indices:
                tries[str(index)] = tries.get(str(index), 0) + 1
                mine = fates.get(str(index), [])
                fate = mine[tries[str(index)] - 1] if len(mine) >= tries[str(index)] else "runs"
                state = {"killed": ["FAILED", "JobLaunchFailure", "0:9"], "timed out": ["TIMEOUT", "TimeLimit", "0:15"],
                    "out of memory": ["OUT_OF_MEMORY", "OutOfMemory", "0:125"], "node fails": ["NODE_FAIL", "NodeDown", "0:0"],
                    "stays": ["RUNNING", "None", "0:0"], "held": ["PENDING", "JobHeldUser", "0:0"],
                    "silent": ["COMPLETED", "None", "0:0"]}.get(fate)
                if fate == "runs":
                    log = given("output").replace("%A", number).replace("%a", str(index)).replace("%%", "%")
                    ended = subprocess.run(["/bin/sh", "-c", given("wrap")], stdout=open(log, "a"), stderr=subprocess.STDOUT,
                        env=dict(os.environ, SLURM_ARRAY_TASK_ID=str(index))).returncode
                    state = ["COMPLETED", "None", "0:0"] if ended == 0 else ["FAILED", "NonZeroExitCode", "%d:0" % ended]
                if state: tasks[str(index)] = state
            jobs[number] = {"name": name, "tasks": tasks}
            save("jobs.json", jobs); save("tries.json", tries)
            # This program is gone before anybody heard the number.
            if refusal and "KILL" in refusal["errors"] and refusal["times"] >= 0:
                os.remove(os.path.join(here, "refuse-sbatch.json"))
                os.kill(os.getppid(), 9)
            print(number)
        elif tool == "squeue":
            names = given("name", "").split(",")
            for number, job in jobs.items():
                if job["name"] in names:
                    for index, (state, reason, code) in job["tasks"].items():
                        print("|".join([number, index, state, job["name"], reason]))
        elif tool == "scontrol":
            if words[:2] == ["show", "config"]:
                print("MaxArraySize            = 1001")
            else:
                number, index = words[2].split("_")
                task = jobs.get(number, {"tasks": {}})["tasks"].get(index)
                if not task: print("Job %s not found" % words[2]); sys.exit(1)
                print("JobId=9%s ArrayJobId=%s ArrayTaskId=%s JobState=%s Reason=%s ExitCode=%s" % (index, number, index, *task))
        elif tool == "scancel":
            for number in words:
                for task in jobs.get(number, {"tasks": {}})["tasks"].values():
                    if task[0] in ("RUNNING", "PENDING"): task[:] = ["CANCELLED", "None", "0:15"]
            save("jobs.json", jobs)
        elif tool == "sacct":
            told = load("accounting.json", None)
            if told is None: sys.exit("Slurm accounting storage is disabled")
            print("\\n".join(told))
        """
}
