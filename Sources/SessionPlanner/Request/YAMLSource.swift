import Yams

/// Parses YAML, and so JSON, into nodes that know their lines.
enum YAMLSource {
    /// The root of the only document in the file.
    static func root(of source: SourceText, log: ProblemLog) throws -> FieldValue {
        if let alias = AliasGuard.firstExplosiveAlias(in: source.bytes) {
            throw InputProblems(
                Problem(
                    file: source.file, line: alias.line, value: "*\(alias.name)",
                    expected: "aliases that do not multiply", message: "this alias makes the file far too large"))
        }
        do {
            let text = JSONEscapes.joiningSurrogates(in: source)
            guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                throw InputProblems(
                    Problem(file: source.file, expected: "a request in YAML or JSON", message: "the file is empty"))
            }
            return FieldValue(node: .yaml(node), file: source.file, path: "", log: log)
        } catch let error as YamlError {
            throw InputProblems(problem(error, in: source))
        }
    }

    private static func problem(_ error: YamlError, in source: SourceText) -> Problem {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return syntax(source, mark, [context?.text, problem].compactMap { $0 }.joined(separator: ", "))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return Problem(
                file: source.file, line: context.mark.line, column: context.mark.column,
                field: duplicates.joined(separator: ", "), expected: "each field once", message: "is given twice")
        case .reader(let problem, let offset, _, _):
            let line = offset.map { offset in source.bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1 }
            return Problem(
                file: source.file, line: line, expected: "a request in YAML or JSON",
                message: "cannot be read: \(problem)")
        default:
            return Problem(
                file: source.file, expected: "a request in YAML or JSON", message: "cannot be read: \(error)")
        }
    }

    private static func syntax(_ source: SourceText, _ mark: Mark, _ detail: String) -> Problem {
        Problem(
            file: source.file, line: mark.line, column: mark.column, expected: "YAML or JSON",
            message: "is not well formed: \(detail.trimmingPrefix { $0 == " " })")
    }
}
