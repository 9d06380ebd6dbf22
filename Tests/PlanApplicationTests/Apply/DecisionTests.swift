import CoachingAPI
import CoachingModels
import Testing

@testable import PlanApplication
@testable import PlanModel

@Suite struct DecisionTests {
    private static func error(_ kind: CoachingAPIError.Kind) -> CoachingAPIError {
        CoachingAPIError(operation: "postCoachingAppointments", kind: kind, message: "m", advice: "a")
    }

    /// Only what certainly was not carried out may be sent again without a look.
    @Test(arguments: CoachingAPIError.Kind.allCases)
    func everyErrorOfACreateHasItsMeaning(kind: CoachingAPIError.Kind) {
        let reason = Self.error(kind).words
        let expected: ApplyFact =
            switch kind {
            case .rejected, .forbidden, .invalidCall: .refused(reason: reason)
            case .unauthorized, .rateLimited, .unreachable: .notSent(reason: reason)
            case .unavailable, .outcomeUnknown, .unreadableAnswer: .outcomeUnknown(reason: reason)
            }
        #expect(ApplyDecision.fact(afterSending: .failure(Self.error(kind))) == expected)
    }

    @Test func answersWithoutAnIdAreInDoubt() {
        let created = ApplyDecision.fact(afterSending: .success(.created(CoachingAppointmentResponse())))
        guard case .outcomeUnknown = created else { return #expect(Bool(false)) }
        let accepted = ApplyDecision.fact(afterSending: .success(.accepted(CoachingAppointmentReference())))
        #expect(accepted == .accepted(id: nil))
        guard case .outcomeUnknown = ApplyDecision.fact(afterSending: .failure(CancellationError())) else {
            return #expect(Bool(false))
        }
    }

    @Test func aDeletionOfWhatIsNotThereIsDone() {
        var gone = Self.error(.rejected)
        gone.status = 404
        #expect(RollbackDecision.answer(.failure(gone)) == .gone)
        #expect(RollbackDecision.answer(.failure(Self.error(.outcomeUnknown))) == .wait)
        #expect(RollbackDecision.answer(.success(.accepted(CoachingAppointmentReference(id: "1")))) == .queued)
        #expect(RollbackDecision.answer(.failure(Self.error(.rateLimited))) == .notSent(Self.error(.rateLimited)))
        let conflict = Self.error(.rejected)
        #expect(RollbackDecision.answer(.failure(conflict)) == .refused(reason: conflict.words))
    }

    @Test func absenceCountsOnlyAfterSeveralLooksAndEnoughTime() {
        let policy = SettlePolicy(seconds: 30, acceptedSeconds: 120, minimumPolls: 3)
        let since = Instant(seconds: 1000)
        func settled(_ status: ApplyStatus, after seconds: Int64, polls: Int) -> Bool {
            policy.isSettled(status, since: since, now: since.advanced(bySeconds: seconds), absentPolls: polls)
        }
        #expect(!settled(.unknown, after: 29, polls: 9) && !settled(.unknown, after: 500, polls: 2))
        #expect(settled(.unknown, after: 30, polls: 3))
        #expect(!settled(.accepted, after: 119, polls: 9) && settled(.accepted, after: 120, polls: 3))
        #expect((1...6).map(policy.pause(afterPolls:)) == [1, 2, 4, 8, 15, 15])
    }

    private func entry(_ facts: [ApplyFact]) throws -> ApplyEntry {
        let start = try ApplyEntry(position: 0, appointment: ApplyFixture.appointment(0))
        return try facts.reduce(start) { try $0.after($1, at: Instant(seconds: 1_764_000_000)) }
    }

    private func response(
        id: String, name: String = "Coaching", created: Int64 = 1_764_000_001, minutesLater: Int = 0
    ) -> CoachingAppointmentResponse {
        let body = ApplyFixture.appointment(0).body
        return CoachingAppointmentResponse(
            id: id, name: name, dateStart: body.dateStart.adding(minutes: minutesLater), lengthInMinutes: 30,
            facilitator: UserReference(id: "coach-0"), attendees: [UserReference(id: "agent-0")],
            dateCreated: ServiceDate(millisecondsSince1970: created * 1000))
    }

    private func sighting(
        _ appointments: [CoachingAppointmentResponse], of entry: ApplyEntry, claimed: Set<String> = []
    ) -> Sighting {
        AppointmentView(appointments: appointments, claimed: claimed).sighting(of: entry)
    }

    @Test func recognisesOnlyWhatCanBeOurs() throws {
        let doubtful = try entry([.sendIntent(baseline: ["old"]), .outcomeUnknown(reason: "")])
        #expect(sighting([response(id: "new")], of: doubtful) == .own(id: "new"))
        #expect(sighting([], of: doubtful) == .absent)
        #expect(sighting([response(id: "new")], of: doubtful, claimed: ["new"]).isClash)
        #expect(sighting([response(id: "old")], of: doubtful).isClash)
        #expect(sighting([response(id: "old"), response(id: "new")], of: doubtful) == .own(id: "new"))
        #expect(sighting([response(id: "new", name: "Other")], of: doubtful).isClash)
        #expect(sighting([response(id: "new", minutesLater: 15)], of: doubtful).isClash)
        #expect(sighting([response(id: "new", minutesLater: 30)], of: doubtful) == .absent)
        #expect(sighting([response(id: "a"), response(id: "b")], of: doubtful).isAmbiguous)
        #expect(sighting([response(id: "new", created: 1_763_999_000)], of: doubtful).isAmbiguous)
        #expect(sighting([response(id: "new", created: 1_763_999_700)], of: doubtful) == .own(id: "new"))
    }

    /// Where the record is lost, what others made may be older by less than a second.
    @Test func aLostRecordTakesNothingForOursThatMayBeOlder() throws {
        let since = Instant(microseconds: 1_764_000_000_500_000)
        let start = try ApplyEntry(position: 0, appointment: ApplyFixture.appointment(0))
        let presumed = try start.after(.presumedSent(since: since), at: since.advanced(bySeconds: 60))
        func made(_ milliseconds: Int64) -> CoachingAppointmentResponse {
            var one = response(id: "new")
            one.dateCreated = ServiceDate(millisecondsSince1970: milliseconds)
            return one
        }
        #expect(sighting([made(1_764_000_000_100)], of: presumed).isAmbiguous)
        #expect(sighting([made(1_764_000_000_500)], of: presumed).isAmbiguous)
        #expect(sighting([made(1_764_000_000_501)], of: presumed) == .own(id: "new"))
    }

    /// Whoever has to decide is told what is there and how to go on.
    @Test func aDoubtTellsTheWayOut() throws {
        let doubtful = try entry([.sendIntent(baseline: ["old"]), .outcomeUnknown(reason: "")])
        func reason(_ sighting: Sighting) -> String { if case .ambiguous(let reason) = sighting { reason } else { "" } }
        let two = reason(sighting([response(id: "a"), response(id: "b")], of: doubtful))
        #expect(
            two.contains("id a, id b")
                && ["--adopt a or --adopt b", "--forget session-0", "delete in the service"].allSatisfy(two.contains),
            "\(two)")
        // The clock of this machine is an hour ahead, or the appointment is older than the plan.
        let early = reason(sighting([response(id: "new", created: 1_763_996_400)], of: doubtful))
        for word in [
            "id new", "2025-11-24T15:00:00.000Z", "2025-11-24T16:00:00.000Z", "clock", "--adopt new",
            "--forget session-0",
        ] {
            #expect(early.contains(word), "\(early)")
        }
    }

    @Test func aClashNamesThePeople() throws {
        let new = try entry([])
        func reason(_ appointment: CoachingAppointmentResponse) -> String {
            if case .clash(let reason) = sighting([appointment], of: new) { reason } else { "" }
        }
        var other = response(id: "x", name: "Other")
        #expect(reason(other).hasPrefix("agent-0 and coach-0 have another appointment"))
        other.facilitator = UserReference(id: "somebody")
        #expect(reason(other).hasPrefix("agent-0 has another appointment"))
    }

    @Test func whatWasNeverSentCannotBeOurs() throws {
        #expect(sighting([response(id: "new")], of: try entry([])).isClash)
        let refused = try entry([.sendIntent(baseline: []), .refused(reason: "")])
        #expect(sighting([response(id: "new")], of: refused).isClash)
    }

    @Test func whatWasQueuedUnderAnIdIsKnownByIt() throws {
        let queued = try entry([.sendIntent(baseline: []), .accepted(id: "q")])
        #expect(sighting([response(id: "q", name: "Renamed", minutesLater: 90)], of: queued) == .own(id: "q"))
    }

    @Test func secondsOfAStartDoNotMatter() throws {
        var body = ApplyFixture.appointment(0).body
        body.dateStart = ServiceDate(millisecondsSince1970: body.dateStart.millisecondsSince1970 + 59_999)
        #expect(AppointmentShape(body) == AppointmentShape(ApplyFixture.appointment(0).body))
    }
}

extension Sighting {
    fileprivate var isClash: Bool { if case .clash = self { true } else { false } }
    fileprivate var isAmbiguous: Bool { if case .ambiguous = self { true } else { false } }
}
