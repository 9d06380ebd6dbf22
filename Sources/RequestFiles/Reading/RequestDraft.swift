import CoachingModels
import PlanModel

/// A request while it is being read: the parts that could be parsed.
struct RequestDraft {
    private let fields: FieldMap
    private let name: String?
    private let clock: ZoneClock?
    private let horizon: Interval?
    private let facilitators: [FacilitatorRequest]
    private let attendees: [AttendeeRequest]
    private let policy: Policy
    /// The language of months in texts; nil for English.
    private let locale: SheetLocale?
    private var sessions: [SessionRequest] = []
    /// The sessions in the order of their file.
    private(set) var drafts: [SessionDraft] = []

    init(_ fields: FieldMap, locale: SheetLocale?) {
        self.fields = fields
        self.locale = locale
        name = fields.required("name", expected: "the request's name")?.identifier(expected: "the request's name")
        clock = fields.required("timeZone", expected: Self.zones).flatMap(Self.clock)
        let dates = fields.required("horizon", expected: "the days to plan, such as 2026-12-07/2026-12-19")
        horizon = clock.flatMap { clock in dates.flatMap { Self.horizon($0, clock) } }
        let hours = HoursReader(intervals: clock.map(IntervalReader.init))
        let people = PersonReader(clock: clock, horizon: horizon, hours: hours)
        facilitators = PersonReader.people(
            fields.required("facilitators", expected: Self.people), read: people.facilitator, id: \.id)
        attendees = PersonReader.people(
            fields.required("attendees", expected: Self.people), read: people.attendee, id: \.id)
        policy = PolicyReader(hours: hours).policy(fields["policy"])
    }

    mutating func readSessions(_ values: [FieldValue]) {
        let intervals = clock.map(IntervalReader.init)
        let ownFields = RequestVocabulary.session.names.filter { $0 != "key" }
        let reader = SessionReader(
            intervals: intervals, hours: HoursReader(intervals: intervals), horizon: horizon,
            defaults: fields["defaults"].flatMap {
                FieldMap($0, known: ownFields, expected: "the defaults of sessions")
            },
            people: KnownPeople(attendees: attendees, facilitators: facilitators),
            texts: SessionTexts(
                requestName: name, clock: clock, horizon: horizon, locale: locale,
                names: IdentifierTable(attendees.lazy.compactMap { person in person.name.map { (person.id, $0) } })))
        drafts = values.flatMap(reader.drafts)
        SessionChecks.check(drafts)
        sessions = drafts.compactMap(\.session)
    }

    func checkCosts() {
        let fault = RequestRules.costs(of: sessions, policy: policy, horizon: horizon)
        if let fault { fields["policy"]?.fail(fault) }
        let rules = StaffingGroupRules(policy: policy, attendees: attendees)
        for (group, fault) in rules.strangers { place(ofGroup: group)?.key.fail(fault) }
        for (group, fault) in rules.forbidden(sessions) {
            let place = place(ofGroup: group)
            (place?.value.child("maxAway")?.value ?? place?.value)?.fail(fault)
        }
    }

    private func place(ofGroup name: String) -> (key: FieldValue, value: FieldValue)? {
        fields["policy"]?.child("staffingGroups")?.value.child(name)
    }

    /// The finished request. Call it only if nothing was reported.
    func request(sha256: String) throws -> PlanRequest {
        guard let name, let clock, let horizon else {
            throw InternalFault("a request without name, zone or horizon was not reported")
        }
        return PlanRequest(
            unchecked: name, clock: clock, horizon: horizon, facilitators: facilitators, attendees: attendees,
            sessions: sessions, policy: policy, sha256: sha256)
    }

    private static let people = "a list of people"
    static let zones = "an IANA time zone name, such as America/New_York"

    static func clock(_ value: FieldValue) -> ZoneClock? {
        guard let name = value.text(maxLength: 64, expected: zones) else { return nil }
        return ZoneClock(name: name) ?? value.failed("is not a time zone" + hint(name), expected: zones)
    }

    private static func hint(_ name: String) -> String { FieldValue.hint(name, ZoneClock.knownNames) }

    private static func horizon(_ value: FieldValue, _ clock: ZoneClock) -> Interval? {
        guard let horizon = IntervalReader(clock: clock).interval(value) else { return nil }
        return value.accepted(horizon, RequestRules.horizon(horizon))
    }
}
