import CoachingModels
import Foundation
import PlanTestSupport
import RandomTestSupport
import Synchronization

@testable import PlanApplication
@testable import PlanModel

/// One seeded history of a plan: what a planner does with it, what goes wrong meanwhile, and what others do.
///
/// In the end nothing goes wrong any more, the plan is applied and taken back, and the service and the journal are compared.
/// What must not be is collected in ``findings``.
struct ApplyHistory {
    var random: SeededGenerator
    let mutation: ApplyMutation?
    let sessions: Int
    let fixture: ApplyFixture
    let service: SimulatedService
    /// The same with the slots of its people.
    let slots: ChangingService
    let planner: SecondPlanner
    /// How the seconds of this machine's clock are off.
    let clockOff: Int64
    /// The OAuth client that calls; nil for an access token, of which nothing is known.
    let clientId: String?
    /// Whether the service tells callers whose organisation their tokens are for.
    let tellsOrganization: Bool
    /// Whether things go wrong still.
    var isCalm = false
    /// Whether a rollback found that others deleted all that was created.
    var isAllGone = false
    private(set) var findings: [String] = []
    /// Whether what happens is printed: the history of one seed is some hundred lines.
    private let isTraced: Bool

    private static let group = "billing"
    private static let spare = 8.0
    /// From 08:30 to 11:30: all sessions lie in it.
    private static let ticks = 34..<46

    /// The plans of all histories, by their number of sessions from 1.
    private static let plans = Result {
        try (1...5).map { number in
            let plan = plan(number)
            return (plan, try PreparedPlan(plan))
        }
    }

    private static func plan(_ sessions: Int) -> Plan {
        let appointments = (0..<sessions).map { ApplyFixture.appointment($0) }
        var plan = ApplyFixture.plan(
            appointments,
            groups: Dictionary(uniqueKeysWithValues: (0..<sessions).map { ("agent-\($0)", group) }))
        plan.staffing = (0..<8).map { tick in
            StaffingTick(
                group: group, dateStart: Instant(ApplyFixture.firstStart).advanced(byMinutes: tick * 15), before: spare,
                away: 3)
        }
        return plan
    }

    static let faults = SimulatedFaults(
        lostBefore: 12, lostAfter: 12, lostLate: 12, lostVeryLate: 25, accepted: 10, acceptedForNothing: 25,
        rateLimited: 30, unreachable: 30, rejected: 40, readFails: 50, longestLagSeconds: 5)

    init(seed: UInt64, mutation: ApplyMutation? = nil, isTraced: Bool = false) throws {
        self.isTraced = isTraced
        var random = SeededGenerator(seed: seed)
        self.mutation = mutation
        sessions = Int.random(in: 1...5, using: &random)
        planner = SecondPlanner(sessions: sessions)
        let allowsClashes = random.chance(30)
        var faults = Self.faults
        if allowsClashes {
            // Where nothing keeps a late call from doubling a later one, no call is later than it is waited for.
            (faults.lostVeryLate, faults.longestDelaySeconds) = (0, 7)
        }
        service = SimulatedService(seed: random.next(), faults: faults)
        let (plan, prepared) = try Self.plans.get()[sessions - 1]
        fixture = try ApplyFixture(plan: plan, prepared: prepared, service: service)
        slots = ChangingService(service)
        slots.change { state in
            state.ticks = Self.ticks
            state.group = { $0.hasPrefix("agent-") ? Self.group : "others" }
            state.spare = { _, _ in Self.spare }
        }
        let clocks: [Int64] = [0, 0, 500, 7_200]
        let most = random.pick(clocks)
        clockOff = Int64.random(in: -most...most, using: &random)
        tellsOrganization = random.chance(70)
        clientId = random.oneIn(2) ? "our client" : nil
        self.random = random
        if tellsOrganization {
            service.setCallers(
                ours: TokenInfo(organization: NamedEntity(id: "ours", name: "Ours")),
                theirs: TokenInfo(organization: NamedEntity(id: "theirs", name: "Theirs")))
        }
        if allowsClashes { service.allowClashes() }
        service.setPaging(self.random.pick(SimulatedPaging.allCases))
        service.setLargestPage(self.random.pick([1, 2, 3, 100]))
        if isTraced { service.withWorld { $0.trace = { print($0) } } }
        note("\(sessions) sessions, clock off by \(clockOff) s, clashes: \(allowsClashes)")
    }

    /// Says what happens, where somebody wants to know why a history ends badly.
    func note(_ text: @autoclosure () -> String) {
        guard isTraced else { return }
        let text = text()
        service.withWorld { $0.note(text) }
    }

    func remove() { fixture.remove() }

    /// Lives through it.
    mutating func run() async throws {
        for _ in 0..<random.below(4) { othersAct() }
        for _ in 0..<(1 + random.below(6)) { try await step() }
        calmDown()
        try await applyToTheEnd()
        try await lookAtAll()
        if random.oneIn(3) { try await beElsewhere() }
        try await rollBackToTheEnd()
        // What was still under way arrives, and is found by whoever looks again.
        service.advance(seconds: 20_000)
        try await rollBackToTheEnd()
        checkThatNothingIsLeft()
    }

    mutating func find(_ text: String) {
        note("finding: \(text)")
        if !findings.contains(text) { findings.append(text) }
    }

    private mutating func step() async throws {
        if random.chance(40) { othersAct() }
        switch random.below(20) {
        case 0..<11: try await meetTheirEnd(.apply)
        case 11..<14: try await meetTheirEnd(.rollback)
        case 14..<16: try await lookAtAll()
        case 16..<17: try await beElsewhere()
        case 17..<18: service.goAway(seconds: Int64.random(in: 1...400, using: &random))
        case 18..<19: service.hide(random.oneIn(2) ? ["agent-\(random.below(sessions))"] : [])
        default: service.advance(seconds: Int64.random(in: 1...5_000, using: &random))
        }
        service.advance(seconds: Int64.random(in: 0...60, using: &random))
    }

    /// One run in trouble, and what its planner says to its doubts.
    private mutating func meetTheirEnd(_ command: ApplyRun.Command) async throws {
        guard case .ended(let outcome) = try await run(command) else { return }
        if case .outcomeUnknown = outcome.end, random.oneIn(2) { try await tell(outcome, command) }
    }

    /// Somebody else works in the service while no run is under way.
    private mutating func othersAct() {
        let snapshot = try? fixture.snapshot()
        let entries = snapshot.flatMap { try? fixture.entries(in: $0) } ?? []
        // Steps that were lost are doubts too.
        let hasLost = snapshot?.gap != nil || clockOff < 0
        let known = Set(entries.filter { $0.status == .created }.compactMap(\.appointmentId))
        let inDoubt = Set(entries.filter { $0.uncertainSince != nil || $0.status.isUnsettled }.map(\.position))
        var random = random
        service.withWorld { world in
            planner.act(on: &world, known: known, isInDoubt: { hasLost || inDoubt.contains($0) }, using: &random)
        }
        self.random = random
    }

    /// Nothing goes wrong from now on, and what was late arrives.
    private mutating func calmDown() {
        isCalm = true
        note("all is calm")
        service.setFaults(.none)
        service.setMeanwhile(nil)
        service.hide([])
        service.withWorld { $0.recover() }
        service.advance(seconds: 20_000)
    }
}
