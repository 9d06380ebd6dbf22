/// A place that a session must not have. The session that has it checks it.
public struct ForbiddenPlace: Sendable, Hashable {
    /// When it would start: at minute 00, 15, 30 or 45 of UTC.
    public var dateStart: Instant
    /// Who would lead it; nil for anybody.
    public var facilitatorId: String?

    /// Forbids a start with this facilitator, or with anybody.
    public init(dateStart: Instant, facilitatorId: String? = nil) {
        self.dateStart = dateStart
        self.facilitatorId = facilitatorId
    }

    /// The form in a request: `2026-12-08T15:00:00Z`, or `2026-12-08T15:00:00Z@f-priya`.
    package var text: String { dateStart.exactText + (facilitatorId.map { "@\($0)" } ?? "") }

    /// The two parts of such a text: the start as it was written, and the facilitator; nil for no facilitator in
    /// particular.
    package static func parts(_ text: String) -> (start: String, facilitatorId: String?) {
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")) else { return (text, nil) }
        return (String(text[..<at]), String(text[text.utf8.index(after: at)...]))
    }

    /// Whether it forbids this start with this facilitator.
    package func forbids(_ start: Instant, ledBy facilitator: String) -> Bool {
        dateStart == start && facilitator.isSameIdentifier(as: facilitatorId ?? facilitator)
    }
}
