/// Something that somebody wants otherwise than the planner would have it: a line of an overrides file, or an option.
///
/// A plan keeps those that it was made with, so that an adjustment can be read, made again and taken out again.
public struct PlanOverride: Sendable, Hashable, Codable {
    /// What is wanted.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The session is at this place.
        case pin
        /// The session is not at this place.
        case forbid
        /// The session has no place in this plan.
        case exclude
        /// The session has the place of another one, which has its place.
        case swap
    }

    /// What is wanted.
    public var kind: Kind
    /// The session's key.
    public var session: String
    /// Of a swap, the key of the other session.
    public var other: String?
    /// Of a place, when it begins.
    public var start: Instant?
    /// Of a place, user id of who leads there; nil for whoever may.
    public var facilitatorId: String?
    /// Who wants it; nil where that is not said, as on a command line.
    public var by: String?
    /// When they said so.
    public var at: Instant?
    /// Why.
    public var why: String?

    /// An override of its parts; nothing is checked.
    public init(
        _ kind: Kind, session: String, other: String? = nil, start: Instant? = nil, facilitatorId: String? = nil,
        by: String? = nil, at: Instant? = nil, why: String? = nil
    ) {
        self.kind = kind
        self.session = session
        self.other = other
        self.start = start
        self.facilitatorId = facilitatorId
        self.by = by
        self.at = at
        self.why = why
    }
}

extension PlanRequest {
    /// The id of somebody by id or name.
    ///
    /// - Throws: `RequestFault` where nobody is called so, or several are.
    package func id(of who: String) throws(RequestFault) -> String {
        let people = NamedPeople(facilitators.map { ($0.id, $0.name) } + attendees.map { ($0.id, $0.name) })
        switch people.match(who) {
        case .one(let id): return id
        case .several(let ids):
            throw RequestFault(
                "\(ids.count) people are called so: \(ids.joined(separator: ", ")); give the id", expected: "an id")
        case .nobody:
            throw RequestFault(
                "nobody of the request is called so\(DidYouMean.hint(who, people.all))",
                expected: "somebody's id or name")
        }
    }
}

extension ZoneClock {
    /// The instant that a text spells: with Z or an offset, or the local time of this zone, of a time that comes twice the
    /// first; nil for what is none, or a time that the clocks skip.
    package func instant(spelled text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        guard let local = Instant.local(text), hasLocalTime(local) else { return nil }
        let first = local.advanced(bySeconds: -Int64(offset(at: local)))
        return local.advanced(bySeconds: -Int64(offset(at: first)))
    }
}
