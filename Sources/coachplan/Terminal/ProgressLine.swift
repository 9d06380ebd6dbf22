import Foundation
import Synchronization

/// Tells on standard error what the program is doing: one line that renews itself on a terminal, plain lines when
/// asked to be verbose, nothing otherwise. Any thread may report.
final class ProgressLine: Sendable {
    private enum Form { case none, renewing, lines }

    private struct State {
        var shown = ""
        /// Columns of the terminal that the line occupies now.
        var width = 0
    }

    private let form: Form
    private let state = Mutex(State())

    init(quiet: Bool, verbose: Bool) {
        if quiet {
            form = .none
        } else if verbose {
            form = .lines
        } else {
            form = StandardStream.error.isTerminal ? .renewing : .none
        }
    }

    /// Shows the text in place of the one before. The same text twice is shown once.
    func report(_ text: @autoclosure () -> String) {
        guard form != .none else { return }
        let text = text()
        state.withLock { state in
            guard state.shown != text else { return }
            state.shown = text
            // Progress is a courtesy: a standard error that cannot be written must not end the work.
            switch form {
            case .none: break
            case .lines: try? StandardStream.error.write(text + "\n")
            case .renewing:
                let line = String(text.prefix((StandardStream.error.columns ?? 80) - 1))
                let blanks = String(repeating: " ", count: max(0, state.width - line.count))
                state.width = line.count
                try? StandardStream.error.write("\r\(line)\(blanks)\r\(line)")
            }
        }
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
