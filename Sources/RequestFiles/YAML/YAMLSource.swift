import CoachingModels
import PlanFiles
import PlanModel
import Yams

/// Parses YAML, and text that is nearly JSON, into nodes that know their lines.
enum YAMLSource {
    /// The root of the only document in the file.
    static func root(of source: SourceText, log: ProblemLog) throws -> FieldValue {
        do {
            let text = YAMLText.prepared(JSONEscapes.joiningSurrogates(in: source))
            if let alias = try AliasGuard.firstExplosiveAlias(in: text) {
                throw InputProblems(
                    Problem(
                        file: source.file, line: alias.line, value: alias.name,
                        expected: "aliases that do not multiply", message: "this alias makes the file far too large"))
            }
            guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                throw InputProblems(
                    Problem(file: source.file, expected: "a request in YAML or JSON", message: "the file is empty"))
            }
            return FieldValue(node: .yaml(node), source: source, path: "", log: log)
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
                field: YAMLText.restored(duplicates.joined(separator: ", ")), expected: "each field once",
                message: "is given twice")
        case .reader(let problem, _, let value, _): return unreadable(source, problem, UInt32(bitPattern: value))
        default:
            return Problem(
                file: source.file, expected: "a request in YAML or JSON", message: "cannot be read: \(error)")
        }
    }

    /// The parser reports a character that YAML does not allow, but counts its position in another way.
    private static func unreadable(_ source: SourceText, _ problem: String, _ character: UInt32) -> Problem {
        let text = source.text
        let index = text.unicodeScalars.firstIndex { $0.value == character }
        let place = index.map { SourcePlace(ofByte: text.utf8.distance(from: text.startIndex, to: $0), in: source) }
        return Problem(
            file: source.file, line: place?.line, column: place?.column,
            value: ForeignText.codePoint(character),
            expected: "a request in YAML or JSON", message: "cannot be read: \(problem)")
    }

    private static func syntax(_ source: SourceText, _ mark: Mark, _ detail: String) -> Problem {
        Problem(
            file: source.file, line: mark.line, column: mark.column, expected: "YAML or JSON",
            message: "is not well formed: \(detail.trimmingPrefix { $0 == " " })")
    }
}
