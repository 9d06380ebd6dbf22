import PlanModel

/// The first word of the command line, which names the command.
enum CommandName {
    /// Refuses a command that does not exist, and names the one that was probably meant.
    ///
    /// The parser itself would report the word as a superfluous argument.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/usage``.
    static func check(_ arguments: some Collection<String>, known: [String]) throws {
        var words = arguments[...]
        // `help COMMAND` explains a command.
        let isHelp = words.first == "help"
        if isHelp { words = words.dropFirst() }
        guard let word = words.first, !word.hasPrefix("-"), word != "help", !known.contains(word) else { return }
        let topics = isHelp ? HelpTopic.allCases.map(\.rawValue) : []
        guard !topics.contains(word) else { return }
        let hint = DidYouMean.nearest(to: word, in: known + topics).map { "; did you mean \($0)?" } ?? ""
        throw Failure(
            .usage, "\(word) is not a command of coachplan\(hint)",
            advice: """
                Usage: coachplan COMMAND …
                The commands are \(known.joined(separator: ", ")); coachplan --help explains them.
                """)
    }
}
