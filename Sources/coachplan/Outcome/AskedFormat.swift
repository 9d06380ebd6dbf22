import PlanReports

/// Whether the command line asks for JSON, known also where the rest of it cannot be understood.
enum AskedFormat {
    static func isJSON(_ arguments: some Collection<String>) -> Bool {
        let words = Array(arguments.prefix { $0 != "--" })
        var format: String?
        for (index, word) in words.enumerated() {
            if word.hasPrefix("--format=") { format = String(word.dropFirst("--format=".count)) }
            if word == "--format", index + 1 < words.count { format = words[index + 1] }
        }
        return format == "json"
    }
}

extension Failure {
    /// Says it on standard output as a program reads it, together with what the command knows besides.
    ///
    /// - Parameter command: the first word of the command line.
    func reportAsJSON(command: String) {
        let known = document ?? ReportDocument(command: command)
        guard let text = try? known.ended(by: error).json() else { return }
        // Where standard output cannot be written, standard error and the exit status say the same.
        try? StandardStream.output.writeExactly(text)
    }

    private var error: ReportError {
        ReportError(
            status: Int(status.rawValue), name: status.name,
            problems: located.isEmpty ? problems.map { .message($0) } : located.map { .located($0) }, advice: advice)
    }
}
