/// A place that a session must not have. Checked by the session that has it.
public struct ForbiddenPlace: Sendable, Hashable {
    /// When it would start: at minute 00, 15, 30 or 45 of UTC.
    public var dateStart: Instant
    /// Who would lead it; nil for whoever leads.
    public var facilitatorId: String?

    /// No session that starts then, led by this facilitator or by anybody.
    public init(dateStart: Instant, facilitatorId: String? = nil) {
        self.dateStart = dateStart
        self.facilitatorId = facilitatorId
    }

    /// As a request writes it: `2026-12-08T15:00:00Z`, or `2026-12-08T15:00:00Z@f-priya`.
    package var text: String { dateStart.exactText + (facilitatorId.map { "@\($0)" } ?? "") }

    /// The two parts of the text of one: the start as it was written, and who leads; nil for nobody in particular.
    package static func parts(_ text: String) -> (start: String, facilitatorId: String?) {
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")) else { return (text, nil) }
        return (String(text[..<at]), String(text[text.utf8.index(after: at)...]))
    }

    /// Whether it is about this start and this facilitator.
    package func forbids(_ start: Instant, ledBy facilitator: String) -> Bool {
        dateStart == start && facilitator.isSameIdentifier(as: facilitatorId ?? facilitator)
    }
}
