import Foundation

/// How one attempt to plan a part ended, whatever engine ran it.
package enum PartEnd: Sendable, Equatable {
    /// With a complete result.
    case planned
    /// By itself, with this status, which is not 0 and does not indicate a signal.
    case exited(Int32)
    /// By a signal.
    case killed(Int32)
    /// It took longer than permitted.
    case timedOut
    /// It needed more memory than it was permitted, or than was available.
    case outOfMemory
    /// The machine on which it ran was lost.
    case nodeLost
    /// It was cancelled by somebody.
    case cancelled
    /// The engine no longer knows it, and there is no result.
    case vanished
    /// It ended successfully, but there is no complete result.
    case nothingWritten
    /// It never ran, for this reason.
    case notStarted(String)

    /// The end of a process that ended by itself. Whether a successful one has planned the part is known only after
    /// looking for the plan.
    ///
    /// Shells report a signal by a status above 128.
    package init(status: Int32) {
        switch status {
        case 0: self = .nothingWritten
        case 129..<128 + 65: self = PartEnd(signal: status - 128)
        case 71: self = .outOfMemory
        default: self = .exited(status)
        }
    }

    package init(signal: Int32) { self = .killed(signal) }

    /// Words for people, to follow `part 7`.
    package var words: String {
        switch self {
        case .planned: "is planned"
        case .exited(126), .exited(127): "could not be started: the program is not where it was looked for"
        case .exited(let status): "ended with status \(status)"
        case .killed(let signal): "was killed (signal \(signal): \(String(cString: strsignal(signal))))"
        case .timedOut: "took longer than it was allowed"
        case .outOfMemory: "got too little memory"
        case .nodeLost: "lost the machine that it ran on"
        case .cancelled: "was cancelled"
        case .vanished: "is not known to the engine any more, and left no plan"
        case .nothingWritten: "ended without a plan"
        case .notStarted(let reason): "could not be started: \(reason)"
        }
    }
}
