import CoachingModels
import Foundation
import PlanModel
import PlanReports
import Synchronization

/// Shows on standard error what the program is doing: one line that is updated on a terminal, plain lines in verbose
/// mode, and occasional lines on a terminal that cannot update one; nothing otherwise. May be called from any thread.
final class ProgressLine: Sendable {
    private enum Form: Equatable {
        case none, renewing, events
        /// A line for each report that comes at least this long after the previous one.
        case lines(apart: Duration)
    }

    private struct State {
        var shown = ""
        /// The number of terminal columns that the line occupies now.
        var width = 0
        var lastLine: ContinuousClock.Instant?
    }

    /// On a dumb terminal, progress is visible, but not every step of it.
    private static let dumbTerminalPause = Duration.seconds(5)

    private let form: Form
    private let isQuiet: Bool
    private let state = Mutex(State())

    init(quiet: Bool, verbose: Bool, events: Bool = false) {
        isQuiet = quiet
        if events {
            form = .events
        } else if quiet {
            form = .none
        } else if verbose {
            form = .lines(apart: .zero)
        } else if StandardStream.error.isCapableTerminal {
            form = .renewing
        } else {
            form = StandardStream.error.isTerminal ? .lines(apart: Self.dumbTerminalPause) : .none
        }
    }

    /// Whether reports are shown to anybody.
    var isShown: Bool { form != .none }

    /// Shows the text in place of the previous one. The same text is not shown twice in a row.
    ///
    /// - Parameter event: the same report for programs, which get every step.
    func report(_ text: @autoclosure () -> String, event: @autoclosure () -> ProgressEvent? = nil) {
        guard form != .none else { return }
        guard form != .events else {
            return write(event() ?? ProgressEvent(phase: .notice), text())
        }
        let text = ForeignText.shown(text())
        state.withLock { state in
            guard state.shown != text else { return }
            if case .lines(let pause) = form {
                let now = ContinuousClock.now
                if let last = state.lastLine, last.duration(to: now) < pause { return }
                state.lastLine = now
            }
            state.shown = text
            // Progress is optional: a standard error that cannot be written must not end the work.
            switch form {
            case .none, .events: break
            case .lines: try? StandardStream.error.write("\(text)\n")
            case .renewing:
                let line = text.prefix(columns: (StandardStream.error.columns ?? 80) - 1)
                let width = line.columnWidth
                let blanks = String(repeating: " ", count: max(0, state.width - width))
                state.width = width
                try? StandardStream.error.write("\r\(line)\(blanks)\r\(line)")
            }
        }
    }

    /// Reports something important even if no progress is shown: as a plain line if no line is updated.
    func notify(_ text: String) {
        if form == .renewing { return report(text) }
        if form == .events { return write(ProgressEvent(phase: .notice), text) }
        if !isQuiet { try? StandardStream.error.write(text + "\n") }
    }

    private func write(_ event: ProgressEvent, _ text: String) {
        // Each line is one write, so that lines of several threads do not mix.
        if let line = try? event.line(text) { try? StandardStream.error.writeExactly(line) }
    }

    /// Removes the line from the terminal, so that later output starts on a clean line.
    func finish() {
        guard form == .renewing else { return }
        state.withLock { state in
            guard state.width > 0 else { return }
            try? StandardStream.error.write("\r" + String(repeating: " ", count: state.width) + "\r")
            state = State()
        }
    }
}
