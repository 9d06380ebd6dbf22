public import CoachingAPI
public import PlanModel

/// How an apply or a rollback is run.
public struct ApplyOptions: Sendable, Equatable {
    /// Appointments between two pause points, at least 1.
    public var batchSize: Int
    /// Appointments in the first batch, which shows whether all goes well; at least 1, and never more than in a batch.
    public var canarySize: Int
    /// Failures after which the run ends at the end of a batch, at least 1. People whom the service does not show do
    /// not count.
    public var maxFailures: Int
    /// Whether the run goes on however many calls are refused.
    public var keepGoing: Bool
    /// Whether appointments are rolled back even if they were changed or held since.
    public var force: Bool
    /// How long calls without a clear outcome are looked for in the service.
    public var settle: SettlePolicy
    /// How long to wait for a service that cannot be reached or accepts no more calls.
    public var patience: ServicePatience
    /// The part of the plan to act on; the rest stays as it is.
    public var selection: ApplySelection
    /// What the user states about calls whose outcome is in doubt.
    public var verdicts: ApplyVerdicts
    /// Whether places are checked again before anything is sent; nil for no check.
    public var freshness: Freshness?
    /// Whether rollback of a re-plan deletes the appointments of both plans. Otherwise it moves those of the previous
    /// plan back to where that plan has them.
    public var deletesFormer = false
    /// The time that a group of calls may take whose intents are recorded together.
    var flightMilliseconds: Int64 = 250
    /// For tests of the simulation.
    var mutation: ApplyMutation?

    /// Options for a run. Numbers below 1 count as 1.
    public init(
        batchSize: Int = 300, canarySize: Int = 5, maxFailures: Int = 5, keepGoing: Bool = false, force: Bool = false,
        settle: SettlePolicy = .init(), patience: ServicePatience = .init(), selection: ApplySelection = .init(),
        verdicts: ApplyVerdicts = .init(), freshness: Freshness? = nil
    ) {
        self.batchSize = max(1, batchSize)
        self.canarySize = max(1, canarySize)
        self.maxFailures = max(1, maxFailures)
        self.keepGoing = keepGoing
        self.force = force
        self.settle = settle
        self.patience = patience
        self.selection = selection
        self.verdicts = verdicts
        self.freshness = freshness
    }
}

/// What the user states about calls whose outcome could not be determined.
public struct ApplyVerdicts: Sendable, Equatable {
    /// Ids of appointments that this plan made.
    public var adopted: [String]
    /// Keys of sessions for which no call was carried out.
    public var forgotten: [String]

    /// Verdicts of the user; by default none.
    public init(adopted: [String] = [], forgotten: [String] = []) {
        self.adopted = adopted
        self.forgotten = forgotten
    }
}

/// The outside world of a run, besides the service: handed in, so that a test can run hours in no time.
public struct ApplyEnvironment: Sendable {
    /// The time, by which steps are recorded and waits are counted.
    public var now: @Sendable () -> Instant
    /// Waits this many seconds; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ seconds: Int64) async throws -> Void
    /// Asked before each call: true ends the run after what is under way.
    public var isStopRequested: @Sendable () -> Bool

    /// An environment in which waits are by default those of the task, and nobody requests a stop.
    public init(
        now: @escaping @Sendable () -> Instant,
        sleep: @escaping @Sendable (_ seconds: Int64) async throws -> Void = {
            try await Task.sleep(for: .seconds($0))
        },
        isStopRequested: @escaping @Sendable () -> Bool = { false }
    ) {
        self.now = now
        self.sleep = sleep
        self.isStopRequested = isStopRequested
    }
}

/// An event during a run.
public enum ApplyEvent: Sendable, Equatable {
    /// Before anything is done: all entries of the plan.
    case started([ApplyEntry])
    /// A batch begins; both numbers count from 1, and the total is an estimate.
    case batch(number: Int, of: Int, size: Int)
    /// An entry has a new status, which is recorded.
    case changed(ApplyEntry)
    /// An appointment of a re-plan is where this entry has it, which is recorded.
    case moved(ApplyEntry)
    /// The service is asked whether the places of this many sessions are still free.
    case lookingAgain(sessions: Int)
    /// Calls without a clear outcome are being looked for; the next look is after this many seconds.
    case waiting(entries: Int, seconds: Int64)
    /// The service did not accept a call; the next try is after this many seconds.
    case waitingForService(CoachingAPIError, seconds: Int64)
}

/// Why a run ended.
public enum ApplyEnd: Sendable, Equatable {
    /// Everything was tried.
    case finished
    /// There were as many failures as are allowed, and `keepGoing` is off.
    case batchFailed
    /// This many appointments, read back after their batch, are not in the service as they were sent; each has its
    /// reason.
    case differs(Int)
    /// The pause point, or a request to stop.
    case paused
    /// The service could no longer be reached. Nothing is in doubt that the journal does not record.
    case interrupted(CoachingAPIError)
    /// It is not known whether some calls were carried out. Running the same command again looks for them first.
    case outcomeUnknown
    /// Places are gone; nothing more was sent.
    case stale([StaleSession])
    /// The service knows none of this many appointments that the journal says exist there: it may be another
    /// organisation's. Nothing was recorded.
    case noneFound(Int)
}

/// The outcome of a run.
public struct ApplyOutcome: Sendable, Equatable {
    /// Why the run ended.
    public var end: ApplyEnd
    /// All entries of the plan as the journal has them now.
    public var entries: [ApplyEntry]
    /// In a re-plan: the appointments of the previous plan.
    public var former: [ApplyEntry] = []
    /// Calls that this run sent to create, move or delete.
    public var callsSent: Int
    /// Positions of the entries that the run was about.
    public var selected: Set<Int>
    /// Whether the run was to move the appointments back to where the previous plan has them.
    public var isRestored = false
    /// Whether the appointments belong to the previous plan again.
    public internal(set) var isGivenBack = false

    /// The appointments of the previous plan that the run was about.
    public var selectedFormer: [ApplyEntry] { former.filter { selected.contains($0.position) } }

    /// The entries that the run was about, in the plan's order.
    public var selectedEntries: [ApplyEntry] { entries.filter { selected.contains($0.position) } }

    /// Sessions whose place is gone, if the run ended for that reason.
    public var stale: [StaleSession] {
        if case .stale(let sessions) = end { sessions } else { [] }
    }

    /// The number of entries with a status.
    public func count(_ status: ApplyStatus) -> Int { entries.count { $0.status == status } }

    /// Whether every appointment that the run was about exists.
    public var isApplied: Bool {
        selectedEntries.allSatisfy { $0.status == .created }
            && selectedFormer.allSatisfy { !$0.status.isToBeDeleted && $0.status != .moving }
    }

    /// Whether none of the appointments that the run was about exists.
    public var isRolledBack: Bool {
        let isGone = selectedEntries.allSatisfy {
            !$0.status.isUnsettled && !$0.status.isToBeDeleted && $0.status != .moving
        }
        return isGone
            && selectedFormer.allSatisfy {
                isRestored ? $0.side == .doubtful || $0.status == .created : !$0.status.isToBeDeleted
            }
    }
}
