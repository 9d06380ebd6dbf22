import Foundation

/// Signals whose usual meaning is sudden death, where an error from the system call serves the user better.
enum Signals {
    /// A reader who has gone away and a file that outgrows its limit become errors of the write that met them.
    static func becomeErrors() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
