import ArgumentParser
import Foundation
import MemoryShim

/// The entry point: parses, runs, and turns any error into a message and an exit status.
@main
enum Main {
    /// Size in bytes from which a freed array is returned to the system: small enough for the arrays that planning
    /// builds again and again, too large for those that a hot loop allocates.
    private static let largeArray: Int32 = 1 << 20

    /// No text can be composed any more when this is needed.
    private static let outOfMemory: StaticString = """
        error: the system gives no more memory. Give the program more, or plan fewer sessions or days at a time.

        """

    static func main() async {
        ms_give_back_blocks(largeArray)
        ms_end_when_out_of_memory(outOfMemory.utf8Start, ExitStatus.outOfResources.rawValue)
        StandardStream.takeTheirNumbers()
        Signals.becomeErrors()
        do {
            if let topic = HelpTopic(CommandLine.arguments.dropFirst()) {
                return try StandardStream.output.write(topic.text(columns: StandardStream.output.columns ?? 80))
            }
            try CommandName.check(CommandLine.arguments.dropFirst(), known: Coachplan.commandNames)
            var command = try await Coachplan.asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // The parser knows its own errors and requests for help; all other errors are ours, which it treats as
            // plain failures.
            let code = Coachplan.exitCode(for: error)
            guard code == .failure else {
                if !code.isSuccess { tellPrograms(Failure(.usage, Coachplan.message(for: error))) }
                end(code, saying: Coachplan.fullMessage(for: error))
            }
            let failure = Failure(explaining: error)
            tellPrograms(failure)
            failure.report()
            exit(failure.status.rawValue)
        }
    }

    /// Reports the failure in JSON too if the command line asks for that.
    private static func tellPrograms(_ failure: Failure) {
        let arguments = CommandLine.arguments.dropFirst()
        guard AskedFormat.isJSON(arguments), let command = arguments.first else { return }
        failure.reportAsJSON(command: command)
    }

    /// Ends as the parser would, which prints the command line as it was typed.
    private static func end(_ code: ExitCode, saying message: String) -> Never {
        let stream = code.isSuccess ? StandardStream.output : .error
        if !message.isEmpty { try? stream.write(TerminalText(lines: message + "\n")) }
        exit(code.rawValue)
    }
}
