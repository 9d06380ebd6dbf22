import Foundation
import PlanFiles
import PlanModel
import PlanParts
import PlanTestSupport
import PlanVerifier
import RandomTestSupport
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

    /// Whatever its aim is, a plan of a part takes nothing from another: plans made for costs that have nothing to do with those of the
    /// request go together too.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func anyPlansOfPartsGoTogether(seed: UInt64) async throws {
        let all = seed.isMultiple(of: 2)
        let divided = try DividedCase(
            seed.isMultiple(of: 3)
                ? .units(3, sessions: 10, seed: seed, sharedCoaches: 100, all: all)
                : .units(1, sessions: 30, facilitators: 4, seed: seed, all: all))
        let index = try await divided.divide(DivisionOptions(mostSessions: 8))
        #expect(Set(index.parts.map(\.component)).count < index.parts.count, "nothing is cut")
        let problem = try PlanningProblem(divided.request, slots: divided.slots)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<4 {
            var places: [String: SessionPlace] = [:]
            for part in index.parts {
                let folder = divided.folder()
                var request = try RequestReader.read(path: folder.request(ofPart: part.number))
                for term in [CostTerm.understaffing, .preference, .lateness, .timeOfDay, .overload] {
                    request.policy.costs[term] = ExactDecimal(Int64.random(in: 0...40, using: &random))
                }
                let outcome = try await DividedCase.outcome(
                    request, SlotsReader.read(path: folder.slots(ofPart: part.number)), rounds: 2)
                places.merge(outcome.plan.places) { first, _ in first }
            }
            // Throws where a place is none, or a rule is broken.
            let plan = try problem.plan(
                at: places, proof: nil, stoppedBy: "gap", id: "any", createdAt: DividedCase.now, threads: 1
            ).plan
            #expect(plan.appointments.count == places.count)
            #expect(PlanVerifier(request: divided.request, slots: divided.slots).violations(of: plan) == [])
        }
    }

    /// What parts are given leaves almost all of the draft in its place, so that they begin where the whole would.
    @Test(arguments: [4, 5] as [UInt64])
    func partsBeginWithTheDraft(seed: UInt64) async throws {
        let divided = try DividedCase(
            ScenarioOptions(
                sessions: 120, facilitators: 8, days: 5, seed: seed, tightness: 0.7, features: false, all: false,
                teamSize: 20, units: 1, sharedCoaches: 0))
        let index = try await divided.divide(DivisionOptions(mostSessions: 30))
        #expect(index.parts.count >= 4)
        let draft = try await DividedCase.outcome(divided.request, divided.slots, rounds: 0).plan
        var kept = 0
        for part in index.parts {
            let folder = divided.folder()
            let places = try DraftFile.read(path: folder.draft(ofPart: part.number))
            #expect(places.allSatisfy { draft.places[$0.key] == $0.value })
            let problem = try PlanningProblem(
                RequestReader.read(path: folder.request(ofPart: part.number)),
                slots: SlotsReader.read(path: folder.slots(ofPart: part.number)))
            let outcome = try await PlanningRun(
                Planner(problem), id: "part", createdAt: DividedCase.now, options: DividedCase.options(0),
                startingAt: places
            ).outcome()
            kept += outcome.plan.places.count { places[$0.key] == $0.value }
        }
        #expect(Double(kept) >= 0.85 * Double(draft.places.count), "\(kept) of \(draft.places.count)")
    }

    /// A unit that is too large is cut further; each part is still of one unit.
    @Test func aUnitThatIsTooLargeIsCutFurther() async throws {
        for shared in [0, 100] {
            let divided = try DividedCase(.units(3, sessions: 12, seed: 23, sharedCoaches: shared))
            let index = try await divided.divide(
                DivisionOptions(byBusinessUnit: true, mostSessions: 7), into: "parts-\(shared)")
            #expect(index.parts.count > 3)
            #expect(Set(index.parts.map(\.name)) == ["bu-1", "bu-2", "bu-3"])
            #expect(index.parts.reduce(0) { $0 + $1.sessions } == divided.request.sessions.count)
            for part in index.parts {
                let request = try RequestReader.read(
                    path: divided.folder("parts-\(shared)").request(ofPart: part.number))
                let unit = part.name.suffix(1)
                #expect(
                    request.sessions.allSatisfy {
                        $0.key.contains("u\(unit)") || unit == "1" && !$0.key.contains("u")
                    })
            }
        }
    }

    /// Who is in no answer is counted with those whom the same coaches lead, and makes no part of his own.
    @Test func whoIsInNoAnswerMakesNoPart() async throws {
        let divided = try DividedCase(.units(2, sessions: 8, seed: 29))
        let lost = try #require(divided.request.sessions.first?.attendees.first)
        let lines = try String(contentsOfFile: divided.scratch.path + "/slots.ndjson", encoding: .utf8)
            .split(separator: "\n").filter { !$0.contains("\"\(lost)\"") }
        #expect(!lines.isEmpty)
        let without = try DividedCase(
            request: String(contentsOfFile: divided.scratch.path + "/request.json", encoding: .utf8),
            slots: lines.map(String.init))
        let index = try await without.divide(DivisionOptions(byBusinessUnit: true))
        #expect(index.parts.map(\.name).sorted() == ["bu-1", "bu-2"])
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
