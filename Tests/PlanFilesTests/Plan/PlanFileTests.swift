import Foundation
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel
@testable import PlanReports
@testable import PlanVerifier

/// Plan files: whole, sealed, and refused when they are not what was written.
struct PlanFileTests {
    @Test func aPlanIsReadAsItWasWritten() throws {
        let scratch = try Scratch()
        let plan = try SmallCase().plan()
        try PlanFile.write(plan, to: scratch.path + "/plan.json")
        #expect(try PlanFile.read(path: scratch.path + "/plan.json") == plan)
        #expect(scratch.contents == ["plan.json"])
    }

    /// The seal of a file is known without writing the plan again.
    @Test func theSealIsReadWithThePlan() throws {
        let scratch = try Scratch()
        let plan = try SmallCase().plan()
        try PlanFile.write(plan, to: scratch.path + "/plan.json")
        let read = try PlanFile.readWithSeal(path: scratch.path + "/plan.json")
        #expect(read.plan == plan)
        #expect(read.seal == (try PlanFile.seal(of: plan)))
        #expect(read.seal.utf8.count == 64)
    }

    /// What a plan carries of its request came later: plans without it are of the same format.
    @Test func plansOfEarlierVersionsAreRead() throws {
        let plan = try SmallCase().plan()
        var old = plan
        (old.horizon, old.policy, old.people, old.staffingDays) = (nil, nil, nil, nil)
        let bytes = try PlanFile.encode(old)
        let text = String(decoding: bytes, as: UTF8.self)
        for field in ["horizon", "policy", "people", "staffingDays"] { #expect(!text.contains("\"\(field)\"")) }
        #expect(try PlanFile.decode(bytes, file: "plan.json") == old)
        let verifier = try PlanVerifier(request: SmallCase().request(), slots: SlotLines.read(SmallCase().lines))
        #expect(verifier.violations(of: old) == [])
        #expect(PlanReport(old).csv == PlanReport(plan).csv && PlanReport(old).table() == PlanReport(plan).table())
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func policiesAreReadAsTheyWere(seed: UInt64) throws {
        var plan = try SmallCase().plan()
        var random = RandomRequest(seed: seed)
        let request = try random.request()
        (plan.policy, plan.horizon) = (request.policy, request.sessions[0].window ?? request.horizon)
        plan.createdAt = Instant(microseconds: 1_796_000_000_123_456)
        #expect(try PlanFile.decode(PlanFile.encode(plan), file: "plan.json") == plan)
    }

    @Test func theSamePlanGivesTheSameBytes() throws {
        #expect(try PlanFile.encode(SmallCase().plan()) == PlanFile.encode(SmallCase().plan()))
    }

    @Test(arguments: [
        (#""lengthInMinutes":30"#, #""lengthInMinutes":45"#), ("{\n", "{ \n"),
        (#""stoppedBy":"#, #""note":"mine","stoppedBy":"#),
        ("2026-12-07T09:30", "2026-12-07T09:45"), (#""names": {"#, #""names": {"a":"x""#),
        (#""seal": "0"#, #""seal": "1"#),
    ])
    func aChangeByHandIsRefused(from: String, to: String) throws {
        let text = String(decoding: try PlanFile.encode(SmallCase().plan()), as: UTF8.self)
        let start = from.hasPrefix(#""seal""#) ? text.components(separatedBy: #""seal": ""#)[1].prefix(1) : ""
        let from = from.hasPrefix(#""seal""#) ? #""seal": "\#(start)"# : from
        let to = to.hasPrefix(#""seal""#) ? #""seal": "\#(start == "0" ? "1" : "0")"# : to
        try #require(text.contains(from))
        let changed = text.replacingOccurrences(of: from, with: to)
        #expect(Self.refusal(changed)?.message.contains("changed after it was made") == true)
    }

    @Test func anotherVersionIsRefusedAsSuch() throws {
        let text = String(decoding: try PlanFile.encode(SmallCase().plan()), as: UTF8.self)
        let refusal = Self.refusal(text.replacingOccurrences(of: #""coachplan": 1"#, with: #""coachplan": 2"#))
        #expect(refusal?.field == "coachplan")
        #expect(refusal?.value == "2")
        #expect(refusal?.message.contains("does not know this version") == true)
    }

    @Test func whatIsNoPlanIsRefused() throws {
        #expect(Self.refusal("")?.message.contains("cut off") == true)
        #expect(Self.refusal("{}")?.field == "kind")
        #expect(Self.refusal(#"{"coachplan":1,"kind":"journal"}"#)?.value == "journal")
        #expect(Self.refusal("\u{0}")?.message.contains("binary") == true)
        let text = String(decoding: try PlanFile.encode(SmallCase().plan()), as: UTF8.self)
        #expect(Self.refusal(String(text.dropLast(80)))?.message.contains("cut off") == true)
    }

    @Test func anUnwritablePathIsToldAndNothingIsLeft() throws {
        let scratch = try Scratch()
        let plan = try SmallCase().plan()
        #expect(throws: FileFailure.self) { try PlanFile.write(plan, to: scratch.path + "/no/plan.json") }
        try FileManager.default.createDirectory(atPath: scratch.path + "/folder", withIntermediateDirectories: false)
        #expect(throws: FileFailure.self) { try PlanFile.write(plan, to: scratch.path + "/folder") }
        #expect(scratch.contents == ["folder"])
    }

    static func refusal(_ text: String) -> Problem? {
        do {
            _ = try PlanFile.decode(Array(text.utf8), file: "plan.json")
            return nil
        } catch { return (error as? InputProblems)?.problems.first }
    }
}
