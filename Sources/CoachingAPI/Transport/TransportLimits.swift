/// How long and how large an exchange may be.
struct TransportLimits: Sendable {
    var connectTimeout: Duration = .seconds(10)
    /// From the start of an attempt to the last byte of its answer.
    var requestTimeout: Duration = .seconds(60)
    /// The largest answer.
    var answerBytes: Int = 256 << 20
    /// All answers that are arriving, together.
    var answersTogether: Int = 512 << 20
    var connections: Int = 8
}
