public import CoachingModels

extension CoachingClient {
    /// Searches for bookable slots and free periods.
    public func postCoachingScheduleslotsQuery(_ body: CoachingSlotsRequest) async throws -> CoachingSlotsResponse {
        let operation = CoachingOperation.postCoachingScheduleslotsQuery
        let answer = try await runner.run(OperationCall(operation, body: encode(body, for: operation)))
        return try decode(answer, of: operation)
    }

    /// Searches with the JSON bytes of a ``CoachingSlotsRequest``, and returns those of the answer, both unchanged.
    public func postCoachingScheduleslotsQuery(rawBody: [UInt8]) async throws -> [UInt8] {
        try await runner.run(OperationCall(.postCoachingScheduleslotsQuery, body: rawBody)).body
    }

    /// Starts a search for the best slot of each interval; read its state with ``getCoachingScheduleslotsJob(jobId:)``.
    public func postCoachingScheduleslotsJobs(
        _ body: CoachingScheduleSlotsJobRequest
    ) async throws -> CoachingScheduleSlotsJobResponse {
        try await call(.postCoachingScheduleslotsJobs, body: body)
    }

    /// Reads the state and results of a slot job.
    public func getCoachingScheduleslotsJob(jobId: String) async throws -> CoachingScheduleSlotsJobResponse {
        try await call(.getCoachingScheduleslotsJob, path: ["jobId": jobId])
    }
}
