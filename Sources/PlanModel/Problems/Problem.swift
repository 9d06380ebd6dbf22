import CoachingModels

/// One thing that is wrong with an input file, in words that tell its author where it is and what to write instead.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// Line in the file, from 1; nil where the problem is about the file as a whole.
    public var line: Int?
    /// Column in the line, from 1.
    public var column: Int?
    /// Path of the field, such as `sessions[3].priority`.
    public var field: String?
    /// The value found, shortened where it is long.
    public var value: String?
    /// What would have been right.
    public var expected: String?
    /// What is wrong.
    public var message: String

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
    public var problems: [Problem]

    public init(_ problems: [Problem]) { self.problems = problems }

    public init(_ problem: Problem) { problems = [problem] }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// A file that could not be read or written, and the system's reason.
public struct FileFailure: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Operation: String, Sendable, Equatable { case read, write }

    public var path: String
    public var operation: Operation
    public var reason: String

    public init(path: String, operation: Operation, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }

    public var description: String {
        "cannot \(operation.rawValue) \(ForeignText.shown(path)): \(ForeignText.line(reason))"
    }
}

/// The program contradicts itself. The result is withheld; nothing that the user did can be the cause.
public struct InternalFault: Error, Sendable, Equatable, CustomStringConvertible {
    public var detail: String

    public init(_ detail: String) { self.detail = detail }

    public var description: String { "internal error: \(detail)" }
}
