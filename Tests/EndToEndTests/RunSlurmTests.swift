import Foundation
import Testing

/// Parts as tasks of Slurm, with programs of its names that do what goes wrong in clusters. `make cluster-test` has a real one.
@Suite struct RunSlurmTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let slurm = ["--engine", "slurm", "--poll", "0.1"]

    private func run(_ slurm: FakeSlurm, _ more: String...) async throws -> Program.Outcome {
        try await slurm.program.run(PartsCase.arguments() + Self.slurm + more)
    }

    @Test func oneArrayJobHasAllPartsAndThePlansAreThoseOfThisMachine() async throws {
        let parts = try await PartsCase(in: workspace, parts: 4)
        try parts.copy(to: "here")
        expectSuccess(try await parts.run(in: "here"))
        let slurm = try FakeSlurm(in: workspace)
        let outcome = try await run(
            slurm, "--format", "json", "--workers", "2", "--slurm-option", "--partition=night", "--minutes", "7")
        let document = try outcome.document()
        #expect(document.number("planned") == 4 && document["jobs"] as? [String] == ["1"])
        #expect(try parts.plans() == parts.plans(in: "here"))
        let calls = try slurm.calls(of: "sbatch")
        #expect(calls.count == 1)
        for word in ["--array=1-4%2", "--requeue", "--time=7", "--partition=night", "--cpus-per-task=1", "--mem="] {
            #expect(calls.first?.contains(word) == true, "\(word)")
        }
        expectSuccess(try await run(slurm))
        #expect(try slurm.calls(of: "sbatch").count == 1, "what is planned is not handed over again")
    }

    @Test func whatIsKilledOrTakesTooLongComesAgainWithMoreOfIt() async throws {
        let parts = try await PartsCase(in: workspace, parts: 4)
        try parts.copy(to: "here")
        expectSuccess(try await parts.run(in: "here"))
        let slurm = try FakeSlurm(
            in: workspace,
            fates: [1: [.killed], 2: [.timedOut, .outOfMemory], 3: [.nodeFails], 4: [.vanishes, .silent]])
        let outcome = try await run(slurm, "--memory", "100", "--minutes", "5", "--format", "json")
        let document = try outcome.document()
        #expect(document.list("parts").map { $0.number("attempts") } == [2, 3, 2, 3])
        #expect(try parts.plans() == parts.plans(in: "here"))
        let calls = try slurm.calls(of: "sbatch").dropFirst().joined(separator: "\n")
        #expect(calls.contains("--mem=200M") && calls.contains("--time=10"))
        for words in [
            "part 1 was killed", "part 2 took longer", "part 2 got too little memory", "part 3 lost the machine",
        ] {
            #expect(outcome.errors.contains(words), "\(words)")
        }
    }

    @Test func aPartIsGivenUpAfterSoManyTriesAndTheOthersAreKept() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        let slurm = try FakeSlurm(in: workspace, fates: [2: Array(repeating: .timedOut, count: 9)])
        let outcome = try await run(slurm, "--attempts", "2")
        expectRefusal(outcome, status: 75, naming: "part 2 took longer than it was allowed", "2 of 3 parts are planned")
        #expect(try slurm.calls(of: "sbatch").count == 2 && parts.plans().count == 2)
    }

    @Test func accountingTellsOfWhatTheControllerHasForgotten() async throws {
        _ = try await PartsCase(in: workspace, parts: 2)
        let slurm = try FakeSlurm(in: workspace, fates: [2: [.vanishes]])
        try workspace.write("[\"1_2|CANCELLED by 0|0:15\"]", to: "slurm/accounting.json")
        expectRefusal(try await run(slurm), status: 75, naming: "part 2 was cancelled", "1 of 2 parts are planned")
    }

    @Test func whatTheWorkerSaidIsTold() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let slots = parts.file("slots.ndjson", ofPart: 1)
        try workspace.write(try workspace.text(of: slots) + "\n", to: slots)
        let slurm = try FakeSlurm(in: workspace)
        expectRefusal(
            try await run(slurm), status: 65, naming: "part 1 ended with status 65", "slots.ndjson",
            "is not the file that")
    }

    @Test(arguments: [
        (
            "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)",
            Int32(69), "once Slurm answers"
        ),
        (
            "sbatch: error: Batch job submission failed: User's group not permitted to use this partition", 77,
            "--account"
        ),
        (
            "sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified",
            77,
            "--slurm-option"
        ),
        ("sbatch: error: Batch job submission failed: Requested node configuration is not available", 64, "--memory"),
        ("sbatch: error: Batch job submission failed: something else", 69, "the same command"),
    ])
    func aClusterThatRefusesIsTold(errors: String, status: Int32, advice: String) async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let slurm = try FakeSlurm(in: workspace)
        try slurm.refuse("sbatch", saying: errors)
        expectRefusal(
            try await run(slurm), status: status,
            naming: try #require(errors.split(separator: ": ").last.map(String.init)),
            advice, "0 of 2 parts are planned")
        #expect(workspace.exists("\(PartsCase.folder)/run.json") && parts.count == 2)
        try slurm.refuse("sbatch", saying: "", times: 0)
        expectSuccess(try await run(slurm))
        #expect(try parts.plans().count == 2)
    }

    @Test func slurmThatIsNotInstalledIsTold() async throws {
        _ = try await PartsCase(in: workspace, parts: 1)
        var program = workspace.program
        program.environment["PATH"] = workspace.path("nothing")
        expectRefusal(
            try await program.run(PartsCase.arguments() + Self.slurm), status: 69, naming: "is not installed here",
            "--engine local")
    }

    /// The job goes on; the same command finds it again, and hands nothing over twice.
    @Test func whoStopsToFollowFindsTheJobAgain() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        let slurm = try FakeSlurm(in: workspace, fates: [2: [.stays]])
        let running = try slurm.program.start(PartsCase.arguments() + Self.slurm + ["--verbose"])
        try await running.wait { $0.errors.contains("2 of 3 parts planned, 1 running") }
        running.signal(SIGINT)
        let outcome = try await running.outcome()
        expectRefusal(outcome, status: 75, naming: "job 1 goes on", "coachplan run", "--cancel")
        #expect(try slurm.calls(of: "scancel").isEmpty)
        // In the meantime the task comes to its end.
        expectSuccess(try await workspace.program.run("run", PartsCase.folder, "--part", "2"))
        expectSuccess(try await slurm.program.run("run", PartsCase.folder, "--no-join", "--poll", "0.1"))
        #expect(try slurm.calls(of: "sbatch").count == 1 && parts.plans().count == 3)
    }

    @Test func cancelEndsTheJobAndKeepsThePlans() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        let slurm = try FakeSlurm(in: workspace, fates: [2: [.stays]])
        let running = try slurm.program.start(PartsCase.arguments() + Self.slurm)
        try await running.wait { _ in try parts.plans().count == 2 }
        let here = { (arguments: [String]) in try await slurm.program.run(["run", PartsCase.folder] + arguments) }
        expectSuccess(try await here(["--cancel"]))
        #expect(try await running.outcome().status == 75)
        #expect(try slurm.calls(of: "scancel") == ["scancel 1"] && parts.plans().count == 2)
        let nothing = try await here(["--cancel"])
        #expect(nothing.output.contains("nothing is under way"))
        expectSuccess(try await here(["--no-join", "--poll", "0.1"]))
        #expect(try slurm.calls(of: "sbatch").count == 2 && slurm.calls(of: "sbatch")[1].contains("--array=2 "))
    }

    @Test func whatSomebodyElseCancelledIsNotBegunAgainByItself() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let slurm = try FakeSlurm(in: workspace, fates: [2: [.stays]])
        let running = try slurm.program.start(PartsCase.arguments() + Self.slurm + ["--verbose"])
        try await running.wait { $0.errors.contains("1 of 2 parts planned, 1 running") }
        expectSuccess(try await slurm.program.shell("scancel 1"))
        let outcome = try await running.outcome()
        expectRefusal(outcome, status: 75, naming: "part 2 was cancelled", "1 of 2 parts are planned")
        #expect(try slurm.calls(of: "sbatch").count == 1 && parts.plans().count == 1)
    }

    /// The worst moment to be killed: the cluster has the job, and nobody here has heard its number.
    @Test func aJobIsNeverHandedOverTwice() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let slurm = try FakeSlurm(in: workspace, fates: [2: [.stays]])
        try slurm.refuse("sbatch", saying: "KILL", times: 1)
        #expect(try await run(slurm).wasKilled)
        #expect(try workspace.json("\(PartsCase.folder)/run.json").list("submissions").first?["job"] == nil)
        let running = try slurm.program.start(
            ["run", PartsCase.folder, "--no-join", "--poll", "0.1", "--verbose"])
        try await running.wait { $0.errors.contains("1 of 2 parts planned, 1 running") }
        #expect(try slurm.calls(of: "sbatch").count == 1)
        expectSuccess(try await workspace.program.run("run", PartsCase.folder, "--part", "2"))
        expectSuccess(try await running.outcome())
        #expect(try slurm.calls(of: "sbatch").count == 1 && parts.plans().count == 2)
    }

    @Test func aControllerThatIsAwayForAWhileIsWaitedFor() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let slurm = try FakeSlurm(in: workspace)
        let away = "slurm_load_jobs error: Unable to contact slurm controller (connect failure)"
        try slurm.refuse("squeue", saying: away, times: 3)
        let outcome = try await run(slurm)
        expectSuccess(outcome)
        #expect(outcome.errors.contains("Slurm does not take it now") && outcome.errors.contains("waiting for it"))
        for part in 1...2 {
            try FileManager.default.removeItem(atPath: workspace.path(parts.file("plan.json", ofPart: part)))
        }
        try slurm.set([1: [.runs, .stays], 2: [.runs, .stays]])
        try slurm.refuse("squeue", saying: away)
        expectRefusal(try await run(slurm, "--patience", "0.5"), status: 69, naming: "scontrol ping", "0 of 2 parts")
    }

    @Test func whatWaitsForAPersonIsTold() async throws {
        _ = try await PartsCase(in: workspace, parts: 1)
        let slurm = try FakeSlurm(in: workspace, fates: [1: [.held]])
        let running = try slurm.program.start(PartsCase.arguments() + Self.slurm)
        try await running.wait { $0.errors.contains("scontrol release 1") }
        // Another engine does not begin beside it.
        running.signal(SIGINT)
        _ = try await running.outcome()
        expectRefusal(
            try await slurm.program.run("run", PartsCase.folder, "--engine", "local"), status: 64,
            naming: "job 1 of Slurm has these parts")
        expectRefusal(
            try await slurm.program.run("run", PartsCase.folder, "--restart"), status: 64, naming: "--cancel ends it")
        expectSuccess(try await slurm.program.run("run", PartsCase.folder, "--cancel"))
        expectSuccess(try await slurm.program.run("run", PartsCase.folder, "--no-join", "--engine", "local"))
    }

    @Test func credentialsDoNotGoToTheCluster() async throws {
        _ = try await PartsCase(in: workspace, parts: 1)
        let slurm = try FakeSlurm(in: workspace)
        let outcome = try await slurm.program.shell(
            "printf '#!/bin/sh\\nenv > environment; exec python3 \(workspace.path("slurm"))/sbatch \"$@\"\\n' > bin; mkdir tools; "
                + "mv bin tools/sbatch; chmod +x tools/sbatch; PATH=$PWD/tools:$PATH exec $coachplan "
                + (PartsCase.arguments() + Self.slurm).joined(separator: " "))
        expectSuccess(outcome)
        #expect(try !workspace.text(of: "environment").contains("hidden"))
    }
}
