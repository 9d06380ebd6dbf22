import CoachingModels

extension CoachingClient {
    /// Makes a call whose answer has a body.
    func call<Answer: Decodable>(
        _ operation: CoachingOperation, path: [String: String] = [:], query: QueryItems = QueryItems(),
        as type: Answer.Type = Answer.self
    ) async throws -> Answer {
        let answer = try await runner.run(OperationCall(operation, path: path, query: query))
        return try decode(answer, of: operation)
    }

    /// Makes a call with a body, whose answer has one too.
    func call<Answer: Decodable>(
        _ operation: CoachingOperation, path: [String: String] = [:], body: some Encodable,
        as type: Answer.Type = Answer.self
    ) async throws -> Answer {
        let answer = try await runner.run(OperationCall(operation, path: path, body: encode(body, for: operation)))
        return try decode(answer, of: operation)
    }

    /// Encodes the body of a call.
    func encode(_ body: some Encodable, for operation: CoachingOperation) throws -> [UInt8] {
        do {
            return try CoachingJSON.encode(body)
        } catch {
            throw CoachingAPIError(
                operation: operation.name, kind: .invalidCall, message: "the body cannot be written as JSON",
                advice: "Numbers must be finite.")
        }
    }

    /// Decodes the answer of a call. A write that succeeded, but whose answer cannot be read, leaves its outcome
    /// unknown.
    func decode<Answer: Decodable>(
        _ answer: TransportAnswer, of operation: CoachingOperation, as type: Answer.Type = Answer.self
    ) throws -> Answer {
        do {
            return try CoachingJSON.decode(type, from: answer.body)
        } catch {
            let kind: CoachingAPIError.Kind = operation.effect == .read ? .unreadableAnswer : .outcomeUnknown
            let failure = AnswerError(operation: operation.name, secrets: runner.secrets)
            var result = failure.error(
                kind, status: answer.status,
                reason: "the answer is not the expected \(type): " + DecodingProblem.describe(error))
            result.correlationId = answer.correlationId.map(failure.clean)
            throw result
        }
    }
}
