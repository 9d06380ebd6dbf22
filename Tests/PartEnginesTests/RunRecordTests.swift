import Foundation
import PartEngines
import PlanModel
import PlanParts
import PlanTestSupport
import Testing

/// How a folder's parts are planned, kept in its `run.json`.
@Suite struct RunRecordTests {
    @Test func whatIsGivenMustAgreeWithWhatWasBegun() {
        let made = GivenPlanning(workLimit: 50, seed: 3, deterministic: true).choice
        #expect(made == PlanningChoice(timeLimit: nil, workLimit: 50, seed: 3, deterministic: true))
        #expect(GivenPlanning().differences(from: made).isEmpty)
        #expect(GivenPlanning(gap: 0.001, workLimit: 50, deterministic: true).differences(from: made).isEmpty)
        #expect(GivenPlanning(gap: 0.01).differences(from: made) == ["--gap 0.01, but it is 0.001"])
        #expect(GivenPlanning(timeLimit: 10).differences(from: made) == ["--time-limit 10.0, but it is none"])
        #expect(GivenPlanning(workLimit: 60, threads: 2).differences(from: made).count == 2)
        let timed = GivenPlanning(timeLimit: 5).choice
        #expect(timed.timeLimit == 5 && timed.workLimit == nil && !timed.deterministic)
        #expect(GivenPlanning(deterministic: true).differences(from: timed) == ["--deterministic, but it is not"])
        #expect(GivenPlanning(deterministic: true).choice.workLimit != nil)
    }

    @Test func itIsReadAsItWasWritten() throws {
        let folder = try Scratch()
        let place = PartsFolder(path: folder.path)
        var record = RunRecord(
            id: "0123456789", division: "d", planning: GivenPlanning(timeLimit: 7).choice,
            engine: EngineChoice(kind: .slurm, workers: 3, memory: 200, slurmOptions: ["--partition=p"]))
        #expect(record.nextName == "coachplan-01234567-1")
        record.submissions = [.init(name: record.nextName, job: nil, parts: [1, 4], attempt: 2, memory: 9, minutes: 8)]
        #expect(try RunRecordFile.read(place, division: "d") == nil)
        #expect(try RunRecordFile.create(record, place))
        #expect(try RunRecordFile.read(place, division: "d") == record && record.open.count == 1)
        var other = record
        other.id = "another"
        #expect(try !RunRecordFile.create(other, place), "who comes second takes what is there")
        #expect(try RunRecordFile.read(place, division: "d") == record)
        record.submissions[0].isOver = true
        try RunRecordFile.write(record, place)
        #expect(try RunRecordFile.read(place, division: "d")?.open.isEmpty == true)
        #expect(throws: InputProblems.self) { try RunRecordFile.read(place, division: "of another request") }
    }

    @Test(arguments: ["", "{}", "{\"coachplan\":1,\"kind\":\"run\"}", "{\"coachplan\":9,\"kind\":\"run\"}", "[1"])
    func whatIsNoRecordIsRefused(text: String) throws {
        let folder = try Scratch()
        let place = PartsFolder(path: folder.path)
        try Data(text.utf8).write(to: URL(fileURLWithPath: place.run))
        #expect(throws: InputProblems.self) { try RunRecordFile.read(place, division: "d") }
    }

    @Test func aCommandHasThePartInIt() {
        #expect(CommandTemplate("ssh node coachplan run") == nil)
        #expect(
            CommandTemplate("a {part} {folder} {coachplan} {part}")?.line(part: 7, folder: "/it's", program: "/b c")
                == "a 7 '/it'\\''s' '/b c' 7")
    }

    @Test(
        arguments: [
            ("a\nerror: the disk is full\nNothing was done.\n", "the disk is full"),
            (
                "parts/0001/request.json:3: key: is missing\n1 problem; nothing was done.\n",
                "parts/0001/request.json:3: key: is missing"
            ),
            (
                "slurmstepd-n1: error: *** JOB 15 ON n1 CANCELLED AT 2026-11-29T20:50:18 DUE TO TIME LIMIT ***\n",
                "slurmstepd-n1: error: *** JOB 15 ON n1 CANCELLED AT 2026-11-29T20:50:18 DUE TO TIME LIMIT ***"
            ), ("\n\n", nil),
        ] as [(String, String?)])
    func whatAWorkerSaidIsToldInALine(text: String, essence: String?) {
        #expect(WorkerLog.essence(of: text) == essence)
    }
}
