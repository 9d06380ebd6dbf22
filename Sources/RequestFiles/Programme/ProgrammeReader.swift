public import CoachingModels
import PlanFiles
public import PlanModel

/// Reads and validates a programme: who is to be coached again and again, and how often.
///
/// People stand in it as in a request, and `coachplan resolve` finds out in the same way who they are.
public struct ProgrammeReader {
    /// The programme in the file. Throws `InputProblems` with everything that is wrong, or `FileFailure`.
    ///
    /// - Parameter today: a day that stands for the day of the list, so that horizon and windows can be looked at.
    public static func read(path: String, today: LocalDate) throws -> ProgrammeFile {
        let log = ProblemLog()
        let fields = try fields(path: path, log: log)
        let lock = try LockFile(besideRequest: path)
        let reader = ProgrammeReader(fields: fields, book: PeopleBook(lock.lock, lockName: lock.path), log: log)
        try reader.refuseNames(lock)
        let programme = reader.programme()
        try log.throwIfAny()
        guard let programme else { throw InternalFault("a programme that cannot be read was not reported") }
        try reader.checkRequest(of: programme, today: today, lock: lock)
        return ProgrammeFile(
            programme: programme, lock: lock.bytes == nil ? nil : lock.path, fields: fields, given: reader.given,
            people: lock.lock, early: reader.rhythm("early") ?? defaultEarly)
    }

    /// Whether the file is a programme, not a request. Throws as `read` does where it is neither.
    public static func isProgramme(path: String) throws -> Bool {
        let log = ProblemLog()
        return try root(path: path, log: log).child("programme") != nil
    }

    /// What the programme leaves to be found out about people. Throws as `read` does.
    public static func readNames(path: String) throws -> RequestNames {
        let log = ProblemLog()
        let fields = try fields(path: path, log: log)
        let scan = scan(fields)
        try log.throwIfAny()
        return RequestNames(scan, fields, lockPath: try LockFile(besideRequest: path).path)
    }

    /// How long before the day on which somebody is due their session may be, where the file does not say.
    static let defaultEarly = CoachingRhythm(1, .week)

    static let rhythmExpected = "a time such as \(ProgrammeVocabulary.rhythms)"

    private let fields: FieldMap
    private let book: PeopleBook
    private let log: ProblemLog

    private static func root(path: String, log: ProblemLog) throws -> FieldValue {
        let source = try SourceText(readingFile: path)
        return try JSONSource.root(of: source, log: log) ?? YAMLSource.root(of: source, log: log)
    }

    private static func fields(path: String, log: ProblemLog) throws -> FieldMap {
        let root = try root(path: path, log: log)
        let known = ProgrammeVocabulary.programme.names
        if root.child("sessions") != nil || root.child("sessionsFile") != nil, root.child("programme") == nil {
            root.fail("is a request", expected: "a programme: who is to be coached again and again, and how often")
            try log.throwIfAny()
        }
        guard let fields = FieldMap(root, known: known, expected: "a programme") else {
            try log.throwIfAny()
            throw InternalFault("a programme without fields was not reported")
        }
        try RequestReader.checkVersion(fields)
        return fields
    }

    private static func scan(_ fields: FieldMap) -> PeopleScan {
        var scan = PeopleScan(fields, sessions: [])
        for interval in ProgrammeInterval.all(fields) {
            interval.people.forEach { scan.add(person: $0) }
            if let source = interval.source { scan.add(source: source, at: interval.place) }
        }
        for (person, _) in ProgrammeInterval.started(fields) { scan.add(person: person) }
        // Their own leaders lead where nobody else is named.
        if fields["facilitators"] == nil, fields["defaults"]?.child("facilitators") == nil {
            scan.add(manager: fields["attendees"] ?? fields.place)
        }
        return scan
    }

    /// Nothing else can be told of a programme before it is known whom it means.
    private func refuseNames(_ lock: LockFile) throws {
        guard book.isEmpty, let unresolved = Self.scan(fields).unresolved else { return }
        RequestPeople.report(unresolved.place, count: unresolved.count, lock: lock, of: "the programme")
        try log.throwIfAny()
    }

    // MARK: The programme

    private func programme() -> CoachingProgramme? {
        let expected = "what the programme is called"
        let name = fields.required("programme", expected: expected)?.identifier(expected: expected)
        let clock = fields.required("timeZone", expected: RequestDraft.zones).flatMap(RequestDraft.clock)
        let every = fields.required("every", expected: Self.rhythmExpected).flatMap { Self.rhythm($0) }
        _ = fields.required("defaults", expected: "name and lengthInMinutes of the sessions")
        let members = members(every: every ?? CoachingRhythm(1, .day))
        let (grace, horizon) = (rhythm("grace", from: 0), horizon())
        let (missedAfter, counts) = (rhythm("missedAfter", from: 0), patterns())
        _ = rhythm("early", from: 0)
        let uncompleted = fields["uncompleted"]?.choice(of: CoachingProgramme.Uncompleted.allCases.map(\.rawValue))
            .flatMap { CoachingProgramme.Uncompleted(rawValue: $0) }
        let priority = fields["overduePriority"]?.wholeNumber(in: RequestLimits.priority)
        guard let name, let clock, every != nil else { return nil }
        var programme = CoachingProgramme(name: name, clock: clock, members: members)
        programme.grace = grace ?? programme.grace
        programme.horizon = horizon ?? programme.horizon
        programme.missedAfter = missedAfter ?? programme.missedAfter
        programme.uncompleted = uncompleted ?? programme.uncompleted
        programme.overduePriority = priority ?? programme.overduePriority
        programme.counts = AppointmentPatterns(counts)
        checkName(against: programme.counts)
        return programme
    }

    func rhythm(_ name: String, from least: Int = 1) -> CoachingRhythm? {
        fields[name].flatMap { Self.rhythm($0, from: least) }
    }

    static func rhythm(_ value: FieldValue, from least: Int = 1) -> CoachingRhythm? {
        guard let text = value.text(maxLength: 100, expected: rhythmExpected) else { return nil }
        guard let rhythm = CoachingRhythm(text) else {
            return value.failed("is no such time", expected: rhythmExpected)
        }
        guard (least...1_000).contains(rhythm.count) else {
            return value.failed("is out of range", expected: "\(least) to 1000 days, weeks or months")
        }
        return rhythm
    }

    /// Requests plan six weeks at most as far as the service's own screens go, and longer than a request may have never.
    private func horizon() -> CoachingRhythm? {
        guard let value = fields["horizon"], let horizon = Self.rhythm(value) else { return nil }
        let zero = LocalDate(daysSince1970: 0)
        guard horizon.day(after: zero).daysSince1970 <= RequestLimits.horizonDays else {
            return value.failed("is too long", expected: "at most \(RequestLimits.horizonDays) days")
        }
        return horizon
    }

    private func patterns() -> [String] {
        guard let value = fields["counts"] else { return [] }
        let expected = "the name of an appointment, with * for any letters"
        if value.node.scalar != nil { return value.identifier(expected: expected).map { [$0] } ?? [] }
        return value.texts(expected: expected) ?? []
    }

    /// Sessions that would not count would be due again at once, and be booked over and over.
    private func checkName(against counts: AppointmentPatterns) {
        guard let value = fields["defaults"]?.child("name")?.value, let name = value.node.scalar?.text,
            !name.contains("{{"), !counts.match(name)
        else { return }
        value.fail(
            "does not count as coaching of this programme, so that its sessions would be due again at once",
            expected: "a name as in counts: \(counts.texts.joined(separator: ", "))")
    }

    private func members(every: CoachingRhythm) -> [CoachingProgramme.Member] {
        let intervals = ProgrammeInterval.all(fields).map { interval in
            (
                people: IdentifierSet(
                    interval.people.compactMap(book.id)
                        + (interval.source.map { book.members($0, interval.place, exclude: []) } ?? [])),
                every: interval.every
            )
        }
        let started = IdentifierTable(
            ProgrammeInterval.started(fields).compactMap { person, day in
                book.id(person).flatMap { id in self.day(day).map { (id, $0) } }
            })
        let first = rhythm("first", from: 0)
        let ids = attendeeIds()
        let keys = SessionKeys(ids, book: book)
        return ids.map { id in
            let person = book.person(id)
            return CoachingProgramme.Member(
                id: id, name: person?.name ?? given[id]?.name ?? id, email: person?.email, team: person?.team,
                every: intervals.first { $0.people.contains(id) }?.every ?? every, started: started[id], first: first,
                key: keys[id])
        }
    }

    private func day(_ value: FieldValue) -> LocalDate? {
        let expected = "the first day, as yyyy-MM-dd"
        guard let text = value.text(maxLength: 100, expected: expected) else { return nil }
        return LocalDate(text) ?? value.failed("is not a date of the calendar", expected: expected)
    }

    /// Everybody who is to be coached, each once, in the order of the file.
    private func attendeeIds() -> [String] {
        guard let value = fields.required("attendees", expected: "who is to be coached") else { return [] }
        guard let items = PeopleFields.items(value) else {
            return value.failed("is not a list of people", expected: "a list of people, or {from: [...]}") ?? []
        }
        var seen = IdentifierSet()
        let ids = items.flatMap { item -> [String] in
            switch item {
            case .person(let place, _): book.id(place).map { [$0] } ?? []
            case .source(let source, let place, let exclude): book.members(source, place, exclude: exclude)
            // The reader of requests says what is wrong with these.
            case .manager, .other: []
            }
        }.filter { seen.insert($0) }
        if ids.isEmpty, log.problems.isEmpty { value.fail("there is nobody in it", expected: "at least one person") }
        return ids
    }

    /// What the list of attendees says of somebody besides who they are.
    var given: IdentifierTable<GivenPerson> {
        let items = fields["attendees"].flatMap(PeopleFields.items) ?? []
        return IdentifierTable(
            items.compactMap { item in
                guard case .person(let place, let whole) = item, let text = place.node.scalar?.text else { return nil }
                let entries = (whole?.node.entries ?? []).filter { $0.name.scalar?.text != "id" }
                let name = entries.first { $0.name.scalar?.text == "name" }?.value.scalar?.text
                return (book.known(text), GivenPerson(name: name, entries: entries))
            })
    }

    // MARK: The request that comes of it

    /// Reads the request as it would be if everybody were due today, so that what is wrong with its parts is told where it stands.
    private func checkRequest(of programme: CoachingProgramme, today: LocalDate, lock: LockFile) throws {
        let days = programme.days(from: today)
        var request = ProgrammeRequest.fields(fields)
        let place = fields["horizon"] ?? fields.place
        if let name = fields["programme"] { request = request.setting("name", to: name) }
        request = request.setting(
            "horizon", to: place.replaced(by: .text("\(days.first)/\(days.end)")))
        let sessions = (fields["defaults"] ?? fields.place).replaced(by: .fields([Self.forEach]))
        let rewriting = PeopleRewriting(request, sessions: [sessions], book: PeopleBook(led(lock), lockName: lock.path))
        var draft = RequestDraft(rewriting.fields, locale: RosterFormat(fields).locale)
        draft.readSessions(rewriting.sessions)
        draft.checkCosts()
        try log.throwIfAny()
    }

    /// Each member of the programme, in place of sessions.
    private static var forEach: SourceNode.Entry {
        (.scalar("for", isPlain: false, at: 0), .scalar(PeopleFields.eachAttendee, isPlain: false, at: 0))
    }

    /// The lock, in which everybody has a leader: who has none is told when the request is read, and is on the list nevertheless.
    private func led(_ lock: LockFile) -> PeopleLock? {
        guard var led = lock.lock else { return nil }
        let leader = "nobody who leads"
        led.people = led.people.map { person in
            var person = person
            person.manager = person.manager ?? leader
            return person
        }
        led.people.append(PeopleLock.PersonEntry(id: leader))
        return led
    }
}

/// What a list of people says of somebody besides who they are.
struct GivenPerson {
    var name: String?
    var entries: [SourceNode.Entry]
}
