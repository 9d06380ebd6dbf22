import Foundation

/// A question to the person at the terminal.
enum Prompt {
    /// Whether there is somebody to ask.
    static var isPossible: Bool { isatty(0) != 0 && StandardStream.error.isTerminal }

    /// Asks on standard error, so that results stay apart from questions. Anything but yes is no.
    static func confirm(_ question: TerminalText) throws -> Bool {
        try StandardStream.error.write("\(question) [y/N] ")
        let answer = readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces).lowercased()
        return answer == "y" || answer == "yes"
    }
}
