public import CoachingAPI
public import PlanModel

/// How an apply or a rollback is run.
public struct ApplyOptions: Sendable, Equatable {
    /// Appointments between two pause points, at least 1.
    public var batchSize: Int
    /// Appointments in the first batch, which shows whether all goes well; at least 1, and never more than in a batch.
    public var canarySize: Int
    /// Failures after which the run ends at the end of a batch, at least 1. People whom the service does not show do not
    /// count.
    public var maxFailures: Int
    /// Go on however many calls are refused.
    public var keepGoing: Bool
    /// Roll back appointments too that were changed or held since.
    public var force: Bool
    /// How long calls without a clear outcome are looked for in the service.
    public var settle: SettlePolicy
    /// How long a service is waited for that is away or takes no more calls.
    public var patience: ServicePatience
    /// The part of the plan that is meant; the rest stays as it is.
    public var selection: ApplySelection
    /// What a person knows of calls in doubt.
    public var verdicts: ApplyVerdicts
    /// Whether places are looked at again before anything is sent; nil for no look.
    public var freshness: Freshness?
    /// Rollback of a re-plan deletes the appointments of both plans; otherwise it brings those of the plan before back to
    /// where that plan has them.
    public var deletesFormer = false
    /// The time that calls may take whose intents are recorded together.
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

/// What a person says of calls whose outcome cannot be told.
public struct ApplyVerdicts: Sendable, Equatable {
    /// Ids of appointments that this plan made.
    public var adopted: [String]
    /// Keys of sessions of which no call was carried out.
    public var forgotten: [String]

    /// What is said; by default nothing.
    public init(adopted: [String] = [], forgotten: [String] = []) {
        self.adopted = adopted
        self.forgotten = forgotten
    }
}

/// The outside world of a run, besides the service: handed in, so that a test can run hours in no time.
public struct ApplyEnvironment: Sendable {
    /// The time, by which steps are recorded and waits are counted.
    public var now: @Sendable () -> Instant
    /// Waits so many seconds; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ seconds: Int64) async throws -> Void
    /// Asked before each call: true ends the run after what is under way.
    public var isStopRequested: @Sendable () -> Bool

    /// The surroundings of a run: by default waits are those of the task, and nobody asks it to stop.
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

/// What happens during a run, as it happens.
public enum ApplyEvent: Sendable, Equatable {
    /// Before anything is done: all entries of the plan.
    case started([ApplyEntry])
    /// A batch begins, of so many batches as far as can be told now; both from 1.
    case batch(number: Int, of: Int, size: Int)
    /// An entry has a new status, which is recorded.
    case changed(ApplyEntry)
    /// An appointment of a re-plan is where this entry has it, which is recorded.
    case moved(ApplyEntry)
    /// The service is asked whether the places of so many sessions are there still.
    case lookingAgain(sessions: Int)
    /// Calls without a clear outcome are looked for; the next look is after so many seconds.
    case waiting(entries: Int, seconds: Int64)
    /// The service did not take a call; the next try is after so many seconds.
    case waitingForService(CoachingAPIError, seconds: Int64)
}

/// Why a run ended.
public enum ApplyEnd: Sendable, Equatable {
    /// Everything was tried.
    case finished
    /// There were as many failures as are allowed, and `keepGoing` is off.
    case batchFailed
    /// So many appointments, read back after their batch, are not in the service as they were sent; each has its reason.
    case differs(Int)
    /// The pause point, or a request to stop.
    case paused
    /// The service could not be asked any more; nothing is in doubt that the journal does not know of.
    case interrupted(CoachingAPIError)
    /// It cannot be said whether some calls were carried out. The same run again looks for them first.
    case outcomeUnknown
    /// Places are gone; nothing more was sent.
    case stale([StaleSession])
    /// The service knows none of so many appointments that the journal says exist there: it may be that of others.
    /// Nothing was recorded.
    case noneFound(Int)
}

/// What a run came to.
public struct ApplyOutcome: Sendable, Equatable {
    /// Why the run ended.
    public var end: ApplyEnd
    /// All entries of the plan as the journal has them now.
    public var entries: [ApplyEntry]
    /// Of a re-plan: the appointments of the plan before.
    public var former: [ApplyEntry] = []
    /// Calls that this run sent to create, move or delete.
    public var callsSent: Int
    /// Positions of the entries that the run was about.
    public var selected: Set<Int>
    /// Whether it was to bring the appointments back to where the plan before has them.
    public var isRestored = false
    /// Whether the appointments are those of the plan before again.
    public internal(set) var isGivenBack = false

    /// Those of the plan before that the run was about.
    public var selectedFormer: [ApplyEntry] { former.filter { selected.contains($0.position) } }

    /// The entries that the run was about, in the plan's order.
    public var selectedEntries: [ApplyEntry] { entries.filter { selected.contains($0.position) } }

    /// Sessions whose place is gone, where the run ended for that.
    public var stale: [StaleSession] {
        if case .stale(let sessions) = end { sessions } else { [] }
    }

    /// Entries of a status.
    public func count(_ status: ApplyStatus) -> Int { entries.count { $0.status == status } }

    /// Every appointment that the run was about exists.
    public var isApplied: Bool {
        selectedEntries.allSatisfy { $0.status == .created }
            && selectedFormer.allSatisfy { !$0.status.isToBeDeleted && $0.status != .moving }
    }

    /// None of the appointments that the run was about exists.
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
