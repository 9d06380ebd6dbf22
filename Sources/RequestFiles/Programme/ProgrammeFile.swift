public import PlanModel

/// A programme with its file: makes requests of it.
public struct ProgrammeFile {
    /// What the file says.
    public let programme: CoachingProgramme
    /// The lock of its people, if there is one.
    public let lock: String?
    let fields: FieldMap
    let given: IdentifierTable<GivenPerson>
    private let people: IdentifierTable<PeopleLock.PersonEntry>
    private let early: CoachingRhythm
    private let asked: Instant?

    init(
        programme: CoachingProgramme, lock: String?, fields: FieldMap, given: IdentifierTable<GivenPerson>,
        people: PeopleLock?, early: CoachingRhythm
    ) {
        self.programme = programme
        self.lock = lock
        self.fields = fields
        self.given = given
        self.people = IdentifierTable((people?.people ?? []).map { ($0.id, $0) })
        asked = people?.asked
        self.early = early
    }

    /// What the lock calls somebody; nil for somebody whom it does not know.
    public func name(of id: String) -> String? { people[id]?.name }

    /// What the planner should know of the people: that they were looked up long ago.
    public func notes(at now: Instant) -> [String] {
        guard let asked, now >= asked.advanced(bySeconds: 7 * 86_400) else { return [] }
        return [
            "people were looked up on \(programme.clock.shownDay(asked)): coachplan resolve --refresh says who joined or left since"
        ]
    }

    /// A request with a session for each of those who need one. The same entries and days make the same bytes.
    ///
    /// - Parameter schema: what an editor finds the schema of requests by; nil for none.
    public func request(for entries: [DueEntry], days: DayRange, schema: String?) -> String {
        ProgrammeRequest(file: self, days: days, early: early, schema: schema).text(entries.filter(\.needsSession))
    }

    /// How a request names somebody: by the address, so that people can read it, else by the id.
    func text(for member: CoachingProgramme.Member) -> String {
        guard let email = member.email, PersonText(email).isPlainAddress else { return member.id }
        return email
    }
}
