import Foundation
import UnixSignals

/// Listens for Ctrl-C, for requests to terminate and for the end of the terminal while a command is running.
///
/// The first one calls the action, which brings the work to an orderly end; the second ends the program at once.
final class Interrupt {
    private let signals: [UnixSignal]
    private let listening: Task<Void, Never>

    /// - Parameter action: called once.
    init(_ action: @escaping @Sendable () -> Void) async {
        let signals = [UnixSignal.sigint, .sigterm] + (Signals.isIgnored(SIGHUP) ? [] : [.sighup])
        for signal in signals { Foundation.signal(signal.rawValue, SIG_IGN) }
        let sequence = await UnixSignalsSequence(trapping: signals)
        self.signals = signals
        listening = Task {
            var isFirst = true
            for await signal in sequence {
                guard isFirst else { _exit(128 + signal.rawValue) }
                isFirst = false
                action()
            }
        }
    }

    /// Restores the usual meaning of the signals.
    func stopListening() {
        listening.cancel()
        for signal in signals { Foundation.signal(signal.rawValue, SIG_DFL) }
    }
}
