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

/// Cutting what hangs together keeps every rule, and one bound holds for the whole.
@Suite(.serialized)
struct CutTests {
    /// Units with shared coaches, or one unit of teams, cut where the best plan is known.
    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func joinedPlansOfCutPartsAreValid(seed: UInt64) async throws {
        let all = seed.isMultiple(of: 2)
        let divided = try DividedCase(
            seed.isMultiple(of: 3)
                ? .units(1, sessions: 16, facilitators: 3, seed: seed, all: all)
                : .units(3, seed: seed, sharedCoaches: 100, all: all), isHeld: seed % 4 < 2)
        let index = try await divided.divide(DivisionOptions(mostSessions: 8))
        #expect(index.parts.reduce(0) { $0 + $1.sessions } == divided.request.sessions.count)
        #expect(Set(index.parts.map(\.component)).count < index.parts.count, "nothing is cut")
        try await divided.planParts(index)
        // Whatever the parts do with what was allotted to them goes together, before anything is solved again.
        let places = try PartResults.read(index, in: divided.folder()).reduce(into: [String: SessionPlace]()) {
            $0.merge($1.plan.places) { first, _ in first }
        }
        let problem = try PlanningProblem(divided.request, slots: divided.slots)
        let asTheyAre = try problem.plan(
            at: places, proof: nil, stoppedBy: "gap", id: "parts", createdAt: DividedCase.now, threads: 1)
        #expect(asTheyAre.plan.appointments.count == places.count)
        let joined = try await divided.join(index)
        let whole = try await divided.whole()
        #expect(joined.plan.solution.cost <= asTheyAre.plan.solution.cost + 1e-6)
        #expect(joined.plan.solution.bound <= whole.plan.solution.cost + 1e-6)
        #expect(joined.plan.solution.bound <= joined.plan.solution.cost + 1e-6)
        #expect(whole.plan.solution.bound <= joined.plan.solution.cost + 1e-6)
        #expect(PlanVerifier(request: divided.request, slots: divided.slots).violations(of: joined.plan) == [])
        let findings = try problem.findings(on: try #require(joined.proof))
        #expect(findings.reasons == [])
        #expect(abs((findings.proven?.double ?? -1) - joined.plan.solution.bound) < 1e-6)
    }

    /// Units that share coaches are parts all the same, cut along each other.
    @Test func unitsAreCutAlongEachOther() async throws {
        let divided = try DividedCase(.units(3, sessions: 8, seed: 21, sharedCoaches: 100))
        let index = try await divided.divide(DivisionOptions(byBusinessUnit: true))
        #expect(index.parts.map(\.name).sorted() == ["bu-1", "bu-2", "bu-3"])
        for part in index.parts {
            let request = try RequestReader.read(path: divided.folder().request(ofPart: part.number))
            let unit = part.name.suffix(1)
            #expect(request.sessions.allSatisfy { $0.key.contains("u\(unit)") || unit == "1" && !$0.key.contains("u") })
        }
    }

    /// On no day do two parts have the same coach.
    @Test func aCoachIsInOnePartOnEachDay() async throws {
        let divided = try DividedCase(.units(1, sessions: 24, facilitators: 3, seed: 8))
        let index = try await divided.divide(DivisionOptions(mostSessions: 8))
        #expect(index.parts.count >= 3)
        let clock = divided.request.clock
        var parts: [String: Set<Int>] = [:]
        for part in index.parts {
            let folder = divided.folder()
            let problem = try PlanningProblem(
                RequestReader.read(path: folder.request(ofPart: part.number)),
                slots: SlotsReader.read(path: folder.slots(ofPart: part.number)))
            let outcome = try await DividedCase.outcome(problem.request, problem.slots, rounds: 5)
            for coach in outcome.plan.coaches ?? [] {
                for day in coach.days ?? [] where day.freeMinutes > 0 {
                    parts["\(coach.id) \(clock.day(of: day.dateStart))", default: []].insert(part.number)
                }
            }
        }
        #expect(!parts.isEmpty && parts.values.allSatisfy { $0.count == 1 }, "\(parts.filter { $0.value.count > 1 })")
    }
}
