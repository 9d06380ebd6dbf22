import Foundation
import PlanFiles
import PlanModel
import PlanParts
import PlanTestSupport
import PlanVerifier
import RequestFiles
import Scenarios
import SessionPlanner
import Testing

/// Dividing into components loses nothing.
@Suite(.serialized)
struct ComponentTests {
    /// Costs and bounds of parts are those of the whole, and the plan of the whole is one that the verifier takes.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func joinedPlansOfUnitsAreAsGoodAsTheWhole(seed: UInt64) async throws {
        let divided = try DividedCase(.units(3, seed: seed, all: seed.isMultiple(of: 2)))
        let index = try await divided.divide(DivisionOptions(mostSessions: 6))
        #expect(index.parts.count >= 3)
        #expect(index.parts.reduce(0) { $0 + $1.sessions } == divided.request.sessions.count)
        #expect(Set(index.parts.map(\.component)).count == index.parts.count)
        try await divided.planParts(index)
        let joined = try await divided.join(index)
        let whole = try await divided.whole()
        let parts = try PartResults.read(index, in: divided.folder())
        let (cost, bound) = (joined.plan.solution.cost, joined.plan.solution.bound)
        #expect(abs(cost - parts.reduce(0) { $0 + $1.plan.solution.cost }) < 1e-6)
        #expect(abs(bound - parts.reduce(0) { $0 + $1.plan.solution.bound }) < 1e-6)
        // Each bound is one of the other's costs too.
        #expect(bound <= whole.plan.solution.cost + 1e-6 && whole.plan.solution.bound <= cost + 1e-6)
        if whole.plan.solution.status == .optimal, joined.plan.solution.status == .optimal {
            #expect(abs(cost - whole.plan.solution.cost) < 1e-6)
        }
        #expect(PlanVerifier(request: divided.request, slots: divided.slots).violations(of: joined.plan) == [])
        let proof = try #require(joined.proof)
        let findings = try PlanningProblem(divided.request, slots: divided.slots).findings(on: proof)
        #expect(findings.reasons == [])
    }

    /// What is the same whoever reads it: a part's plan is the whole's, session for session, where both are the best.
    @Test func aPartKnowsAllThatTheWholeKnowsOfIt() async throws {
        let divided = try DividedCase(.units(2, seed: 5, all: true))
        let index = try await divided.divide(DivisionOptions(byBusinessUnit: true))
        #expect(index.parts.map(\.name) == ["bu-1", "bu-2"])
        let whole = try PlanningProblem(divided.request, slots: divided.slots)
        var candidates = 0
        for part in index.parts {
            let folder = divided.folder()
            let own = try PlanningProblem(
                RequestReader.read(path: folder.request(ofPart: part.number)),
                slots: SlotsReader.read(path: folder.slots(ofPart: part.number)))
            candidates += own.candidateCount
            #expect(own.request.facilitators.count == part.facilitators)
            #expect(own.request.sha256 == part.requestSHA256 && own.slots.sha256 == part.slotsSHA256)
        }
        #expect(candidates == whole.candidateCount)
    }

    @Test func theSameDivisionHasTheSameBytes() async throws {
        let divided = try DividedCase(.units(3, seed: 9, sharedCoaches: 50, all: true))
        _ = try await divided.divide(DivisionOptions(mostSessions: 8), into: "one", threads: 1)
        _ = try await divided.divide(DivisionOptions(mostSessions: 8), into: "two", threads: 2)
        let (one, two) = (try divided.content("one"), try divided.content("two"))
        #expect(one.keys.sorted() == two.keys.sorted())
        for (path, bytes) in one { #expect(two[path] == bytes, "\(path)") }
    }

    @Test func smallComponentsShareAPartUpToALimit() async throws {
        let divided = try DividedCase(.units(4, sessions: 5, seed: 3))
        let most = try await divided.divide(DivisionOptions(mostSessions: 1000), into: "one")
        #expect(most.parts.count == 1)
        let two = try await divided.divide(DivisionOptions(parts: 2, mostSessions: 1000), into: "two")
        #expect(two.parts.map(\.sessions).sorted().reduce(0, +) == divided.request.sessions.count)
        #expect(two.parts.count == 2)
    }

    /// A later answer takes the place of an earlier one in a part as in the whole, wherever either of them goes.
    @Test func replacedAnswersStayReplaced() async throws {
        let divided = try DividedCase(.units(2, seed: 4))
        let path = divided.scratch.path + "/slots.ndjson"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        // All answers about facilitators once more, at first as if they were never free.
        let empty = lines.filter { $0.contains(#""facilitatorIds""#) }.map { line in
            line.replacing(#/"facilitatorSchedules":\[.*\],"wfm/#, with: #""facilitatorSchedules":[],"wfm"#)
        }
        #expect(!empty.isEmpty && empty != lines.filter { $0.contains(#""facilitatorIds""#) })
        try (empty + lines).map { $0 + "\n" }.joined().write(toFile: path, atomically: true, encoding: .utf8)
        let again = try SlotsReader.read(path: path)
        let index = try await divided.divide(DivisionOptions(mostSessions: 6))
        let whole = try PlanningProblem(divided.request, slots: again)
        let candidates = try index.parts.reduce(0) { sum, part in
            let folder = divided.folder()
            return try sum
                + PlanningProblem(
                    RequestReader.read(path: folder.request(ofPart: part.number)),
                    slots: SlotsReader.read(path: folder.slots(ofPart: part.number))
                ).candidateCount
        }
        #expect(candidates == whole.candidateCount && candidates > 0)
    }
}
