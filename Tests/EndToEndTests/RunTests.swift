import Foundation
import Testing

/// Parts of a folder planned by processes of this machine.
@Suite struct RunTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func thePlansAreTheSameHoweverManyWorkersThereAre() async throws {
        let parts = try await PartsCase(in: workspace, parts: 5)
        let document = try await parts.run("--workers", "3", "--format", "json").document()
        #expect(document.text("engine") == "local" && document.number("planned") == 5)
        #expect(document.number("failed") == 0 && document.list("parts").count == 5)
        for part in document.list("parts") {
            #expect(part.text("state") == "planned" && part.number("attempts") == 1)
            #expect((part.number("peakMegabytes") ?? 0) > 5 && part.text("host") != nil && part["cost"] is Double)
        }
        let first = try parts.plans()
        #expect(first.count == 5)
        try parts.copy(to: "again")
        let text = try await parts.run("--workers", "1", in: "again")
        expectSuccess(text)
        #expect(text.output.hasPrefix("again: 5 of 5 parts planned, which cost "))
        #expect(try parts.plans(in: "again") == first)
        // One part by itself, as any engine has it done.
        try parts.copy(to: "alone")
        expectSuccess(try await parts.run("--part", "4", in: "alone"))
        #expect(try parts.plans(in: "alone") == [4: first[4]])
        // A plan of a part is a plan as any other.
        let file = parts.file("plan.json", ofPart: 2)
        expectSuccess(
            try await workspace.program.run(
                "verify", parts.file("request.json", ofPart: 2), "--slots", parts.file("slots.ndjson", ofPart: 2), file)
        )
    }

    @Test func whatIsPlannedIsNotPlannedAgain() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        expectSuccess(try await parts.run())
        let first = try parts.plans()
        try FileManager.default.removeItem(atPath: workspace.path(parts.file("plan.json", ofPart: 2)))
        let outcome = try await workspace.program.run("run", PartsCase.folder, "--format", "json")
        let tried = try outcome.document().list("parts").map { $0.number("attempts") }
        #expect(tried == [0, 1, 0], "and how parts are planned is as it was begun")
        #expect(try parts.plans() == first)
    }

    @Test func progressIsToldToPeopleAndPrograms() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        let events = try await parts.run("--events", "--workers", "1").errors.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(events.allSatisfy { $0.text("phase") == "run" && $0.number("of") == 3 })
        let done = events.compactMap { $0.number("done") }
        #expect(done == done.sorted() && done.last == 3 && Set(done).isSuperset(of: [1, 2]))
        #expect(events.last?["cost"] is Double)
        #expect(events.first?.number("running") == 1 && events.first?.number("failed") == 0)
        try parts.copy(to: "again")
        let told = try await parts.run("--verbose", "--workers", "1", in: "again").errors
        #expect(told.contains("1 of 3 parts planned, 1 running: cost ") && told.contains("3 of 3 parts planned: cost "))
    }

    @Test func otherOptionsThanThoseOfTheFolderAreRefused() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        expectSuccess(try await parts.run())
        let first = try parts.plans()
        let other = { (arguments: String...) in
            try await workspace.program.run(["run", PartsCase.folder] + arguments)
        }
        expectRefusal(
            try await other("--gap", "0.5"), status: 64, naming: "run.json", "--gap 0.5, but it is 0.001", "--restart")
        expectRefusal(
            try await other("--time-limit", "3", "--seed", "9"), status: 64, naming: "--time-limit", "--seed 9")
        expectRefusal(try await other("--part", "1", "--work-limit", "6"), status: 64, naming: "--work-limit 6")
        #expect(try parts.plans() == first)
        expectSuccess(try await other("--restart", "--no-join", "--gap", "0.5", "--time-limit", "2"))
        #expect(try parts.plans() != first && parts.plans().count == 2)
    }

    @Test func aFolderInWhichSomethingIsWrongIsNotBegun() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        expectSuccess(try await parts.run())
        let manager = FileManager.default
        func plan(_ part: Int, _ folder: String) -> String {
            workspace.path(parts.file("plan.json", ofPart: part, in: folder))
        }
        func spoilt(_ name: String, _ spoil: (String) throws -> Void) async throws -> Program.Outcome {
            try manager.copyItem(atPath: workspace.path(PartsCase.folder), toPath: workspace.path(name))
            try spoil(name)
            return try await parts.run(in: name)
        }
        expectRefusal(
            try await spoilt("without") {
                try manager.removeItem(atPath: workspace.path("\($0)/parts/0002"))
            }, status: 65, naming: "without/parts/0002/request.json", "lacks this file")
        expectRefusal(
            try await spoilt("twice") {
                try manager.copyItem(atPath: plan(2, $0), toPath: workspace.path("\($0)/parts/0002/plan (1).json"))
            }, status: 65, naming: "twice/parts/0002", "part 2 has two results", "plan (1).json")
        expectRefusal(
            try await spoilt("mixed") {
                try manager.removeItem(atPath: plan(3, $0))
                try manager.copyItem(atPath: plan(2, $0), toPath: plan(3, $0))
            }, status: 65, naming: "mixed/parts/0003", "is a plan of another request")
        expectRefusal(
            try await spoilt("half") { folder in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: plan(1, folder)))
                try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: plan(1, folder)))
            }, status: 65, naming: "half/parts/0001", "remove it")
        try workspace.write("{\"coachplan\":1,\"kind\":\"parts\"}", to: "parts.json")
        expectRefusal(try await workspace.program.run("run", "."), status: 65, naming: "parts.json")
        expectRefusal(try await workspace.program.run("run", "nowhere"), status: 66, naming: "nowhere/parts.json")
    }

    @Test func aPartThatWasChangedIsNotPlanned() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let request = parts.file("request.json", ofPart: 2)
        try workspace.write(try workspace.text(of: request) + " ", to: request)
        let text = try await parts.run()
        expectRefusal(
            text, status: 65, naming: "part 2 ended with status 65", "is not the file that", "1 of 2 parts are planned")
        let document = try await parts.run("--format", "json").document()
        #expect(document.object("error").number("status") == 65 && document.number("planned") == 1)
        #expect(document.list("parts").last?.text("problem")?.contains("status 65") == true)
    }

    @Test func wrongUsageIsTold() async throws {
        let parts = try await PartsCase(in: workspace, parts: 1)
        for (arguments, named) in [
            (["--part", "2"], "--part 2"), (["--part", "1", "--cancel"], "exclude"), (["--workers", "0"], "--workers"),
            (["--memory", "100"], "--memory"), (["--engine", "command"], "--command"),
            (["--command", "true"], "{part}"),
            (["--engine", "local", "--command", "x {part}"], "--command"), (["--attempts", "0"], "--attempts"),
            (["--engine", "moon"], "moon"), (["--time-limit", "3"], "--deterministic"),
            (["--cancel"], "nothing was begun"),
        ] {
            expectRefusal(
                try await workspace.program.run(PartsCase.arguments() + arguments), status: 64, naming: named)
        }
        #expect(try parts.plans().isEmpty)
    }

    #if os(Linux)
        /// As a full disk does, but for this program alone.
        @Test func aDiskThatTakesNoMoreEndsTheRun() async throws {
            let parts = try await PartsCase(in: workspace, parts: 4)
            let line = "ulimit -f 4; exec $coachplan \(PartsCase.arguments().joined(separator: " ")) --workers 1"
            expectRefusal(
                try await workspace.program.shell(line), status: 74, naming: "part ", "plan.json",
                "0 of 4 parts are planned")
            #expect(try parts.plans().isEmpty)
            for part in 1...4 {
                let left = try FileManager.default.contentsOfDirectory(
                    atPath: workspace.path("\(PartsCase.folder)/parts/000\(part)"))
                #expect(left.allSatisfy { !$0.hasPrefix(".") }, "nothing half written is left")
            }
            expectSuccess(try await parts.run())
        }
    #endif
}

/// Parts planned by commands, of which some come to grief.
@Suite struct RunCommandEngineTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func run(_ command: String, _ more: String..., parts: PartsCase) async throws -> Program.Outcome {
        try await workspace.program.run(
            PartsCase.arguments() + ["--engine", "command", "--command", command, "--format", "json"] + more)
    }

    @Test func aPartWhoseCommandIsKilledIsTriedAgain() async throws {
        let parts = try await PartsCase(in: workspace, parts: 4)
        try parts.copy(to: "whole")
        expectSuccess(try await parts.run(in: "whole"))
        let outcome = try await run(
            "test {part} != 3 || test -e killed || { touch killed; kill -9 $$; }; exec {coachplan} run {folder} --part {part}",
            parts: parts)
        let document = try outcome.document()
        #expect(document.number("planned") == 4 && document.text("engine") == "command")
        #expect(document.list("parts").map { $0.number("attempts") } == [1, 1, 2, 1])
        #expect(outcome.errors.contains("part 3 was killed (signal 9") && outcome.errors.contains("tried again"))
        #expect(try parts.plans() == parts.plans(in: "whole"))
    }

    @Test func itIsGivenUpAfterSoManyTries() async throws {
        let parts = try await PartsCase(in: workspace, parts: 3)
        let outcome = try await run(
            "echo {part} >> tried; test {part} != 2 || kill -9 $$; exec {coachplan} run {folder} --part {part}",
            "--attempts",
            "2", parts: parts)
        expectRefusal(outcome, status: 71, naming: "part 2 was killed (signal 9", "2 of 3 parts are planned and kept")
        #expect(try workspace.text(of: "tried").split(separator: "\n").count { $0 == "2" } == 2)
        #expect(try Set(parts.plans().keys) == [1, 3])
        let document = try outcome.document()
        #expect(document.number("failed") == 1 && document.list("parts")[1].number("attempts") == 2)
        // The same again, with a command that works, goes on from there.
        expectSuccess(try await run("{coachplan} run {folder} --part {part}", parts: parts))
    }

    @Test func aCommandThatSaysItWentWellAndWroteNothingIsNoSuccess() async throws {
        let parts = try await PartsCase(in: workspace, parts: 1)
        expectRefusal(
            try await run("true {part}", parts: parts), status: 75, naming: "part 1 ended without a plan",
            "nothing was joined")
        expectRefusal(
            try await run("no-such-program {part}", parts: parts), status: 75,
            naming: "the program is not where it was looked for", "no-such-program")
    }

    @Test func whatWasBegunHalfIsNoResult() async throws {
        let parts = try await PartsCase(in: workspace, parts: 2)
        let outcome = try await run(
            "echo '{\"coachplan\": 1,' > {folder}/parts/000{part}/.coachplan-half; exec {coachplan} run {folder} --part {part}",
            parts: parts)
        #expect(try outcome.document().number("planned") == 2)
    }
}

/// Runs that are ended, and what they leave.
@Suite(.serialized) struct InterruptedRunTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    /// Parts whose workers wait until they are let go.
    private func start(_ parts: PartsCase, more: [String] = []) throws -> RunningProgram {
        try workspace.program.start(
            PartsCase.arguments() + [
                "--engine", "command", "--workers", "2", "--command",
                "test {part} -lt 3 || while ! test -e go; do sleep 0.05; done; exec {coachplan} run {folder} --part {part}",
            ] + more)
    }

    private func wait(for parts: PartsCase, plans: Int, _ running: RunningProgram) async throws {
        try await running.wait { _ in try parts.plans().count >= plans }
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aSignalEndsTheWorkersAndTheNextRunGoesOn(signal: Int32) async throws {
        let parts = try await PartsCase(in: workspace, parts: 4)
        let running = try start(parts)
        try await wait(for: parts, plans: 2, running)
        running.signal(signal)
        let outcome = try await running.outcome()
        expectRefusal(outcome, status: 75, naming: "stopped", "2 of 4 parts are planned and kept", "coachplan run")
        try workspace.write("", to: "go")
        expectSuccess(try await workspace.program.run("run", PartsCase.folder, "--no-join"))
        #expect(try parts.plans().count == 4)
    }

    @Test func oneRunAtATimeHasAFolder() async throws {
        let parts = try await PartsCase(in: workspace, parts: 4)
        let running = try start(parts)
        try await wait(for: parts, plans: 2, running)
        let second = try await workspace.program.run("run", PartsCase.folder)
        expectRefusal(second, status: 75, naming: "another run is at these parts (process ", "--cancel")
        let cancelled = try await workspace.program.run("run", PartsCase.folder, "--cancel", "--format", "json")
        expectSuccess(cancelled)
        let document = try cancelled.document()
        #expect(
            document.number("planned") == 2 && (document["notes"] as? [String])?.first?.contains("is ended") == true)
        #expect(try await running.outcome().status == 75)
        let again = try await workspace.program.run("run", PartsCase.folder, "--cancel")
        expectSuccess(again)
        #expect(again.output.contains("nothing is under way"))
    }

    #if os(Linux)
        /// Processes of this test's folder that plan a part.
        private func workers() -> [Int32] {
            let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return all.compactMap { Int32($0) }.filter { process in
                guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"),
                    let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
                else { return false }
                return String(decoding: line, as: UTF8.self).contains("--part")
                    && place == workspace.folder.resolvingSymlinksInPath().path
            }
        }

        private static let longRun = ["run", PartsCase.folder, "--gap", "0", "--time-limit", "600", "--workers", "2"]

        private func hardParts() async throws -> PartsCase {
            try await PartsCase(in: workspace, parts: 2, sessions: 150, facilitators: 6, options: ["--tight", "0.8"])
        }

        @Test func aWorkerThatIsKilledIsReplaced() async throws {
            _ = try await hardParts()
            let running = try workspace.program.start(Self.longRun + ["--verbose"])
            try await running.wait { _ in workers().count == 2 }
            let victim = try #require(workers().first)
            kill(victim, SIGKILL)
            try await running.wait { $0.errors.contains("was killed (signal 9") }
            // It comes again when the other part is done: that one is stopped here with the whole run.
            running.signal(SIGTERM)
            #expect(try await running.outcome().status == 75)
            #expect(workers().isEmpty)
        }

        /// Killed, a run can't end its workers: they do so themselves, and leave nothing half.
        @Test func workersDoNotOutliveTheirRun() async throws {
            let parts = try await hardParts()
            let running = try workspace.program.start(Self.longRun)
            try await running.wait { _ in workers().count == 2 }
            running.signal(SIGKILL)
            _ = try await running.outcome()
            let deadline = ContinuousClock.now + .seconds(30)
            while !workers().isEmpty, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(50)) }
            #expect(workers().isEmpty)
            #expect(try parts.plans().isEmpty)
        }
    #endif
}
