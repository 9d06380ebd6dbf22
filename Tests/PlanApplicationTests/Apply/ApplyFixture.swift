import CoachingModels
import Foundation
import PlanTestSupport
import Synchronization

@testable import PlanApplication
@testable import PlanModel

/// A plan, a folder for its journal, and a simulated service.
struct ApplyFixture {
    static let target = ApplyTarget(baseURL: "http://127.0.0.1:1")
    /// 2026-12-07T09:00:00Z
    static let firstStart = ServiceDate(millisecondsSince1970: 1_796_634_000_000)

    /// In memory where there is such a file system: thousands of synced records then take no time.
    private static var scratch: URL {
        let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        return isThere ? memory : FileManager.default.temporaryDirectory
    }

    let plan: Plan
    /// The plan as its journal is to hold it.
    let prepared: PreparedPlan
    let service: SimulatedService
    let folder: URL
    private let known = KnownJournal()

    init(sessions: Int = 6, service: SimulatedService = SimulatedService()) throws {
        try self.init(plan: Self.plan((0..<sessions).map { Self.appointment($0) }), service: service)
    }

    init(plan: Plan, prepared: PreparedPlan? = nil, service: SimulatedService = SimulatedService()) throws {
        self.plan = plan
        self.prepared = try prepared ?? PreparedPlan(plan)
        self.service = service
        folder = Self.scratch.appending(path: "coachplan-apply-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var journalPath: String { folder.appending(path: "plan.json.journal.sqlite").path }

    func journal(_ hook: (@Sendable (JournalStep) throws -> Void)? = nil) throws -> ApplyJournal {
        try ApplyJournal(path: journalPath, plan: plan, target: Self.target, now: service.now, hook: hook)
    }

    /// The journal, opened for a run.
    ///
    /// - Parameter withoutPlan: whether the plan's file is lost.
    func journal(
        at target: ApplyTarget, withoutPlan: Bool = false, now: Instant, mutation: ApplyMutation? = nil,
        hook: (@Sendable (JournalStep) throws -> Void)? = nil
    ) throws -> ApplyJournal {
        try ApplyJournal(
            path: journalPath, prepared: withoutPlan ? nil : prepared, target: target, person: nil, former: nil,
            now: now, known: known.snapshot.withLock(\.self), mutation: mutation, hook: hook)
    }

    func apply(
        _ options: ApplyOptions = .init(), pause: @Sendable (Int) async -> Bool = { _ in true },
        hook: (@Sendable (JournalStep) throws -> Void)? = nil
    ) async throws -> ApplyOutcome {
        try await PlanApplication.apply(
            journal(hook), to: service, options: options, environment: service.environment(), pause: pause)
    }

    func rollBack(
        _ options: ApplyOptions = .init(), pause: @Sendable (Int) async -> Bool = { _ in true },
        hook: (@Sendable (JournalStep) throws -> Void)? = nil
    ) async throws -> ApplyOutcome {
        try await PlanApplication.rollBack(
            journal(hook), in: service, options: options, environment: service.environment(), pause: pause)
    }

    /// What the journal tells without a change to any file.
    func snapshot() throws -> JournalSnapshot? {
        guard let now = try JournalSnapshot(path: journalPath, known: known.snapshot.withLock(\.self)) else {
            return nil
        }
        known.snapshot.withLock { $0 = now }
        return now
    }

    /// The plan's entries as a journal has them.
    func entries(in snapshot: JournalSnapshot) throws -> [ApplyEntry] {
        try snapshot.entries(prepared.entries, of: prepared.plan, at: nil)
    }

    /// A copy of the journal's file alone, beside a plan in a folder of its own, as somebody makes it who does not know
    /// of the log.
    func copyWithoutLog() throws -> ApplyFixture {
        let copy = try ApplyFixture(sessions: plan.appointments.count, service: service)
        try FileManager.default.copyItem(atPath: journalPath, toPath: copy.journalPath)
        return copy
    }

    static func plan(
        _ appointments: [PlannedAppointment], id: String = "plan-1", timeZone: String = "UTC",
        names: [String: String] = [:], groups: [String: String] = [:]
    ) -> Plan {
        Plan(
            id: id, createdAt: SlotLines.instant("2026-12-01T00:00:00.000Z"),
            request: RequestSummary(sha256: "", name: "test", timeZone: timeZone),
            slots: SlotsSummary(sha256: "", queriedFrom: nil, queriedTo: nil),
            solution: PlanSolution(
                status: .optimal, cost: 0, bound: 0, gap: 0, stoppedBy: "optimal", costs: [:], candidates: 0,
                unknownStaffingShare: 0),
            appointments: appointments, unscheduled: [], names: names, staffingGroups: groups)
    }

    /// Appointments one after the other, of three coaches in turn, each with an attendee of its own.
    static func appointment(
        _ number: Int, attendee: String? = nil, facilitator: String? = nil, name: String = "Coaching"
    ) -> PlannedAppointment {
        PlannedAppointment(
            session: "session-\(number)",
            body: CreateCoachingAppointmentRequest(
                name: name, description: "about \(number)", dateStart: firstStart.adding(minutes: number / 3 * 30),
                lengthInMinutes: 30, facilitatorId: facilitator ?? "coach-\(number % 3)",
                attendeeIds: [attendee ?? "agent-\(number)"]))
    }
}

/// What was read of a journal last: while its bytes are the same, nothing is parsed again.
private final class KnownJournal: Sendable {
    let snapshot = Mutex<JournalSnapshot?>(nil)
}
