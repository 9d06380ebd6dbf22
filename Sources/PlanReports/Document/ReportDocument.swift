public import PlanModel

/// The output of a command: facts for programs, sections for people, tables for both.
///
/// A document does not depend on terminals, files or pages: renderers turn it into text, JSON and CSV, so a fact or
/// table that is added to it appears in all of them.
public struct ReportDocument: Sendable, Equatable {
    /// The version of the JSON form. It changes when a field is renamed, moved or removed, not when one is added.
    public static let formatVersion = 1

    /// The first members that programs read, in this order.
    public var facts: [ReportFact]
    /// The sections for people; their keyed tables and facts are for programs too.
    public var sections: [ReportSection]
    /// The clock in which days and times are given.
    public var clock: ZoneClock

    /// Creates a document of facts and sections; times are given in UTC unless a clock is passed.
    public init(facts: [ReportFact] = [], sections: [ReportSection] = [], clock: ZoneClock = .utc) {
        self.facts = facts
        self.sections = sections
        self.clock = clock
    }

    /// The document of a command's run, which begins with the format and the command's name.
    init(command: String, facts: [ReportFact], sections: [ReportSection] = [], clock: ZoneClock = .utc) {
        let head = [
            ReportFact("coachplan", .count(Self.formatVersion)), ReportFact("command", .text(command)),
        ]
        self.init(facts: head + facts, sections: sections, clock: clock)
    }
}

/// A value with the name by which programs find it.
public struct ReportFact: Sendable, Equatable {
    /// Name of the member in JSON.
    public var key: String
    /// The value; omitted from JSON if it is ``ReportValue/missing``.
    public var value: ReportValue

    /// A named value.
    public init(_ key: String, _ value: ReportValue) {
        self.key = key
        self.value = value
    }
}

/// A part of a report.
public struct ReportSection: Sendable, Equatable {
    /// Nil if the text needs none, or the section is for programs only.
    public var title: String?
    /// The content below the title.
    public var blocks: [ReportBlock]

    /// A part of a report.
    public init(title: String? = nil, _ blocks: [ReportBlock]) {
        self.title = title
        self.blocks = blocks
    }
}

/// A piece of a section.
public enum ReportBlock: Sendable, Equatable {
    /// Running text. Values in it are already escaped for display.
    case paragraph(String)
    /// Text that explains the table next to it.
    case note(String)
    /// An item of a list under a note.
    case item(String)
    /// A sentence that stays on one line however long it is, so that other programs can find it.
    case line(String)
    /// A table. It is shown to people if it has columns and rows, and to programs if it has a key.
    case table(ReportTable)
    /// A value for programs only, at its place among the tables.
    case fact(ReportFact)
}
