import CoachingModels
import PlanFiles
import PlanModel

/// The fields of one object in an input file, by name. Unknown fields are reported when it is opened.
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
        for (name, key, field) in value.named(entries) {
            guard known.contains(name) else {
                key.fail(
                    "is not a field of \(expected)" + value.log.hint(name, known),
                    expected: "one of \(known.joined(separator: ", "))")
                continue
            }
            fields[name] = field
        }
    }

    /// These fields with another value for one of them.
    func setting(_ name: String, to value: FieldValue) -> FieldMap {
        var changed = self
        changed.fields[name] = value
        return changed
    }

    /// These fields, completed with those of the other map that are missing here.
    func withDefaults(_ other: FieldMap?) -> FieldMap {
        var merged = self
        merged.fallback = other?.fields ?? [:]
        return merged
    }

    /// The field's value; nil if it is not given, null or an empty text.
    subscript(name: String) -> FieldValue? {
        guard let value = fields[name] ?? fallback[name], !value.isNull, !value.isEmptyText else { return nil }
        return value
    }

    /// The field's value in this object, without the defaults.
    func own(_ name: String) -> FieldValue? { fields[name].flatMap { $0.isNull || $0.isEmptyText ? nil : $0 } }

    /// The field's value; its absence is reported.
    func required(_ name: String, expected: String) -> FieldValue? {
        if let value = self[name] { return value }
        if let value = fields[name] ?? fallback[name], !value.isNull, value.isEmptyText {
            return value.failed("is empty", expected: expected)
        }
        let path = place.path.isEmpty ? name : "\(place.path).\(name)"
        let (spot, isColumn) = place.node.place(ofMissing: path, in: place.source)
        place.log.report(
            Problem(
                file: place.source.file, line: spot.line, column: spot.column, field: path, expected: expected,
                message: isColumn ? "is missing: the header has no column for it" : "is missing"))
        return nil
    }
}
