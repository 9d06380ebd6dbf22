internal import Logging
internal import Metrics

/// Logs and counts calls, with operations, statuses, ids and times, but never headers, bodies or queries.
///
/// | metric | kind | dimensions |
/// | --- | --- | --- |
/// | `coaching_api_attempts_total` | counter | `operation`, `result`: status or `not_sent`, `lost`, `too_large`, `redirected`, `cancelled` |
/// | `coaching_api_attempt_seconds` | timer | `operation` |
/// | `coaching_api_retries_total` | counter | `operation` |
/// | `coaching_api_pacing_wait_seconds` | timer | none |
struct CallTelemetry: Sendable {
    private let logger: Logger
    private let factory: any MetricsFactory

    init(logger: Logger, factory: any MetricsFactory) {
        self.logger = logger
        self.factory = factory
    }

    func waited(_ time: Duration) {
        Timer(
            label: "coaching_api_pacing_wait_seconds", dimensions: [], preferredDisplayUnit: .seconds, factory: factory
        )
        .recordNanoseconds(time.wholeNanoseconds)
    }

    func attempted(_ operation: String, attempt: Int, _ result: TransportResult, took time: Duration) {
        Counter(
            label: "coaching_api_attempts_total", dimensions: [("operation", operation), ("result", result.label)],
            factory: factory
        ).increment()
        Timer(
            label: "coaching_api_attempt_seconds", dimensions: [("operation", operation)],
            preferredDisplayUnit: .seconds, factory: factory
        ).recordNanoseconds(time.wholeNanoseconds)
        var metadata: Logger.Metadata = [
            "operation": "\(operation)", "attempt": "\(attempt)", "result": "\(result.label)",
            "milliseconds": "\(time.wholeNanoseconds / 1_000_000)",
        ]
        if case .answer(let answer) = result, let id = answer.correlationId { metadata["correlation-id"] = "\(id)" }
        logger.debug("call", metadata: metadata)
    }

    func retrying(_ operation: String, attempt: Int, after delay: Duration, _ error: CoachingAPIError) {
        Counter(label: "coaching_api_retries_total", dimensions: [("operation", operation)], factory: factory)
            .increment()
        logger.info(
            "call failed, trying again",
            metadata: [
                "operation": "\(operation)", "attempt": "\(attempt)",
                "wait-milliseconds": "\(delay.wholeNanoseconds / 1_000_000)", "error": "\(error.message)",
            ])
    }

    func gaveUp(_ error: CoachingAPIError) {
        logger.warning(
            "call failed",
            metadata: [
                "operation": "\(error.operation)", "kind": "\(error.kind.rawValue)",
                "status": "\(error.status.map(String.init) ?? "none")", "code": "\(error.code ?? "none")",
                "correlation-id": "\(error.correlationId ?? "none")",
            ])
    }

    func renewingToken(_ operation: String) {
        logger.info("token refused, getting a new one", metadata: ["operation": "\(operation)"])
    }
}

extension TransportResult {
    /// The name of the result in metrics and logs.
    fileprivate var label: String {
        switch self {
        case .answer(let answer): String(answer.status)
        case .notSent: "not_sent"
        case .lost: "lost"
        case .tooLarge: "too_large"
        case .redirected: "redirected"
        case .cancelled: "cancelled"
        }
    }
}

extension Duration {
    fileprivate var wholeNanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
