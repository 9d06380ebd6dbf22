import PlanFiles
public import PlanModel

/// Finds out whom a request means: by its lock, or where it needs none.
enum RequestPeople {
    /// The request by ids. What cannot be found out is reported.
    static func resolved(
        _ fields: FieldMap, sessions: [FieldValue], lock: LockFile, log: ProblemLog
    ) throws -> (fields: FieldMap, sessions: [FieldValue]) {
        let book = PeopleBook(lock.lock, lockName: lock.path)
        if book.isEmpty {
            let scan = PeopleScan(fields, sessions: sessions, onlyOpen: true)
            if let unresolved = scan.unresolved {
                // Nothing else can be told of a request before it is known whom it means.
                report(unresolved.place, count: unresolved.count, lock: lock, of: "the request")
                try log.throwIfAny()
            }
            guard needsRewriting(fields, sessions) else { return (fields, sessions) }
        }
        let rewriting = PeopleRewriting(fields, sessions: sessions, book: book)
        return (rewriting.fields, rewriting.sessions)
    }

    /// Says that a name cannot be read without a lock.
    static func report(_ place: FieldValue, count: Int, lock: LockFile, of file: String) {
        let places = count > 1 ? ", here and in \(Numbers.counted(count - 1, "more place", plural: "more places"))" : ""
        place.fail(
            "is a name, or what people belong to\(places), and there is no \(lock.path) that says who it is",
            expected: "an id, or a lock: run coachplan resolve on \(file)")
    }

    /// Whether people are left out, or stand there otherwise than the readers of people and sessions take them.
    private static func needsRewriting(_ fields: FieldMap, _ sessions: [FieldValue]) -> Bool {
        let lists = ["attendees", "facilitators"].map { fields[$0] }
        return lists.contains { $0 == nil }
            || lists.contains { $0?.node.elements?.contains { $0.scalar != nil } ?? ($0?.child("from") != nil) }
            || fields["deputies"] != nil || sessions.contains { $0.child("for") != nil }
    }
}

/// What a request leaves to be found out about people, and where it stands.
public struct RequestNames {
    /// What the service is to be asked.
    public let question: PeopleQuestion
    /// The business unit that the request names, by name or id; nil where it names none.
    public let businessUnit: String?
    /// Where the lock is, or will be.
    public let lockPath: String
    private let scan: PeopleScan

    init(_ scan: PeopleScan, _ fields: FieldMap, lockPath: String) {
        self.scan = scan
        self.lockPath = lockPath
        businessUnit = fields["businessUnit"]?.identifier(expected: "the name of a business unit")
        var seenNames = IdentifierSet()
        var seenSources: Set<PeopleSource> = []
        question = PeopleQuestion(
            names: scan.texts.map(\.text.text).filter { seenNames.insert($0) },
            sources: scan.sources.map(\.source).filter { seenSources.insert($0).inserted })
    }

    /// What is wrong with a text that stands for a person, told at the first place where it stands.
    public func problem(of name: String, _ message: String, expected: String? = nil) -> Problem? {
        let places = scan.texts.filter { $0.text.text.isSameIdentifier(as: name) }.map(\.place)
        return places.first.map { problem(at: $0, places.count, message, expected) }
    }

    /// What is wrong with a source of people, told at the first place where it stands.
    public func problem(of source: PeopleSource, _ message: String, expected: String? = nil) -> Problem? {
        let places = scan.sources.filter { $0.source == source }.map(\.place)
        return places.first.map { problem(at: $0, places.count, message, expected) }
    }

    private func problem(at place: FieldValue, _ count: Int, _ message: String, _ expected: String?) -> Problem {
        let spot = place.place
        return Problem(
            file: place.source.file, line: spot.line, column: spot.column, field: place.path,
            value: place.node.scalar?.text, expected: expected,
            message: count > 1
                ? "\(message) (and in \(Numbers.counted(count - 1, "more place", plural: "more places")))" : message)
    }
}
