import Foundation
import Testing

extension Program.Outcome {
    /// Standard output as the one JSON document that it has to be: one object in one line, and nothing else, each field
    /// of which is documented.
    func document(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
        #expect(
            output.hasSuffix("}\n") && output.count { $0 == "\n" } == 1, "\(output)", sourceLocation: sourceLocation)
        let object = try JSONSerialization.jsonObject(with: outputBytes)
        let undocumented = Set(fields(of: object)).subtracting(try documentedFields())
        #expect(undocumented.isEmpty, "Documentation/json.md lacks these", sourceLocation: sourceLocation)
        return try #require(object as? [String: Any], sourceLocation: sourceLocation)
    }

    /// The names of all members, but those of the bodies of calls, which are the service's, and those of a policy, which are the
    /// request's.
    private func fields(of value: Any) -> [String] {
        switch value {
        case let object as [String: Any]:
            object.flatMap { key, value in [key] + (["body", "policy"].contains(key) ? [] : fields(of: value)) }
        case let list as [Any]: list.flatMap(fields)
        default: []
        }
    }

    /// What json.md has in its columns of fields: `a`, `b.c`, `d[].e`, `.f`.
    private func documentedFields() throws -> Set<String> {
        let page = Repository.root.appendingPathComponent("Documentation/json.md")
        let names = try String(contentsOf: page, encoding: .utf8).matches(of: /`([A-Za-z0-9.\[\]]+)`/)
        return Set(names.flatMap { $0.output.1.split(whereSeparator: { ".[]".contains($0) }).map(String.init) })
    }
}

extension [String: Any] {
    func object(_ key: String) -> [String: Any] { self[key] as? [String: Any] ?? [:] }
    func list(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }
    func text(_ key: String) -> String? { self[key] as? String }
    func number(_ key: String) -> Int? { self[key] as? Int }
    /// The numbers among the members.
    var counts: [String: Int] { compactMapValues { $0 as? Int } }
}

/// The numbers that a text holds where the pattern has groups.
func numbers(_ pattern: String, in text: String) throws -> [Int] {
    let match = try #require(text.firstMatch(of: Regex(pattern)), "\(pattern) in \(text)")
    return match.output.dropFirst().compactMap { $0.substring.flatMap { Int($0) } }
}

/// Expects that programs are told of an error what people are told: the status, and each problem.
func expectSameError(
    _ text: Program.Outcome, _ json: Program.Outcome, status: Int32, name: String, command: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    expectRefusal(text, status: status, sourceLocation: sourceLocation)
    expectRefusal(json, status: status, sourceLocation: sourceLocation)
    #expect(text.errors == json.errors, sourceLocation: sourceLocation)
    let document = try json.document(sourceLocation: sourceLocation)
    #expect(document.number("coachplan") == 1 && document.text("command") == command, sourceLocation: sourceLocation)
    let error = document.object("error")
    #expect(error.number("status") == Int(status) && error.text("name") == name, sourceLocation: sourceLocation)
    #expect(!error.list("problems").isEmpty, sourceLocation: sourceLocation)
    for problem in error.list("problems") {
        let message = try #require(problem.text("message"), sourceLocation: sourceLocation)
        #expect(text.errors.contains(message), "\(message)", sourceLocation: sourceLocation)
        let line = problem.number("line").map { ":\($0)" } ?? ""
        if let file = problem.text("file") {
            #expect(text.errors.contains("\(file)\(line):"), "\(file)\(line)", sourceLocation: sourceLocation)
        }
    }
    if let advice = error.text("advice") { #expect(text.errors.contains(advice), sourceLocation: sourceLocation) }
}
