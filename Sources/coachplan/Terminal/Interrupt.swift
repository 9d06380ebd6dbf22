import Dispatch
import Foundation

/// Listens for Ctrl-C, for the request to terminate and for the end of the terminal while a command is at work.
///
/// The first one calls the action, which lets the work come to an orderly end; the second ends the program at once.
final class Interrupt {
    private let numbers: [Int32]
    private let sources: [any DispatchSourceSignal]

    /// - Parameter action: called once, on a thread of its own.
    init(_ action: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "coachplan.interrupt")
        let seen = Occurrences()
        numbers = [SIGINT, SIGTERM] + (Signals.isIgnored(SIGHUP) ? [] : [SIGHUP])
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if seen.isFirst() { action() } else { _exit(128 + number) }
            }
            source.resume()
            return source
        }
    }

    /// Gives the signals back their usual meaning.
    func stopListening() {
        sources.forEach { $0.cancel() }
        for number in numbers { signal(number, SIG_DFL) }
    }

    /// Only touched on the queue of the handlers.
    private final class Occurrences: @unchecked Sendable {
        private var count = 0

        func isFirst() -> Bool {
            count += 1
            return count == 1
        }
    }
}
