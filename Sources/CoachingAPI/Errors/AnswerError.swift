internal import NIOHTTP1

/// Builds the errors of answers that are no success. The one place that reads error bodies.
struct AnswerError {
    let operation: String
    /// Texts that must not appear in any message, should the service echo them.
    let secrets: [Secret]

    /// - Parameters:
    ///   - kind: what the failure means to the caller.
    ///   - answer: the answer.
    func error(_ kind: CoachingAPIError.Kind, _ answer: TransportAnswer) -> CoachingAPIError {
        let body = try? CoachingJSON.decode(ErrorBody.self, from: answer.body)
        return CoachingAPIError(
            operation: operation, kind: kind, status: answer.status, code: body?.code.map(clean),
            message: message(of: body) ?? "the service answered with status \(answer.status)",
            correlationId: (answer.correlationId ?? body?.contextId).map(clean),
            advice: Advice.text(for: kind, code: body?.code))
    }

    /// An error without a whole answer.
    func error(_ kind: CoachingAPIError.Kind, status: Int? = nil, reason: String) -> CoachingAPIError {
        CoachingAPIError(
            operation: operation, kind: kind, status: status, message: clean(reason),
            advice: Advice.text(for: kind, code: nil))
    }

    private func message(of body: ErrorBody?) -> String? {
        guard let body, let message = body.message ?? body.messageWithParams else { return nil }
        let details = (body.details ?? []).compactMap(describe)
        return clean(details.isEmpty ? message : message + " (" + details.joined(separator: "; ") + ")")
    }

    private func describe(_ detail: Detail) -> String? {
        let parts = [detail.fieldName, detail.entityName ?? detail.entityId, detail.errorCode].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Makes a text of the service fit to print: no secrets, no control characters, not endless.
    func clean(_ text: String) -> String {
        var result = text
        for secret in secrets where !secret.reveal().isEmpty {
            result = result.replacing(secret.reveal(), with: secret.description)
        }
        result = String(result.prefix(Self.longestMessage).map { $0.isWhitespace ? " " : $0 })
        result.unicodeScalars.removeAll { $0.properties.generalCategory == .control }
        return result
    }

    private static let longestMessage = 1000
}

extension TransportAnswer {
    /// The id under which the service's support finds the call.
    var correlationId: String? { headers.first(name: "ININ-Correlation-Id") }

    /// `Retry-After` in whole seconds.
    var retryAfter: Duration? {
        guard let text = headers.first(name: "Retry-After"), let seconds = Int(text), seconds >= 0 else { return nil }
        return .seconds(seconds)
    }

    var rateSignal: RateSignal? { RateSignal(header: { headers.first(name: $0) }) }
}
