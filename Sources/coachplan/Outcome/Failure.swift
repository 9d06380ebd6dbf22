/// What ends a command without success: the exit status and what standard error says.
struct Failure: Error, Equatable {
    var status: ExitStatus
    /// One problem a line. Empty where all has been said already.
    var problems: [String]
    /// Whether the problems begin with the place they are at, as `file:line:`, which editors can jump to.
    var isLocated = false
    /// What the user can do about it.
    var advice: String?

    init(_ status: ExitStatus, problems: [String], advice: String? = nil) {
        self.status = status
        self.problems = problems
        self.advice = advice
    }

    /// - Parameter problem: the program's own words with values in them, which are made fit to be shown.
    init(_ status: ExitStatus, _ problem: TerminalText, advice: String? = nil) {
        self.init(status, problems: [problem.content], advice: advice)
    }

    /// - Parameter problem: words that were composed elsewhere.
    @_disfavoredOverload
    init(_ status: ExitStatus, _ problem: String, advice: String? = nil) {
        self.init(status, problems: [problem], advice: advice)
    }
}
