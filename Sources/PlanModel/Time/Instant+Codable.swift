import CoachingModels

extension Instant: Codable {
    /// Reads an ISO-8601 instant with `Z` or an offset.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text) is no instant with Z or an offset")
        }
        self = instant
    }

    /// Writes the form that the service uses, with microseconds if milliseconds do not represent it exactly.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(exactText)
    }

    /// `iso8601`, with six decimals if three do not represent it exactly.
    package var exactText: String {
        let rest = microseconds - microseconds.flooredDivision(by: 1000) * 1000
        return rest == 0 ? iso8601 : "\(iso8601.dropLast())\(String(Int(rest) + 1000).dropFirst())Z"
    }
}
