public import CoachingAPI
import PlanModel

/// An event during a fetch.
public enum FetchEvent: Sendable, Equatable {
    /// A question was answered or refused, or the number of questions became known.
    case progress(SlotsFetchProgress)
    /// The service did not accept a call; the wait before the next try.
    case waiting(ServiceWait)
}

/// One fetch, for a program that does other things meanwhile, such as a server.
///
/// Events arrive as a sequence. Cancelling the task that waits for the outcome ends the fetch after the calls under
/// way, whose answers are kept.
public struct FetchRun: Sendable {
    /// Events as they happen; the sequence ends with the fetch. Only one task may read it; a slow reader gets the
    /// latest ones.
    public let events: AsyncStream<FetchEvent>
    private let reports: AsyncStream<FetchEvent>.Continuation
    private let work: @Sendable (@escaping @Sendable (FetchEvent) -> Void) async throws -> SlotsFetchProgress

    /// How many events are kept for a slow reader.
    private static let eventsKept = 16

    /// Creates a fetch, which begins when its outcome is asked for.
    ///
    /// - Parameters:
    ///   - queries: the questions to ask: ``SlotQueryPlan/queries(for:)`` has those of a request.
    ///   - path: the slots file to write or to continue.
    public init(
        _ queries: [SlotQuery], into path: String, service: any CoachingService, options: SlotsFetchOptions = .init(),
        environment: FetchEnvironment
    ) {
        (events, reports) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.eventsKept))
        work = { report in
            try await SlotsFetch.run(
                queries, into: path, service: service, options: options, environment: environment, report: report)
        }
    }

    /// Carries the fetch out. Call it once.
    ///
    /// - Throws: as `SlotsFetch` does: the first failed call's `CoachingAPIError`, `FileFailure`, `InputProblems` if
    ///   the file is not a slots file, `CancellationError`. Answers received until then are in the file.
    public func outcome() async throws -> SlotsFetchProgress {
        defer { reports.finish() }
        return try await work { [reports] in reports.yield($0) }
    }
}
