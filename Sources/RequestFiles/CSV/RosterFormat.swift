import PlanFiles
import PlanModel

/// A request's statements about the form of its roster.
struct RosterFormat {
    /// A column to which the request assigns a meaning.
    struct Column {
        /// The place where the request names it.
        let place: FieldValue
        /// Its header.
        let header: String
        /// The field of a session that it holds, or `extra`.
        let field: String
    }

    var columns: [Column] = []
    var encoding: TextEncoding?
    var locale: SheetLocale?

    init() {}

    /// Reads `columns`, `encoding` and `locale`, and reports their faults.
    init(_ fields: FieldMap) {
        columns = fields["columns"].map(RosterFormat.columns) ?? []
        encoding = fields["encoding"].flatMap(RosterFormat.encoding)
        locale = fields["locale"].flatMap(RosterFormat.locale)
        guard fields["sessionsFile"] == nil else { return }
        for name in ["columns", "encoding"] {
            fields[name]?.fail("says how a sessionsFile is written, and there is none", expected: "sessionsFile too")
        }
    }

    /// The possible meanings of a column.
    static let meanings = RosterCSV.known + ["extra"]

    private static func columns(_ value: FieldValue) -> [Column] {
        let expected = "a map from columns of the sheet to fields of a session, such as {Agent: attendees}"
        guard let entries = value.node.entries else {
            value.fail("is not a map of columns", expected: expected)
            return []
        }
        return value.named(entries).compactMap { name, key, field in
            guard let text = field.text(expected: "a field of a session, or extra") else { return nil }
            guard meanings.contains(text) else {
                return field.failed(
                    "is not a field of a session" + value.log.hint(text, meanings),
                    expected: "one of \(meanings.joined(separator: ", "))")
            }
            return Column(place: key, header: name, field: text)
        }
    }

    private static func encoding(_ value: FieldValue) -> TextEncoding? {
        guard let name = value.text(expected: "an encoding") else { return nil }
        return TextEncoding(name: name)
            ?? value.failed(
                "is not an encoding that can be read" + value.log.hint(name, TextEncoding.names),
                expected: "one of \(TextEncoding.names.joined(separator: ", "))")
    }

    private static func locale(_ value: FieldValue) -> SheetLocale? {
        guard let name = value.text(expected: SheetLocale.expected) else { return nil }
        return SheetLocale(name)
            ?? value.failed(
                "is not a locale" + value.log.hint(name, SheetLocale.commonNames), expected: SheetLocale.expected)
    }
}
