/// Rows of typed values, and how people see them.
public struct ReportTable: Sendable, Equatable {
    /// Name of the list in JSON; nil for a table that tells programs nothing new.
    public var key: String?
    /// What each value of a row is, in the order of JSON and CSV.
    public var fields: [ReportField]
    /// One value for each field.
    public var rows: [[ReportValue]]
    /// What people see of a row; nothing for a table that is for programs only.
    public var columns: [ReportColumn]

    /// A table; the fields of one that is for people only need no more than their keys.
    public init(key: String? = nil, fields: [ReportField], rows: [[ReportValue]], columns: [ReportColumn] = []) {
        self.key = key
        self.fields = fields
        self.rows = rows
        self.columns = columns
    }

    /// The value of a row under a key; ``ReportValue/missing`` where the table has no such field.
    func value(_ key: String, of row: [ReportValue]) -> ReportValue {
        fields.firstIndex { $0.key == key }.map { row[$0] } ?? .missing
    }
}

/// What one value of a row is.
public struct ReportField: Sendable, Equatable, ExpressibleByStringLiteral {
    /// Its name in JSON and CSV.
    public var key: String
    /// For people: the name in CSV of the column with their ids, before that with their names.
    public var idKey: String?

    /// A field of a table.
    public init(_ key: String, idKey: String? = nil) {
        self.key = key
        self.idKey = idKey
    }

    /// A field that holds no people.
    public init(stringLiteral key: String) { self.init(key) }
}

/// What people see of a row at one place.
public struct ReportColumn: Sendable, Equatable {
    /// Where a cell comes from, by the keys of fields.
    public enum Source: Sendable, Equatable {
        /// A value as it is.
        case value(String)
        /// The day of a time.
        case day(String)
        /// The time of day of a time.
        case time(String)
        /// From one time to another.
        case span(from: String, to: String)
        /// A number before and after.
        case change(from: String, to: String)
    }

    /// What happens to a column for which there is no room.
    public enum Room: Sendable, Equatable {
        /// Stays, and its cells go on in the next line.
        case wraps
        /// Stays as it is.
        case keeps
        /// Is left out: the lowest number first.
        case leaves(Int)
        /// The same, where all else has been tried; `wraps` tells whether its cells may go on in the next line.
        case leavesLast(Int, wraps: Bool)
    }

    /// What stands above the column.
    public var title: String
    /// Where its cells come from.
    public var source: Source
    /// Whether the cells end at the same place: numbers.
    public var isNumeric: Bool
    /// What happens where there is no room.
    public var room: Room
    /// What stands before each value.
    public var prefix: String
    /// What stands for a value that is missing.
    public var missing: String

    /// A column as people see it.
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
