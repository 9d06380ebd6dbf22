import ArgumentParser
import Foundation

/// The entry point: parses, runs, and turns whatever goes wrong into a message and an exit status.
@main
enum Main {
    static func main() async {
        Signals.becomeErrors()
        do {
            var command = try await Coachplan.asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // The parser knows its own errors and requests for help; all others are plain failures to it, and ours.
            guard Coachplan.exitCode(for: error) == .failure else { Coachplan.exit(withError: error) }
            let failure = Failure(explaining: error)
            failure.report()
            exit(failure.status.rawValue)
        }
    }
}
