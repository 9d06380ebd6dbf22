import CoachingModels
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

/// A plan that is put together from files is the plan that is put together in memory.
@Suite(.serialized)
struct StreamedJoinTests {
    private func bytes(_ divided: DividedCase, _ file: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: divided.scratch.path + "/" + file))
    }

    /// Also where there are people and groups that no part has.
    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func theBytesAreThoseOfThePlanThatIsHeld(seed: UInt64) async throws {
        let options = ScenarioOptions.units(4, seed: seed, all: seed.isMultiple(of: 2))
        let divided =
            seed.isMultiple(of: 4) ? try DividedCase(options, withoutLast: 8) : try DividedCase(options)
        let index = try await divided.divide(
            DivisionOptions(
                parts: seed.isMultiple(of: 5) ? nil : seed.isMultiple(of: 3) ? 3 : 4, mostSessions: 100))
        #expect(Set(index.parts.map(\.component)).count == index.parts.count)
        try await divided.planParts(index, rounds: 10)
        let held = try await divided.join(index)
        try PlanFile.write(held.plan, proof: held.proof, to: divided.scratch.path + "/held.json")
        let streamed = try await divided.stream(index)
        #expect(try bytes(divided, "held.json") == bytes(divided, "streamed.json"))
        #expect(streamed.plan.solution == held.plan.solution)
        #expect(streamed.appointments == held.plan.appointments.count)
        #expect(streamed.unscheduled == held.plan.unscheduled.count)
        _ = try await divided.stream(index, to: "one.json", threads: 1)
        #expect(try bytes(divided, "one.json") == bytes(divided, "streamed.json"))
    }

    /// Coaches and groups of whom nobody takes part in a session are in the plan, with their days.
    @Test func whatNoPartHasIsTold() async throws {
        let divided = try DividedCase(.units(3, sessions: 12, facilitators: 3, seed: 7, all: true), withoutLast: 20)
        let index = try await divided.divide(DivisionOptions(mostSessions: 100))
        let parts = try index.parts.map {
            try RequestReader.read(path: divided.folder().request(ofPart: $0.number)).facilitators.count
        }
        #expect(parts.reduce(0, +) < divided.request.facilitators.count, "everybody may lead something")
        try await divided.planParts(index, rounds: 0)
        let held = try await divided.join(index)
        try PlanFile.write(held.plan, proof: held.proof, to: divided.scratch.path + "/held.json")
        _ = try await divided.stream(index)
        #expect(try bytes(divided, "held.json") == bytes(divided, "streamed.json"))
        #expect(held.plan.coaches?.contains { $0.days != nil } == true)
    }

    /// Components that were cut beside whole ones: the plan of all is valid, and its bound is proven.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func cutComponentsGoBesideWholeOnes(seed: UInt64) async throws {
        let divided = try DividedCase(
            .units(4, seed: seed, sharedCoaches: seed.isMultiple(of: 2) ? 100 : 40, all: seed.isMultiple(of: 3)))
        let index = try await divided.divide(DivisionOptions(mostSessions: 8))
        try await divided.planParts(index)
        let streamed = try await divided.stream(index)
        let path = divided.scratch.path + "/streamed.json"
        let plan = try PlanFile.read(path: path)
        #expect(plan.appointments.count == streamed.appointments)
        #expect(PlanVerifier(request: divided.request, slots: divided.slots).violations(of: plan) == [])
        let proof = try #require(try PlanFile.proof(of: plan, readFrom: path)?.proof)
        let findings = try PlanningProblem(divided.request, slots: divided.slots).findings(on: proof)
        #expect(findings.reasons == [])
        #expect(abs((findings.proven?.double ?? -1) - plan.solution.bound) < 1e-6)
        let places = try PartResults.read(index, in: divided.folder()).reduce(into: [String: SessionPlace]()) {
            $0.merge($1.plan.places) { first, _ in first }
        }
        let asTheyAre = try PlanningProblem(divided.request, slots: divided.slots).plan(
            at: places, proof: nil, stoppedBy: "gap", id: "parts", createdAt: DividedCase.now, threads: 1)
        #expect(plan.solution.cost <= asTheyAre.plan.solution.cost + 1e-6)
    }

    private func problems(_ body: () async throws -> Void) async -> [String] {
        do {
            try await body()
            return []
        } catch let found as InputProblems {
            return found.problems.map(\.description)
        } catch { return ["\(error)"] }
    }

    /// Each part is judged by itself, whatever its seal says.
    @Test func aPlanThatBreaksARuleIsRefused() async throws {
        let divided = try DividedCase(.units(3, seed: 3))
        let index = try await divided.divide(DivisionOptions(mostSessions: 6))
        try await divided.planParts(index, rounds: 5)
        let path = divided.folder().plan(ofPart: 2)
        let plan = try PlanFile.read(path: path)
        let proof = try PlanFile.proof(of: plan, readFrom: path)?.proof
        var late = plan
        late.appointments[0].body.dateStart =
            Instant(plan.appointments[0].body.dateStart).advanced(byMinutes: 15 * 96 * 3).serviceDate
        try PlanFile.write(late, proof: proof, to: path)
        var told = await problems { _ = try await divided.stream(index) }
        #expect(told.first?.contains("parts/0002/plan.json: ") == true, "\(told)")
        #expect(told.first?.contains("is not right") == true)
        #expect(!FileManager.default.fileExists(atPath: divided.scratch.path + "/streamed.json"))
        var bound = plan
        bound.solution.bound = plan.solution.cost
        bound.solution.gap = 0
        bound.solution.status = .optimal
        // What a part says of its bound is not believed: its proof is added up.
        try PlanFile.write(bound, proof: proof, to: path)
        let joined = try await divided.stream(index)
        try PlanFile.write(plan, proof: proof, to: path)
        #expect(try await divided.stream(index).plan.solution.bound == joined.plan.solution.bound)
        var wrong = try #require(proof)
        wrong.sessions[0] = "nobody"
        try PlanFile.write(plan, proof: wrong, to: path)
        told = await problems { _ = try await divided.stream(index) }
        #expect(told.first?.contains("proof of part 2 does not hold") == true, "\(told)")
    }

    /// Parts that share something are never joined as if they did not, whatever the index says.
    @Test func partsThatShareSomethingAreNotTakenForComponents() async throws {
        let divided = try DividedCase(.units(3, seed: 6, sharedCoaches: 100))
        var index = try await divided.divide(DivisionOptions(mostSessions: 8))
        #expect(Set(index.parts.map(\.component)).count < index.parts.count)
        try await divided.planParts(index, rounds: 0)
        for part in index.parts.indices { index.parts[part].component = part + 1 }
        let told = await problems { _ = try await divided.stream(index) }
        #expect(told.first?.contains("is not what the whole has of it") == true, "\(told)")
    }

    @Test func aPartThatWasChangedIsRefused() async throws {
        let divided = try DividedCase(.units(3, seed: 3))
        let index = try await divided.divide(DivisionOptions(mostSessions: 6))
        try await divided.planParts(index, rounds: 0)
        for path in [divided.folder().request(ofPart: 1), divided.folder().slots(ofPart: 3)] {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
            let told = await problems { _ = try await divided.stream(index) }
            #expect(told.first?.contains("\(path): ") == true && told.first?.contains("was changed") == true, "\(told)")
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        _ = try await divided.stream(index)
    }

    /// Two units with somebody of whom no answer tells the unit share nothing by that.
    @Test func whoIsOfNoKnownUnitTiesNothingTogether() async throws {
        let divided = try DividedCase(.units(4, seed: 11))
        let path = divided.scratch.path + "/slots.ndjson"
        let first = divided.request.sessions.filter { $0.key.hasPrefix("u1-") || $0.key.hasPrefix("u3-") }
        let hidden = Set([first.first, first.last].compactMap { $0?.attendees.first })
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init).map { line -> String in
            hidden.contains { line.contains("\"attendeeIds\":[\"\($0)\"") }
                ? line.replacing(#/"attendeeSchedules":\[.*?\],"facil/#, with: #""attendeeSchedules":[],"facil"#)
                : line
        }
        try lines.map { $0 + "\n" }.joined().write(toFile: path, atomically: true, encoding: .utf8)
        let index = try await divided.divide(DivisionOptions(byBusinessUnit: true))
        #expect(index.parts.map(\.name).sorted() == ["bu-1", "bu-2", "bu-3", "bu-4"])
        #expect(Set(index.parts.map(\.component)).count == index.parts.count, "nothing is cut")
    }
}
