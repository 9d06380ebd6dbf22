import CoachingModels
import Foundation
import PlanFiles
import PlanTestSupport
import RandomTestSupport
import Synchronization

@testable import PlanApplication
@testable import PlanModel

/// One seeded history of a plan that is applied and of a re-plan of it, which is applied and taken back amid the troubles of
/// ``ApplyHistory``.
///
/// In the end nothing goes wrong any more: the re-plan is applied, taken back, and the plan before it as well. What must not
/// be is collected in ``findings``.
struct ReplanHistory {
    var random: SeededGenerator
    let mutation: ApplyMutation?
    let fixture: ReplanFixture
    let planner: SecondPlanner
    let clockOff: Int64
    var isCalm = false
    private(set) var findings: [String] = []

    var service: SimulatedService { fixture.service }

    init(seed: UInt64, mutation: ApplyMutation? = nil) throws {
        var random = SeededGenerator(seed: seed)
        self.mutation = mutation
        let sessions = Int.random(in: 1...6, using: &random)
        planner = SecondPlanner(sessions: sessions)
        let service = SimulatedService(seed: random.next())
        let before = (0..<sessions).map { ApplyFixture.appointment($0) }
        fixture = try ReplanFixture(before, later: Self.later(before, using: &random), service: service)
        clockOff = random.oneIn(3) ? Int64.random(in: -500...500, using: &random) : 0
        self.random = random
        service.setPaging(self.random.pick(SimulatedPaging.allCases))
        service.setLargestPage(self.random.pick([1, 2, 3, 100]))
    }

    /// Some stay, some move, some go round in a circle, some have other people, some are gone, some are new.
    private static func later(
        _ before: [PlannedAppointment], using random: inout SeededGenerator
    ) -> [PlannedAppointment] {
        var later: [PlannedAppointment] = []
        var starts = before.map(\.body.dateStart)
        for index in starts.indices.dropFirst(3) where random.oneIn(2) { starts.swapAt(index, index - 3) }
        for (index, appointment) in before.enumerated() {
            var next = appointment
            next.body.dateStart = starts[index]
            switch random.below(8) {
            case 0: next.body.dateStart = next.body.dateStart.adding(minutes: 600 + index * 30)
            case 1: next.body.facilitatorId = "coach-\(7 + index)"
            case 2:
                (next.body.facilitatorId, next.body.dateStart) = (
                    "coach-\(7 + index)", next.body.dateStart.adding(minutes: 900)
                )
            case 3: next.body.lengthInMinutes = 15
            case 4: next.body.location = "Room \(index)"
            case 5: continue
            default: break
            }
            later.append(next)
        }
        for number in 0..<random.below(3) { later.append(ApplyFixture.appointment(20 + number)) }
        return later
    }

    func remove() { fixture.remove() }

    mutating func find(_ text: String) { if !findings.contains(text) { findings.append(text) } }

    /// Lives through it.
    mutating func run() async throws {
        _ = try await fixture.base.apply(
            random.oneIn(4) ? ApplyOptions(selection: ApplySelection(sessions: ["session-0"])) : .init())
        service.setFaults(ApplyHistory.faults)
        for _ in 0..<random.below(2) { othersAct() }
        for _ in 0..<(1 + random.below(6)) { try await step() }
        calmDown()
        try await toTheEnd(.apply)
        try await toTheEnd(.rollback)
        // What was still under way arrives, and is found by whoever looks again.
        service.advance(seconds: 20_000)
        try await toTheEnd(.rollback)
        try await takeBackEverything()
    }

    private mutating func step() async throws {
        if random.chance(30) { othersAct() }
        switch random.below(10) {
        case 0..<6: _ = try await run(.apply)
        case 6..<9: _ = try await run(.rollback, deletesFormer: random.oneIn(4))
        default: service.advance(seconds: Int64.random(in: 1...5_000, using: &random))
        }
        service.advance(seconds: Int64.random(in: 0...60, using: &random))
    }

    /// Nothing goes wrong from now on, and what was late arrives.
    private mutating func calmDown() {
        isCalm = true
        service.setFaults(.none)
        service.setMeanwhile(nil)
        service.advance(seconds: 20_000)
    }

    var entries: [ApplyEntry] {
        guard let snapshot = try? JournalSnapshot(path: fixture.laterPath) else { return [] }
        return ((try? snapshot.entries()) ?? []) + ((try? snapshot.formerEntries()) ?? [])
    }

    /// Somebody else works in the service while no run is under way.
    private mutating func othersAct() {
        let entries = entries
        let known = Set(entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        let inDoubt = Set(entries.filter { $0.uncertainSince != nil || $0.status.isUnsettled }.map(\.session))
        var random = random
        service.withWorld { world in
            planner.act(
                on: &world, known: known, isInDoubt: { inDoubt.contains("session-\($0)") || clockOff < 0 },
                using: &random)
        }
        self.random = random
    }

    /// Runs one of the two until there is nothing left to do, as a planner does who reads what it says.
    private mutating func toTheEnd(_ command: ApplyRun.Command) async throws {
        var ends: [String] = []
        for _ in 0..<12 {
            let ending = try await run(command)
            ends.append(ending.words)
            switch ending {
            case .crashed: find("a run crashed when all was calm")
            case .refused(let text), .notBegun(let text): return find("\(command) was refused: \(text)")
            case .ended(let outcome):
                switch outcome.end {
                case .finished: return check(outcome, after: command)
                case .outcomeUnknown: try await tell(outcome, command)
                case .differs: continue
                case .noneFound: return
                default: return find("\(command) ended with \(outcome.end) when all was calm")
                }
            }
        }
        find("\(command) comes to no end: \(ends.suffix(3))")
    }

    /// A planner who knows what became of each call in doubt says so.
    private mutating func tell(_ outcome: ApplyOutcome, _ command: ApplyRun.Command) async throws {
        var verdicts = ApplyVerdicts()
        service.advance(seconds: 20_000)
        let all = outcome.entries + outcome.former
        let claimed = Set(all.compactMap(\.appointmentId))
        for entry in all where entry.status == .unknown && entry.reason?.contains("--adopt") == true {
            let ours = service.withWorld { world in
                world.appointments.filter { id, one in
                    one.isOurs && (id == entry.appointmentId || !claimed.contains(id))
                        && AppointmentShape(one.response) == entry.shape
                }.keys.sorted()
            }
            if let id = ours.first { verdicts.adopted.append(id) } else { verdicts.forgotten.append(entry.session) }
        }
        if case .refused(let text) = try await run(command, verdicts: verdicts) {
            find("a planner's word was refused: \(text)")
        }
    }

    private mutating func takeBackEverything() async throws {
        if try fixture.base.snapshot()?.successor != nil {
            // Something of the re-plan is somebody's work by now: the planner wants it gone all the same.
            guard case .ended(let outcome) = try await run(.rollback, deletesFormer: true, force: true) else {
                return find("a forced rollback of everything did not end")
            }
            if case .outcomeUnknown = outcome.end { try await tell(outcome, .rollback) }
        }
        // Where the service knows none of what is recorded, nothing is handed back.
        for _ in 0..<12 where try fixture.base.snapshot()?.successor == nil {
            let outcome = try await fixture.base.rollBack(ApplyOptions(keepGoing: true, force: true))
            if case .outcomeUnknown = outcome.end { continue }
            break
        }
        let world = service.withWorld { $0 }
        for (id, one) in world.appointments where one.isOurs {
            if let text = one.response.description, world.undecidable.values.contains(text) { continue }
            find("\(id) of \(one.response.description ?? "?") is left after everything was taken back")
        }
        for wrong in world.wrongs { find(wrong) }
    }
}
