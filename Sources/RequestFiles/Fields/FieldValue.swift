import PlanFiles
import PlanModel

/// A value in an input file, which knows its place and reports itself if it is not as expected.
struct FieldValue {
    let node: SourceNode
    let source: SourceText
    /// Path of the field from the root of the file, such as `sessions[3].after.minDays`.
    let path: String
    let log: ProblemLog

    /// Whether it is written as null, `~` or nothing at all.
    var isNull: Bool {
        guard let scalar = node.scalar, scalar.isPlain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
    }

    /// Whether it is written as an empty text: for an optional field this is the same as leaving it out.
    var isEmptyText: Bool { node.scalar?.text.isEmpty ?? false }

    /// Its place, as editors count lines and columns.
    var place: SourcePlace { node.place(in: source) }

    func fail(_ message: String, expected: String? = nil) {
        log.report(
            Problem(
                file: source.file, line: place.line, column: place.column, field: path.isEmpty ? nil : path,
                value: shown, expected: expected, message: message))
    }

    func element(_ index: Int, _ node: SourceNode) -> FieldValue { with(node, path: "\(path)[\(index)]") }

    /// The members of the object that it holds, each name once; a name that is not a text is reported.
    func named(_ entries: [SourceNode.Entry]) -> [(name: String, key: FieldValue, value: FieldValue)] {
        var seen: Set<String> = []
        return entries.compactMap { entry in
            let name = entry.name.scalar?.text ?? ""
            let path = path.isEmpty ? name : "\(path).\(name)"
            let key = with(entry.name, path: path)
            if name == "<<" {
                return key.failed(
                    "merge keys are not read", expected: "the fields themselves; what sessions share goes into defaults"
                )
            }
            guard seen.insert(name).inserted else { return key.failed("is given twice", expected: "each field once") }
            return (name, key, with(entry.value, path: path))
        }
    }

    /// The member with a name in the object that it holds, with the name itself; nil if there is none.
    func child(_ name: String) -> (key: FieldValue, value: FieldValue)? {
        guard let entry = node.entries?.first(where: { $0.name.scalar?.text == name }) else { return nil }
        let path = path.isEmpty ? name : "\(path).\(name)"
        return (with(entry.name, path: path), with(entry.value, path: path))
    }

    /// A value at the same place with a substitute for its content.
    func replaced(by substitute: SourceNode.Substitute) -> FieldValue {
        with(.substitute(substitute, for: node), path: path)
    }

    private func with(_ node: SourceNode, path: String) -> FieldValue {
        FieldValue(node: node, source: source, path: path, log: log)
    }

    func text(maxLength: Int = RequestLimits.textBytes, expected: String = "text") -> String? {
        guard let text = written(expected: expected) else { return nil }
        return accepted(text, RequestRules.text(text, maxBytes: maxLength, expected: expected))
    }

    /// A user id or a name that appears in tables: no control characters.
    func identifier(expected: String) -> String? {
        guard let text = written(expected: expected) else { return nil }
        return accepted(text, RequestRules.identifier(text, expected: expected))
    }

    func wholeNumber(in range: ClosedRange<Int>, expected: String? = nil) -> Int? {
        let expected = expected ?? "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let number = number(expected: expected) else { return nil }
        return accepted(number, RequestRules.wholeNumber(number, in: range, expected: expected))?.whole.map(Int.init)
    }

    /// A number with at most six decimals.
    func decimal(in range: ClosedRange<Int64>) -> ExactDecimal? {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound) with at most 6 decimals"
        guard let number = number(expected: expected) else { return nil }
        return accepted(number, RequestRules.decimal(number, in: range))
    }

    func bool() -> Bool? {
        node.scalar.flatMap { TruthWords.truth($0.text) }
            ?? failed(
                "is neither true nor false", expected: "true or false, or a word such as yes, ja, oui, no, nein or non")
    }

    /// One of the names, with a hint if it is nearly one.
    func choice(of names: [String]) -> String? {
        guard let text = written(expected: "one of \(names.joined(separator: ", "))") else { return nil }
        return accepted(text, RequestRules.choice(text, of: names) { log.hint($0, $1) })
    }

    func list(expected: String = "a list") -> [FieldValue]? {
        guard let elements = node.elements else { return failed("is not a list", expected: expected) }
        return elements.enumerated().map { element($0.offset, $0.element) }
    }

    /// A list of texts without repetitions.
    func texts(expected: String) -> [String]? {
        guard let list = list(expected: "a list of \(expected)s") else { return nil }
        var seen = IdentifierSet()
        return list.compactMap { item in
            guard let text = item.identifier(expected: expected) else { return nil }
            guard seen.insert(text) else { return item.accepted(nil, RequestRules.listedTwice(expected: expected)) }
            return text
        }
    }

    static func hint(_ written: String, _ known: some Sequence<String>) -> String {
        DidYouMean.hint(written, known)
    }

    private func number(expected: String) -> ExactDecimal? {
        guard let text = text(expected: expected) else { return nil }
        if let number = ExactDecimal(text) { return number }
        let digits = text.drop { $0 == "-" || $0 == "+" }.utf8
        let isNumber =
            !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
        guard isNumber, let value = Double(text) else { return failed("is not a number", expected: expected) }
        return failed(value.magnitude < 1 ? "has too many decimals" : "is too large", expected: expected)
    }

    func fail(_ fault: RequestFault) { fail(fault.message, expected: fault.expected) }

    /// The value if a rule of requests is kept; otherwise reports the fault and returns nil.
    func accepted<T>(_ value: T?, _ fault: RequestFault?) -> T? {
        guard let fault else { return value }
        return failed(fault.message, expected: fault.expected)
    }

    /// The text that is written here, empty if there is none; reported if it is not text at all.
    private func written(expected: String) -> String? {
        guard let scalar = node.scalar else { return failed("is not text", expected: expected) }
        return isNull ? "" : scalar.text
    }

    /// Reports and returns nil: lets a reader report and return in one expression.
    func failed<T>(_ message: String, expected: String? = nil) -> T? {
        fail(message, expected: expected)
        return nil
    }

    private var shown: String {
        // The text as written, not its substitute.
        if case .substitute(_, let original) = node { return with(original, path: path).shown }
        if let scalar = node.scalar { return isNull ? "nothing" : scalar.text }
        if let elements = node.elements { return "a list of \(elements.count)" }
        let names = (node.entries ?? []).prefix(4).map { $0.name.scalar?.text ?? "…" }
        return "fields \(names.joined(separator: ", "))"
    }
}
