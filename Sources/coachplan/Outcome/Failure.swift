import PlanModel
import PlanReports

/// The end of a command without success: the exit status and the text for standard error.
struct Failure: Error, Equatable {
    var status: ExitStatus
    /// The problems, one per line. Empty if everything has already been reported.
    var problems: [String]
    /// Whether the problems begin with their place, as `file:line:`, to which editors can jump.
    var isLocated = false
    /// The same problems with their places, if they concern an input file.
    var located: [Problem] = []
    /// What the user can do about it.
    var advice: String?
    /// The other results of the command, for programs.
    var document: ReportDocument?

    init(_ status: ExitStatus, problems: [String], advice: String? = nil) {
        self.status = status
        self.problems = problems
        self.advice = advice
    }

    /// - Parameter problem: the program's own words, in which values are escaped.
    init(_ status: ExitStatus, _ problem: TerminalText, advice: String? = nil) {
        self.init(status, problems: [problem.content], advice: advice)
    }

    /// - Parameter problem: words that were composed elsewhere.
    @_disfavoredOverload
    init(_ status: ExitStatus, _ problem: String, advice: String? = nil) {
        self.init(status, problems: [problem], advice: advice)
    }

    /// The same failure with the other results of the command, unless it has them already.
    func with(_ document: ReportDocument) -> Failure {
        var failure = self
        failure.document = self.document ?? document
        return failure
    }

    /// Runs the body, and adds the facts for programs to an error that it throws.
    static func reporting<Value>(_ document: ReportDocument, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw Failure(explaining: error).with(document) }
    }

    /// Runs the body, and adds the facts for programs to an error that it throws.
    static func reporting<Value>(
        _ document: ReportDocument, _ body: () async throws -> Value
    ) async throws -> Value {
        do { return try await body() } catch { throw Failure(explaining: error).with(document) }
    }
}
