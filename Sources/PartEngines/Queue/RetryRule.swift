import Foundation

/// Decides whether a part that was not planned is tried again. Pure.
package struct RetryRule: Sendable, Equatable {
    /// The most attempts of a part in one run.
    package var attempts: Int

    /// What to do with a part.
    package enum Step: Sendable, Equatable {
        case done
        /// It is tried again, with more of the resource that was insufficient.
        case again(More)
        /// It is left as it is.
        case giveUp
    }

    /// The resource of which a part seems to have had too little.
    package enum More: Sendable, Equatable {
        case nothing, memory, time
    }

    package init(attempts: Int) { self.attempts = attempts }

    /// What to do with a part after an attempt, which is counted from 1.
    package func step(after end: PartEnd, attempt: Int) -> Step {
        guard let more = Self.lack(end) else { return end == .planned ? .done : .giveUp }
        return attempt < attempts ? .again(more) : .giveUp
    }

    /// The resource of which another attempt should have more; nil if another attempt would end the same way.
    private static func lack(_ end: PartEnd) -> More? {
        switch end {
        case .planned, .cancelled, .notStarted: nil
        // This is how the kernel reclaims memory.
        case .killed(SIGKILL), .outOfMemory: .memory
        case .timedOut: .time
        case .killed, .nodeLost, .vanished, .nothingWritten: .nothing
        case .exited(let status): isFinal(status) ? nil : .nothing
        }
    }

    /// Statuses by which the program reports that its input or its environment is at fault, and those of a shell that
    /// does not find the program. 75 asks for another attempt; others are those of the command that runs it.
    private static func isFinal(_ status: Int32) -> Bool {
        (64...78).contains(status) && status != 75 || status == 126 || status == 127
    }

    /// Whether all other parts will fail in the same way: the disk cannot be written any more, or the program does not
    /// exist.
    package static func isOfAll(_ end: PartEnd) -> Bool {
        switch end {
        case .exited(73), .exited(74), .exited(77), .exited(126), .exited(127), .notStarted: true
        default: false
        }
    }
}
