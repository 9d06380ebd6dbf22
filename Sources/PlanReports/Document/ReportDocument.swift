public import PlanModel

/// What a command has to report: facts for programs, sections for people, tables for both.
///
/// A document says nothing of terminals, files or pages: renderers make text, JSON and CSV of it, and whoever adds a fact
/// or a table adds it to all of them.
public struct ReportDocument: Sendable, Equatable {
    /// The version of the JSON form: it changes when a field is renamed, moved or taken away, not when one is added.
    public static let formatVersion = 1

    /// What programs read first, in this order.
    public var facts: [ReportFact]
    /// What people read; the keyed tables and the facts in it are for programs too.
    public var sections: [ReportSection]
    /// In which days and times are told.
    public var clock: ZoneClock

    /// A document of facts and sections; times are told in UTC unless a clock is given.
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

/// A value with the name under which programs find it.
public struct ReportFact: Sendable, Equatable {
    /// Name of the member in JSON.
    public var key: String
    /// Left out of JSON where it is ``ReportValue/missing``.
    public var value: ReportValue

    /// A named value.
    public init(_ key: String, _ value: ReportValue) {
        self.key = key
        self.value = value
    }
}

/// A part of a report.
public struct ReportSection: Sendable, Equatable {
    /// Nil where the text needs none, or the section is for programs only.
    public var title: String?
    /// What stands below the title.
    public var blocks: [ReportBlock]

    /// A part of a report.
    public init(title: String? = nil, _ blocks: [ReportBlock]) {
        self.title = title
        self.blocks = blocks
    }
}

/// A piece of a section.
public enum ReportBlock: Sendable, Equatable {
    /// Text that flows. Values in it have been made fit to be shown.
    case paragraph(String)
    /// Text that explains the table beside it.
    case note(String)
    /// One of several things under a note.
    case item(String)
    /// A sentence that stays in one line however long it is, so that other programs find it.
    case line(String)
    /// A table. People see it where it has columns and rows, programs where it has a key.
    case table(ReportTable)
    /// A value for programs only, at its place among the tables.
    case fact(ReportFact)
}
