/// The fields of one object in an input file, by name. Fields that nobody knows are reported when it is opened.
struct FieldMap {
    let place: FieldValue
    private var fields: [String: FieldValue] = [:]
    private var fallback: [String: FieldValue] = [:]

    /// Nil, and reported, if the value is not a set of fields.
    init?(_ value: FieldValue, known: [String], expected: String) {
        guard let entries = value.node.entries else {
            value.fail("is not a set of fields", expected: expected)
            return nil
        }
        place = value
        for (key, node) in entries {
            let name = key.scalar?.text ?? ""
            let path = value.path.isEmpty ? name : "\(value.path).\(name)"
            guard known.contains(name) else {
                FieldValue(node: key, file: value.file, path: path, log: value.log).fail(
                    "is not a field of \(expected)" + FieldValue.hint(name, known),
                    expected: "one of \(known.joined(separator: ", "))")
                continue
            }
            fields[name] = FieldValue(node: node, file: value.file, path: path, log: value.log)
        }
    }

    /// These fields, and those of the other where this does not name them.
    func withDefaults(_ other: FieldMap?) -> FieldMap {
        var merged = self
        merged.fallback = other?.fields ?? [:]
        return merged
    }

    /// The field's value; nil where it is not given or null.
    subscript(name: String) -> FieldValue? {
        guard let value = fields[name] ?? fallback[name], !value.isNull else { return nil }
        return value
    }

    /// The field's value; its absence is reported.
    func required(_ name: String, expected: String) -> FieldValue? {
        if let value = self[name] { return value }
        let node = place.node
        place.log.report(
            Problem(
                file: place.file, line: node.line, column: node.column,
                field: place.path.isEmpty ? name : "\(place.path).\(name)", expected: expected, message: "is missing"))
        return nil
    }
}
