public import PlanModel

/// Why a run ended without success, for programs. People read the same on standard error.
public struct ReportError: Sendable, Equatable {
    /// The exit status of the program.
    public var status: Int
    /// The name of the status.
    public var name: String
    /// The problems, at least one.
    public var problems: [ReportProblem]
    /// What the user can do about it.
    public var advice: String?

    /// An error of at least one problem.
    public init(status: Int, name: String, problems: [ReportProblem], advice: String? = nil) {
        self.status = status
        self.name = name
        self.problems = problems
        self.advice = advice
    }

    /// The member `error` of a document.
    var fact: ReportFact {
        ReportFact(
            "error",
            .record([
                ReportFact("status", .count(status)), ReportFact("name", .text(name)),
                ReportFact("problems", .list(problems.map { .record($0.facts) })),
                ReportFact("advice", .optional(advice)),
            ]))
    }
}

/// One thing that went wrong.
public enum ReportProblem: Sendable, Equatable {
    /// A message of one line.
    case message(String)
    /// A problem with its place in an input file.
    case located(Problem)

    var facts: [ReportFact] {
        switch self {
        case .message(let message): [ReportFact("message", .text(message))]
        case .located(let problem):
            [
                ReportFact("file", .text(problem.file)), ReportFact("line", .optional(problem.line)),
                ReportFact("column", .optional(problem.column)), ReportFact("field", .optional(problem.field)),
                ReportFact("value", .optional(problem.value)), ReportFact("expected", .optional(problem.expected)),
                ReportFact("message", .text(problem.message)),
            ]
        }
    }
}

extension ReportDocument {
    /// The document of a run about which nothing is known yet.
    ///
    /// - Parameter command: the command's name on the command line.
    public init(command: String) { self.init(command: command, facts: []) }

    /// The same document, with the error that ended the run appended.
    public func ended(by error: ReportError) -> ReportDocument {
        var document = self
        document.sections.append(ReportSection([.fact(error.fact)]))
        return document
    }
}
