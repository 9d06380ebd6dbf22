import PlanReports

/// Whether the command line asks for JSON, determined even if the rest of it cannot be parsed.
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
    /// Writes the failure to standard output in a form for programs, together with the command's other results.
    ///
    /// - Parameter command: the first word of the command line.
    func reportAsJSON(command: String) {
        let known = document ?? ReportDocument(command: command)
        guard let text = try? known.ended(by: error).json() else { return }
        // If standard output cannot be written, standard error and the exit status report the same.
        try? StandardStream.output.writeExactly(text)
    }

    private var error: ReportError {
        ReportError(
            status: Int(status.rawValue), name: status.name,
            problems: located.isEmpty ? problems.map { .message($0) } : located.map { .located($0) }, advice: advice)
    }
}
