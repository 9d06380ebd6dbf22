import Foundation

/// Signals that normally end the process, when an error from the system call would serve the user better.
enum Signals {
    /// Turns a reader that has gone away, and a file that exceeds its limit, into errors of the write in question.
    static func becomeErrors() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Whether a signal was already ignored when the program started, as `nohup` asks for.
    static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return ignores(action)
    }

    #if canImport(Darwin)
        private static func ignores(_ action: sigaction) -> Bool {
            unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        }
    #else
        private static func ignores(_ action: sigaction) -> Bool {
            unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        }
    #endif
}
