import Foundation

/// Whether a part that was not planned is tried again: a pure decision.
package struct RetryRule: Sendable, Equatable {
    /// Tries of a part in one run at the most.
    package var attempts: Int

    /// What becomes of a part.
    package enum Step: Sendable, Equatable {
        case done
        /// It is tried again, with more of what it lacked.
        case again(More)
        /// It is left as it is.
        case giveUp
    }

    /// What a part seems to have had too little of.
    package enum More: Sendable, Equatable {
        case nothing, memory, time
    }

    package init(attempts: Int) { self.attempts = attempts }

    /// What becomes of a part after an attempt, which is counted from 1.
    package func step(after end: PartEnd, attempt: Int) -> Step {
        guard let more = Self.lack(end) else { return end == .planned ? .done : .giveUp }
        return attempt < attempts ? .again(more) : .giveUp
    }

    /// What another attempt should have more of; nil where another one would end the same way.
    private static func lack(_ end: PartEnd) -> More? {
        switch end {
        case .planned, .cancelled, .notStarted: nil
        // The kernel takes memory back so.
        case .killed(SIGKILL), .outOfMemory: .memory
        case .timedOut: .time
        case .killed, .nodeLost, .vanished, .nothingWritten: .nothing
        case .exited(let status): isFinal(status) ? nil : .nothing
        }
    }

    /// Statuses by which the program says that its input or its surroundings are at fault, and those of a shell that does not find it.
    /// 75 asks for another attempt; others are those of the command that carries it.
    private static func isFinal(_ status: Int32) -> Bool {
        (64...78).contains(status) && status != 75 || status == 126 || status == 127
    }

    /// Whether all other parts will meet the same: the disk takes nothing any more, or the program is not there.
    package static func isOfAll(_ end: PartEnd) -> Bool {
        switch end {
        case .exited(73), .exited(74), .exited(77), .exited(126), .exited(127), .notStarted: true
        default: false
        }
    }
}
