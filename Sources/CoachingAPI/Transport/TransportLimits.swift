/// Limits on the time and size of an exchange.
struct TransportLimits: Sendable {
    var connectTimeout: Duration = .seconds(10)
    /// Time from the start of an attempt to the last byte of its answer.
    var requestTimeout: Duration = .seconds(60)
    /// Bytes of the largest answer.
    var answerBytes: Int = 256 << 20
    /// Bytes of all answers together that are arriving.
    var answersTogether: Int = 512 << 20
    var connections: Int = 8
}
