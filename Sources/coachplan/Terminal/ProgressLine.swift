import CoachingModels
import Foundation
import PlanModel
import PlanReports
import Synchronization

/// Tells on standard error what the program is doing: one line that renews itself on a terminal, plain lines when
/// asked to be verbose, and now and then on a terminal that cannot renew a line; nothing otherwise. Any thread may
/// report.
final class ProgressLine: Sendable {
    private enum Form: Equatable {
        case none, renewing, events
        /// A line for each report that comes at least so long after the one before.
        case lines(apart: Duration)
    }

    private struct State {
        var shown = ""
        /// Columns of the terminal that the line occupies now.
        var width = 0
        var lastLine: ContinuousClock.Instant?
    }

    /// Who reads a dumb terminal sees that the work goes on, and not every step of it.
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

    /// Whether anybody sees what is reported.
    var isShown: Bool { form != .none }

    /// Shows the text in place of the one before. The same text twice is shown once.
    ///
    /// - Parameter event: the same for programs, which get every step.
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
            // Progress is a courtesy: a standard error that cannot be written must not end the work.
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

    /// Tells what should not go unsaid where nobody watches either: a plain line where no line renews itself.
    func notify(_ text: String) {
        if form == .renewing { return report(text) }
        if form == .events { return write(ProgressEvent(phase: .notice), text) }
        if !isQuiet { try? StandardStream.error.write(text + "\n") }
    }

    private func write(_ event: ProgressEvent, _ text: String) {
        // One line is one write, so that lines of several threads do not mix.
        if let line = try? event.line(text) { try? StandardStream.error.writeExactly(line) }
    }

    /// Takes the line off the terminal, so that what follows starts in a clean one.
    func finish() {
        guard form == .renewing else { return }
        state.withLock { state in
            guard state.width > 0 else { return }
            try? StandardStream.error.write("\r" + String(repeating: " ", count: state.width) + "\r")
            state = State()
        }
    }
}
