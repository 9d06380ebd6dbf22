public import CoachingAPI
import PlanModel

/// What happens during a fetch.
public enum FetchEvent: Sendable, Equatable {
    /// A question was answered or refused, or it is known now how many there are.
    case progress(SlotsFetchProgress)
    /// The service did not take a call; the next try is after so many seconds.
    case waiting(ServiceWait)
}

/// One fetch for a program that does other things meanwhile, such as a server.
///
/// What happens is a sequence. Cancelling the task that waits for the outcome ends the fetch after the calls under way,
/// whose answers are kept.
public struct FetchRun: Sendable {
    /// What happens while the fetch goes on; it ends with the fetch. One task may read it; whoever reads slowly gets the
    /// latest.
    public let events: AsyncStream<FetchEvent>
    private let reports: AsyncStream<FetchEvent>.Continuation
    private let work: @Sendable (@escaping @Sendable (FetchEvent) -> Void) async throws -> SlotsFetchProgress

    /// Events that wait for a slow reader.
    private static let eventsKept = 16

    /// A fetch that begins when its outcome is asked for.
    ///
    /// - Parameters:
    ///   - queries: what is asked: ``SlotQueryPlan/queries(for:)`` has those of a request.
    ///   - path: the slots file to write or to go on with.
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

    /// Carries the fetch out. To be asked once.
    ///
    /// - Throws: as `SlotsFetch` does: the first failed call's `CoachingAPIError`, `FileFailure`, `InputProblems` if the
    ///   file is no slots file, `CancellationError`. What was answered until then is in the file.
    public func outcome() async throws -> SlotsFetchProgress {
        defer { reports.finish() }
        return try await work { [reports] in reports.yield($0) }
    }
}
