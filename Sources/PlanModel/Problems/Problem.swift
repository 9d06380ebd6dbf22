import CoachingModels

/// One thing that is wrong with an input file, described so that its author knows where it is and what to write
/// instead.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// Line in the file, from 1; nil if the problem is about the file as a whole.
    public var line: Int?
    /// Column in the line, from 1.
    public var column: Int?
    /// Path of the field, such as `sessions[3].priority`.
    public var field: String?
    /// The value found, shortened if it is long.
    public var value: String?
    /// What would have been right.
    public var expected: String?
    /// What is wrong.
    public var message: String

    /// A problem at a place in a file. In the value, invisible characters are spelled out as `<U+200B>`; of more than
    /// 80 characters the first 77 are kept.
    public init(
        file: String, line: Int? = nil, column: Int? = nil, field: String? = nil, value: String? = nil,
        expected: String? = nil, message: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.field = field
        self.value = value.map(Problem.shortened)
        self.expected = expected
        self.message = message
    }

    /// `file:line:column: field: message (found: value); expected …`, without the parts that are nil.
    ///
    /// One line for a terminal, with the file's control characters made harmless.
    public var description: String {
        var place = ForeignText.shown(file)
        if let line { place += ":\(line)" }
        if let column, line != nil { place += ":\(column)" }
        var text = "\(place): "
        if let field { text += "\(ForeignText.shown(field)): " }
        text += ForeignText.line(message)
        if let value { text += " (found: \(ForeignText.shown(value)))" }
        if let expected { text += "; expected \(ForeignText.line(expected))" }
        return text
    }

    private static func shortened(_ text: String) -> String {
        let shown = VisibleText.revealed(String(String.UnicodeScalarView(text.unicodeScalars.prefix(81))))
        return shown.count > 80 ? shown.prefix(77) + "…" : shown
    }
}

/// Everything that is wrong with the input of a run. Nothing was done.
public struct InputProblems: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problems, at least one, in the order in which they are reported.
    public var problems: [Problem]

    /// Problems found together. The caller ensures that there is at least one.
    public init(_ problems: [Problem]) { self.problems = problems }

    /// A single problem.
    public init(_ problem: Problem) { problems = [problem] }

    /// The problems, one per line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// A file that could not be read or written, with the system's reason.
public struct FileFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was attempted with the file.
    public enum Operation: String, Sendable, Equatable {
        /// Opening or reading it.
        case read
        /// Creating or writing it, or moving it into its place.
        case write
    }

    /// The file as the user named it; `standard input` or `standard output` for a path of one dash.
    public var path: String
    /// Whether it was being read or written.
    public var operation: Operation
    /// The system's words for it, such as `No such file or directory`, or the program's own.
    public var reason: String

    /// Creates a failure from its parts.
    public init(path: String, operation: Operation, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }

    /// `cannot read slots.ndjson: No such file or directory`, in one line.
    public var description: String {
        "cannot \(operation.rawValue) \(ForeignText.shown(path)): \(ForeignText.line(reason))"
    }
}

/// The program contradicts itself. The result is withheld; nothing that the user did can be the cause.
public struct InternalFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The contradiction, for a report to the authors.
    public var detail: String

    /// A fault with this detail.
    public init(_ detail: String) { self.detail = detail }

    /// The detail after `internal error: `.
    public var description: String { "internal error: \(detail)" }
}
