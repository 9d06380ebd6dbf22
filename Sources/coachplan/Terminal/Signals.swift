import Foundation

/// Signals whose usual meaning is sudden death, where an error from the system call serves the user better.
enum Signals {
    /// A reader who has gone away and a file that outgrows its limit become errors of the write that met them.
    static func becomeErrors() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Whether a signal was to be ignored when the program started: `nohup` asks for that.
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
