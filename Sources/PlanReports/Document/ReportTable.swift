/// Rows of typed values, and their presentation to people.
public struct ReportTable: Sendable, Equatable {
    /// Name of the list in JSON; nil for a table that has nothing new for programs.
    public var key: String?
    /// The meaning of each value of a row, in the order of JSON and CSV.
    public var fields: [ReportField]
    /// One value for each field.
    public var rows: [[ReportValue]]
    /// The columns shown to people; empty for a table that is for programs only.
    public var columns: [ReportColumn]

    /// Creates a table. The fields of a table for people only need just their keys.
    public init(key: String? = nil, fields: [ReportField], rows: [[ReportValue]], columns: [ReportColumn] = []) {
        self.key = key
        self.fields = fields
        self.rows = rows
        self.columns = columns
    }

    /// The value under a key in a row; ``ReportValue/missing`` if the table has no such field.
    func value(_ key: String, of row: [ReportValue]) -> ReportValue {
        fields.firstIndex { $0.key == key }.map { row[$0] } ?? .missing
    }
}

/// The meaning of one value of a row.
public struct ReportField: Sendable, Equatable, ExpressibleByStringLiteral {
    /// Its name in JSON and CSV.
    public var key: String
    /// For a field of people: the name of the CSV column with their ids, which precedes the one with their names.
    public var idKey: String?

    /// A field of a table.
    public init(_ key: String, idKey: String? = nil) {
        self.key = key
        self.idKey = idKey
    }

    /// A field that holds no people.
    public init(stringLiteral key: String) { self.init(key) }
}

/// One column of a table as shown to people.
public struct ReportColumn: Sendable, Equatable {
    /// Where the content of a cell comes from, by the keys of fields.
    public enum Source: Sendable, Equatable {
        /// A value as it is.
        case value(String)
        /// The day of a time.
        case day(String)
        /// The time of day of a time.
        case time(String)
        /// From one time to another.
        case span(from: String, to: String)
        /// A number before and after a change.
        case change(from: String, to: String)
    }

    /// What happens to a column when there is not enough room.
    public enum Room: Sendable, Equatable {
        /// It stays, and its cells wrap to the next line.
        case wraps
        /// It stays, and its cells do not wrap.
        case keeps
        /// It is left out; columns with the lowest number first.
        case leaves(Int)
        /// It is left out as above, but only when everything else has been tried; `wraps` states whether its cells may
        /// wrap.
        case leavesLast(Int, wraps: Bool)
    }

    /// The heading of the column.
    public var title: String
    /// Where its cells come from.
    public var source: Source
    /// Whether the cells are aligned at their ends, as numbers are.
    public var isNumeric: Bool
    /// What happens when there is not enough room.
    public var room: Room
    /// Text that precedes each value.
    public var prefix: String
    /// Text shown in place of a missing value.
    public var missing: String

    /// Creates a column.
    public init(
        _ title: String, _ source: Source, isNumeric: Bool = false, room: Room = .wraps, prefix: String = "",
        missing: String = ""
    ) {
        self.title = title
        self.source = source
        self.isNumeric = isNumeric
        self.room = room
        self.prefix = prefix
        self.missing = missing
    }
}
