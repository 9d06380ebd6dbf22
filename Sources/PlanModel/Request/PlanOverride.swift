/// An adjustment that somebody makes to the planner's choice: a line of an overrides file, or an option.
///
/// A plan keeps the overrides with which it was made, so that each can be read, repeated or removed later.
public struct PlanOverride: Sendable, Hashable, Codable {
    /// The kind of adjustment.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The session is at this place.
        case pin
        /// The session must not be at this place.
        case forbid
        /// The session has no place in this plan.
        case exclude
        /// The session and another one exchange their places.
        case swap
    }

    /// The kind of adjustment.
    public var kind: Kind
    /// The session's key.
    public var session: String
    /// For a swap, the key of the other session.
    public var other: String?
    /// For a place, when it begins.
    public var start: Instant?
    /// For a place, user id of the facilitator; nil for anybody who may lead.
    public var facilitatorId: String?
    /// Who asked for it; nil if that is not stated, as on a command line.
    public var by: String?
    /// When they asked for it.
    public var at: Instant?
    /// Why.
    public var why: String?

    /// Creates an override from its parts; nothing is checked.
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
    /// The id of a person given by id or name.
    ///
    /// - Throws: `RequestFault` if nobody has that name, or several people do.
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
    /// The instant that a text represents: with Z or an offset, or as a local time of this zone, of which the first is
    /// taken if it occurs twice; nil for text that is not a time, or a time that the clocks skip.
    package func instant(spelled text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        guard let local = Instant.local(text), hasLocalTime(local) else { return nil }
        let first = local.advanced(bySeconds: -Int64(offset(at: local)))
        return local.advanced(bySeconds: -Int64(offset(at: first)))
    }
}
