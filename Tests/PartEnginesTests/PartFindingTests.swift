import Foundation
import PartEngines
import PlanFiles
import PlanModel
import PlanParts
import PlanTestSupport
import Testing

/// What a part's folder has by way of a result.
@Suite struct PartFindingTests {
    private let scratch: Scratch
    private let folder: PartsFolder
    private let plan: Plan
    private let part: PartsIndex.Part

    init() throws {
        scratch = try Scratch()
        folder = PartsFolder(path: scratch.path)
        plan = try SmallCase().plan()
        part = PartsIndex.Part(
            number: 1, name: "one", component: 1, sessions: 1, facilitators: 2, slotsBytes: 1 << 20,
            requestSHA256: plan.request.sha256, slotsSHA256: plan.slots.sha256)
        try FileManager.default.createDirectory(atPath: folder.part(1), withIntermediateDirectories: true)
    }

    private var result: PartFinding { PartFinding.look(at: part, in: folder) }

    @Test func aWholePlanIsReadByItsHead() throws {
        #expect(result == .missing)
        try PlanFile.write(plan, to: folder.plan(ofPart: 1))
        guard case .whole(let head) = result else { return #expect(Bool(false), "\(result)") }
        #expect(head.id == plan.id && head.solution == plan.solution && head.request == plan.request)
        #expect(head.slots == plan.slots)
    }

    @Test func nothingElseCounts() throws {
        let path = folder.plan(ofPart: 1)
        let bytes = try PlanFile.encode(plan)
        for count in [0, 1, bytes.count / 2, bytes.count - 1] {
            try Data(bytes.prefix(count)).write(to: URL(fileURLWithPath: path))
            guard case .unusable = result else { return #expect(Bool(false), "\(count) bytes: \(result)") }
        }
        var other = part
        other.requestSHA256 = "another"
        try PlanFile.write(plan, to: path)
        #expect(PartFinding.look(at: other, in: folder) == .unusable("\(path): is a plan of another request"))
        other = part
        other.slotsSHA256 = "others"
        #expect(PartFinding.look(at: other, in: folder) == .unusable("\(path): is a plan of other slots"))
        try PlanFile.write(plan, to: folder.part(1) + "/plan-2.json")
        #expect(result == .several(["plan.json", "plan-2.json"]))
    }

    /// Files of the program's own beside it are no second result, whole or half.
    @Test func whatBelongsThereIsNoResult() throws {
        for name in [".coachplan-1x2", "plan.proof.json", "progress.json", "prices.json", "worker.log"] {
            _ = try scratch.file("parts/0001/\(name)", "{\"coachplan\": 1,\n")
        }
        #expect(result == .missing)
        let problems = PartsCheck.problems([part], [result], in: folder)
        #expect(problems.map(\.file) == [folder.request(ofPart: 1), folder.slots(ofPart: 1)])
    }

    @Test func aWorkerTellsHowFarItIs() {
        #expect(PartProgress.read(ofPart: 1, in: folder) == nil)
        let told = PartProgress(host: "n1", isDone: false, seconds: 2.5, cost: 12, bound: 11.5, peakMegabytes: 80)
        told.write(ofPart: 1, in: folder)
        #expect(PartProgress.read(ofPart: 1, in: folder) == told)
        PartProgress.remove(ofPart: 1, in: folder)
        #expect(PartProgress.read(ofPart: 1, in: folder) == nil)
        #expect(PartProgress.peakMegabytesOfThisProcess > 5)
    }

    @Test func theBoardAddsUpWhatIsKnown() throws {
        let source = PartsIndex.Source(file: "f", sha256: "s")
        let parts = (1...4).map { number in
            var part = part
            (part.number, part.slotsBytes) = (number, number * 10)
            return part
        }
        var board = RunBoard(PartsIndex(id: "i", request: source, slots: source, parts: parts))
        #expect(board.unplanned.map(\.number) == [4, 3, 2, 1] && board.cost == nil)
        try PlanFile.write(plan, to: folder.plan(ofPart: 1))
        let head = try PlanHead.read(path: folder.plan(ofPart: 1))
        board.note(1, planned: head)
        board.running[2] = .some(nil)
        board.running[3] = PartProgress(host: "n", isDone: false, seconds: 1, cost: 10, bound: 4, peakMegabytes: 1)
        #expect(board.cost == head.solution.cost + 10 && board.bound == head.solution.bound + 4)
        #expect((1...4).map { board.state(of: $0).rawValue } == ["planned", "running", "running", "waiting"])
        board.note(3, failed: .timedOut, said: nil)
        #expect(board.count(.failed) == 1 && board.cost == head.solution.cost && !board.isWhole)
    }

    @Test func largerPartsGetMore() {
        var large = part
        (large.sessions, large.slotsBytes) = (2500, 60 << 20)
        let (small, big) = (
            PartNeeds(of: part, planning: GivenPlanning(timeLimit: 60).choice),
            PartNeeds(of: large, planning: GivenPlanning(workLimit: 1000).choice)
        )
        #expect(small.megabytes >= 128 && small.minutes == 7)
        #expect(big.megabytes > 2 * small.megabytes && big.minutes > small.minutes)
    }
}

/// Programs that are started and waited for.
@Suite struct ChildProcessTests {
    @Test func howItEndedIsTold() async throws {
        func end(_ line: String) async throws -> ChildProcess.End {
            try await ChildProcess("/bin/sh", ["-c", line], environment: [:]).end()
        }
        #expect(try await end("exit 7") == .exited(7))
        #expect(try await end("kill -9 $$") == .killed(SIGKILL))
        #expect(throws: ChildProcess.NotStarted(program: "/nowhere", number: ENOENT)) {
            try ChildProcess("/nowhere", [], environment: [:])
        }
    }

    @Test func whatItPrintsIsReadHoweverMuchItIs() async throws {
        let outcome = try await ToolRun.run(
            "sh", ["-c", "i=0; while [ $i -lt 20000 ]; do echo $i$WORD; i=$((i+1)); done; echo bad >&2; exit 3"],
            environment: ["WORD": "!", "PATH": "/usr/bin:/bin"], patience: .seconds(60))
        #expect(outcome.status == 3 && outcome.errors == "bad\n" && outcome.output.hasSuffix("\n19999!\n"))
    }

    @Test func whatTakesTooLongIsEnded() async throws {
        let began = ContinuousClock.now
        let outcome = try await ToolRun.run("sleep", ["1000"], environment: [:], patience: .milliseconds(200))
        #expect(outcome.status == 124 && began.duration(to: .now) < .seconds(500))
    }

    /// Ctrl-C at the terminal reaches it, although this program listens to that itself.
    @Test func signalsHaveTheirUsualMeaning() async throws {
        let before = signal(SIGTERM, SIG_IGN)
        defer { signal(SIGTERM, before) }
        let child = try ChildProcess("sleep", ["100"], environment: [:])
        child.signal(SIGTERM)
        #expect(await child.end() == .killed(SIGTERM))
    }
}
