/// The state of a task, as far as it matters here. Slurm's own names are in the manual of squeue, "JOB STATE CODES".
package enum SlurmState: Sendable, Equatable {
    /// It has not begun, or is to begin again.
    case waiting
    /// It runs, or is about to, or to end.
    case running
    case completed
    /// It ended with another status than 0, or by a signal.
    case failed
    case timedOut
    case outOfMemory
    case nodeLost
    case cancelled
    /// A state of a later Slurm: nothing is concluded from it.
    case unknown(String)

    /// From the word that squeue, scontrol or sacct prints, such as `CANCELLED by 1000`.
    package init(_ text: String) {
        let word = text.prefix { $0 != " " && $0 != "+" }.uppercased()
        switch word {
        case "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD", "SUSPENDED",
            "STOPPED":
            self = .waiting
        case "RUNNING", "CONFIGURING", "COMPLETING", "STAGE_OUT", "SIGNALING", "RESIZING": self = .running
        case "COMPLETED": self = .completed
        case "FAILED", "REVOKED": self = .failed
        case "TIMEOUT", "DEADLINE": self = .timedOut
        case "OUT_OF_MEMORY": self = .outOfMemory
        case "NODE_FAIL", "BOOT_FAIL", "PREEMPTED": self = .nodeLost
        case "CANCELLED": self = .cancelled
        default: self = .unknown(String(word))
        }
    }

    /// How a task in this state ended; nil where it did not, or where its exit code tells.
    package var end: PartEnd? {
        switch self {
        case .waiting, .running, .failed, .unknown: nil
        // Whether it left a plan is seen by looking.
        case .completed: .nothingWritten
        case .timedOut: .timedOut
        case .outOfMemory: .outOfMemory
        case .nodeLost: .nodeLost
        case .cancelled: .cancelled
        }
    }

    package var isOver: Bool {
        switch self {
        case .waiting, .running, .unknown: false
        default: true
        }
    }
}
