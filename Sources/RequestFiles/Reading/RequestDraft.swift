import CoachingModels
import PlanModel

/// A request while it is read: the parts that could be understood.
struct RequestDraft {
    private let fields: FieldMap
    private let name: String?
    private let clock: ZoneClock?
    private let horizon: Interval?
    private let facilitators: [FacilitatorRequest]
    private let attendees: [AttendeeRequest]
    private let policy: Policy
    private var sessions: [SessionRequest] = []

    init(_ fields: FieldMap) {
        self.fields = fields
        name = fields.required("name", expected: "the request's name")?.identifier(expected: "the request's name")
        clock = fields.required("timeZone", expected: Self.zones).flatMap(Self.clock)
        let dates = fields.required("horizon", expected: "the days to plan, such as 2026-12-07/2026-12-19")
        horizon = clock.flatMap { clock in dates.flatMap { Self.horizon($0, clock) } }
        facilitators = PersonReader.people(
            fields.required("facilitators", expected: "a list of people"), read: PersonReader.facilitator, id: \.id)
        attendees = PersonReader.people(
            fields.required("attendees", expected: "a list of people"), read: PersonReader.attendee, id: \.id)
        policy = PolicyReader.policy(fields["policy"])
    }

    mutating func readSessions(_ values: [FieldValue]) {
        let ownFields = SessionFields.all.filter { $0 != "key" }
        let reader = SessionReader(
            intervals: clock.map(IntervalReader.init), horizon: horizon,
            defaults: fields["defaults"].flatMap {
                FieldMap($0, known: ownFields, expected: "the defaults of sessions")
            },
            people: KnownPeople(attendees: attendees, facilitators: facilitators))
        let drafts = values.compactMap(reader.draft)
        SessionChecks.check(drafts)
        sessions = drafts.compactMap(\.session)
    }

    /// Costs are added as whole numbers of units, and told as numbers that hold 2^53 of them exactly.
    func checkCosts() {
        let attendeeTicks = sessions.reduce(0.0) { $0 + Double($1.attendees.count * $1.ticks) }
        let days = horizon.map { Double($0.end.seconds - Self.firstInstant(sessions, $0).seconds) / 86_400 + 2 } ?? 0
        let worst =
            sessions.reduce(0.0) { sum, session in
                sum + policy.unscheduledCost.double * Double(session.priority)
                    + policy.preferenceCost.double * Double(session.facilitators.count)
                    + policy.latenessCost.double * days + policy.timeOfDayCost.double
                    + policy.overloadCost.double * Double(session.ticks)
            } + policy.understaffingCost.double * attendeeTicks
        let units = (0..<policy.costDecimals).reduce(worst) { units, _ in units * 10 }
        guard units >= 9_007_199_254_740_992 else { return }
        fields["policy"]?.fail(
            "the costs are too large, or have too many decimals, to be added exactly",
            expected: "costs whose sum over all sessions stays below 2^53 of their smallest decimal")
    }

    /// The finished request. Only to be called when nothing was reported.
    func request(sha256: String) throws -> PlanRequest {
        guard let name, let clock, let horizon else {
            throw InternalFault("a request without name, zone or horizon was not reported")
        }
        return PlanRequest(
            name: name, clock: clock, horizon: horizon, facilitators: facilitators, attendees: attendees,
            sessions: sessions, policy: policy, sha256: sha256)
    }

    private static let zones = "an IANA time zone name, such as America/New_York"

    private static func clock(_ value: FieldValue) -> ZoneClock? {
        guard let name = value.text(maxLength: 64, expected: zones) else { return nil }
        return ZoneClock(name: name) ?? value.failed("is not a time zone" + hint(name), expected: zones)
    }

    private static func hint(_ name: String) -> String { FieldValue.hint(name, ZoneClock.knownNames) }

    private static func horizon(_ value: FieldValue, _ clock: ZoneClock) -> Interval? {
        guard let horizon = IntervalReader(clock: clock).interval(value) else { return nil }
        guard horizon.end.seconds - horizon.start.seconds <= 400 * 86_400 else {
            return value.failed("is too long", expected: "at most 400 days")
        }
        return horizon
    }

    private static func firstInstant(_ sessions: [SessionRequest], _ horizon: Interval) -> Instant {
        sessions.compactMap(\.window?.start).min().map { min($0, horizon.start) } ?? horizon.start
    }
}
