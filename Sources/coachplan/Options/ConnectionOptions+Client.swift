import CoachingAPI
import Logging

extension ConnectionOptions {
    /// Runs the body with a client for these settings.
    ///
    /// - Parameter verbose: tells retries and waits on standard error.
    func withClient<Value>(verbose: Bool, _ body: (CoachingClient) async throws -> Value) async throws -> Value {
        var options = ClientOptions()
        if verbose {
            options.logger = Logger(label: "coachplan", factory: { StreamLogHandler.standardError(label: $0) })
            options.logger.logLevel = .info
        }
        let settings = try settings()
        do {
            return try await CoachingClient.with(settings, options: options, body)
        } catch let error as CoachingAPIError where error.kind == .unreachable {
            throw Failure(.unavailable, "\(settings.endpoint.apiURL): \(error.description)")
        }
    }
}
