public import CoachingModels

/// Why a call failed.
///
/// Holds what a person needs to act: the operation, what the service said, the id under which the service's support
/// finds the call, and what to do. No token, secret or header value is ever part of it.
public struct CoachingAPIError: Error, Hashable, Sendable {
    /// What the failure means to the caller.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The service refused the call as it is (400, 404, 409, 413, …): it was not carried out.
        case rejected
        /// The service does not accept the caller's credentials (401, or no token could be obtained): not carried out.
        case unauthorized
        /// The caller may not do this (403): not carried out.
        case forbidden
        /// The allowed rate stayed exceeded (429): not carried out.
        case rateLimited
        /// The service could not be reached: nothing was sent.
        case unreachable
        /// A read failed in the service or on the way (5xx, time-out, lost connection); asking again is safe.
        case unavailable
        /// A write was sent and its answer lost: it may or may not have been carried out.
        case outcomeUnknown
        /// The service answered with something that this library cannot read.
        case unreadableAnswer
        /// The call cannot be made as it is written: nothing was sent.
        case invalidCall
    }

    /// The operation, named as in the service's SDKs, such as `postCoachingAppointments`.
    public var operation: String
    /// What the failure means to the caller.
    public var kind: Kind
    /// HTTP status, when there was an answer.
    public var status: Int?
    /// The service's code, such as `appointment.conflict`.
    public var code: String?
    /// What went wrong, in the service's words if it gave any.
    public var message: String
    /// The `ININ-Correlation-Id` of the answer.
    public var correlationId: String?
    /// What the caller can do.
    public var advice: String
    /// What the service says about single fields or entities, including those of nested errors.
    public var details: [Detail] = []
    /// The limit that the call ran into, when the service names one.
    public var limit: Limit?
    /// How long the service asks to wait before the call is made again: the answer's `Retry-After`.
    public var retryAfter: Duration?

    /// Creates an error from its parts. They are shown to people and logged: no token, secret or header value may be in
    /// them.
    public init(
        operation: String, kind: Kind, status: Int? = nil, code: String? = nil, message: String,
        correlationId: String? = nil, advice: String, details: [Detail] = [], limit: Limit? = nil,
        retryAfter: Duration? = nil
    ) {
        self.operation = operation
        self.kind = kind
        self.status = status
        self.code = code
        self.message = message
        self.correlationId = correlationId
        self.advice = advice
        self.details = details
        self.limit = limit
        self.retryAfter = retryAfter
    }
}

extension CoachingAPIError: CustomStringConvertible {
    /// One line: operation, status and code, message, requested wait, correlation id, advice.
    public var description: String {
        let answer = [status.map { "HTTP \($0)" }, code].compactMap(\.self).joined(separator: " ")
        var text = operation + ": " + (answer.isEmpty ? "" : answer + ": ") + message
        if let retryAfter {
            let seconds = String(Int((retryAfter / .seconds(1)).rounded(.up)))
            if !message.contains(seconds) { text += " (retry after \(seconds) s)" }
        }
        if let correlationId { text += " (correlation id \(correlationId))" }
        return text + ". " + advice
    }
}
