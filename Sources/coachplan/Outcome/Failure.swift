import PlanModel
import PlanReports

/// What ends a command without success: the exit status and what standard error says.
struct Failure: Error, Equatable {
    var status: ExitStatus
    /// One problem a line. Empty where all has been said already.
    var problems: [String]
    /// Whether the problems begin with the place they are at, as `file:line:`, which editors can jump to.
    var isLocated = false
    /// The same problems with their places, where they are those of an input file.
    var located: [Problem] = []
    /// What the user can do about it.
    var advice: String?
    /// What else the command came to, for programs.
    var document: ReportDocument?

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

    /// The same with what else the command came to, unless it has that already.
    func with(_ document: ReportDocument) -> Failure {
        var failure = self
        failure.document = self.document ?? document
        return failure
    }

    /// Runs the body, and gives what ends it the facts that programs get with the error.
    static func reporting<Value>(_ document: ReportDocument, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw Failure(explaining: error).with(document) }
    }

    /// Runs the body, and gives what ends it the facts that programs get with the error.
    static func reporting<Value>(
        _ document: ReportDocument, _ body: () async throws -> Value
    ) async throws -> Value {
        do { return try await body() } catch { throw Failure(explaining: error).with(document) }
    }
}
