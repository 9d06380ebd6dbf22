import Foundation

/// How one attempt to plan a part ended, whatever engine carried it.
package enum PartEnd: Sendable, Equatable {
    /// With a whole result.
    case planned
    /// By itself, with this status, which is not 0 and tells of no signal.
    case exited(Int32)
    /// By a signal.
    case killed(Int32)
    /// It took longer than it was allowed.
    case timedOut
    /// It needed more memory than it was allowed, or than there was.
    case outOfMemory
    /// The machine was lost that it ran on.
    case nodeLost
    /// Somebody wanted it no more.
    case cancelled
    /// The engine does not know of it any more, and there is no result.
    case vanished
    /// It ended well, but there is no whole result.
    case nothingWritten
    /// It never ran; the reason.
    case notStarted(String)

    /// Of a process that ended by itself; what ended well is not known to be planned before somebody has looked.
    ///
    /// Shells tell of a signal by a status above 128.
    package init(status: Int32) {
        switch status {
        case 0: self = .nothingWritten
        case 129..<128 + 65: self = PartEnd(signal: status - 128)
        case 71: self = .outOfMemory
        default: self = .exited(status)
        }
    }

    package init(signal: Int32) { self = .killed(signal) }

    /// For people, after `part 7`.
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
