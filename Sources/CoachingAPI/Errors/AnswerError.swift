import CoachingModels
internal import Foundation

/// Builds the errors of unsuccessful answers. The only place that reads error bodies.
struct AnswerError {
    let operation: String
    /// Texts that must not appear in any message, should the service echo them.
    let secrets: [Secret]
    /// This machine's date, for a `Retry-After` that is a date.
    var now: @Sendable () -> Date = { Date() }

    /// - Parameters:
    ///   - kind: what the failure means to the caller.
    ///   - answer: the answer.
    func error(_ kind: CoachingAPIError.Kind, _ answer: TransportAnswer) -> CoachingAPIError {
        let body = try? CoachingJSON.decode(ErrorBody.self, from: answer.body)
        var error = CoachingAPIError(
            operation: operation, kind: kind, status: answer.status, code: body?.code.map(clean),
            message: message(of: body) ?? "the service answered with status \(answer.status)",
            correlationId: (answer.correlationId ?? body?.contextId).map(clean),
            advice: Advice.text(for: kind, code: body?.code))
        error.details = details(of: body).map(clean)
        error.limit = body?.limit.map(clean)
        error.retryAfter = answer.retryAfter(now: now())
        return error
    }

    /// An error without a complete answer.
    func error(_ kind: CoachingAPIError.Kind, status: Int? = nil, reason: String) -> CoachingAPIError {
        CoachingAPIError(
            operation: operation, kind: kind, status: status, message: clean(reason),
            advice: Advice.text(for: kind, code: nil))
    }

    private func message(of body: ErrorBody?) -> String? {
        guard let body, let message = body.message ?? body.messageWithParams else { return nil }
        let notes = details(of: body).compactMap(describe) + [body.limit.flatMap(describe)].compactMap(\.self)
        return clean(notes.isEmpty ? message : message + " (" + notes.joined(separator: "; ") + ")")
    }

    /// The details of an error and of the errors nested in it, to a limited depth.
    private func details(of body: ErrorBody?, depth: Int = 0) -> [Detail] {
        guard let body, depth < 4 else { return [] }
        return (body.details ?? []) + (body.errors ?? []).flatMap { details(of: $0, depth: depth + 1) }
    }

    private func describe(_ detail: Detail) -> String? {
        let parts = [detail.fieldName, detail.entityName ?? detail.entityId, detail.errorCode].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private func describe(_ limit: Limit) -> String? {
        guard limit.key != nil || limit.value != nil else { return nil }
        return (["limit", limit.key].compactMap(\.self) + [limit.value.map(String.init)].compactMap(\.self))
            .joined(separator: " ")
    }

    private func clean(_ detail: Detail) -> Detail {
        Detail(
            errorCode: detail.errorCode.map(clean), fieldName: detail.fieldName.map(clean),
            entityId: detail.entityId.map(clean), entityName: detail.entityName.map(clean))
    }

    private func clean(_ limit: Limit) -> Limit {
        Limit(key: limit.key.map(clean), namespace: limit.namespace.map(clean), value: limit.value)
    }

    /// Makes a text from the service safe to print: without secrets or terminal control characters, and not too long.
    func clean(_ text: String) -> String {
        var result = text
        for secret in secrets where !secret.reveal().isEmpty {
            result = result.replacing(secret.reveal(), with: secret.description)
        }
        let line = ForeignText.line(String(result.prefix(Self.longestMessage)))
        return ForeignText.isolated(String(line.prefix(Self.longestMessage)))
    }

    private static let longestMessage = 1000
}
