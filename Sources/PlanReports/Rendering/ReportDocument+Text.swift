import CoachingModels
import PlanModel

/// A part of a report as text: its title, and the lines below it.
public struct TextSection: Sendable, Equatable {
    /// Nil for lines without a title.
    public var title: String?
    /// The lines, without line ends.
    public var lines: [String]
}

extension ReportDocument {
    /// Below this many columns, lines become wider than asked for.
    static let narrowest = 50

    /// The document as text of this width in columns, part by part. Parts without content for people are left out.
    ///
    /// - Parameter charset: the signs of ours that the terminal can show; names stay as they are.
    public func textSections(width: Int, charset: TextCharset = .unicode) -> [TextSection] {
        let width = max(Self.narrowest, width)
        return sections.compactMap { section in
            let title = section.title.map { DisplayText.wrapped(charset.text($0), width: width) }
            let below = section.blocks.flatMap { lines(of: $0, width, charset) }
            guard title != nil || !below.isEmpty else { return nil }
            return TextSection(title: title?.first, lines: (title?.dropFirst() ?? []) + below)
        }
    }

    /// The document as text of this width in columns.
    ///
    /// - Parameter charset: the signs of ours that the terminal can show; names stay as they are.
    public func text(width: Int, charset: TextCharset = .unicode) -> String {
        textSections(width: width, charset: charset).map { section in
            (section.title.map { [$0] } ?? []) + section.lines
        }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func lines(of block: ReportBlock, _ width: Int, _ charset: TextCharset) -> [String] {
        switch block {
        case .paragraph(let text): DisplayText.wrapped(charset.text(text), width: width)
        case .note(let text): Self.note(charset.text(text), width)
        case .item(let text):
            DisplayText.wrapped(charset.text(text), width: width - 6).enumerated().map {
                ($0.offset == 0 ? "    - " : "      ") + $0.element
            }
        case .line(let text): [charset.text(text)]
        case .table(let table): lines(of: charset.table(table), width, charset)
        case .fact: []
        }
    }

    private static func note(_ text: String, _ width: Int) -> [String] {
        DisplayText.wrapped(text, width: width - 2).map { "  " + $0 }
    }

    /// The table, and a note on the columns for which there was no room.
    private func lines(of table: ReportTable, _ width: Int, _ charset: TextCharset) -> [String] {
        guard !table.columns.isEmpty, !table.rows.isEmpty else { return [] }
        let (lines, leftOut) = TextTable(table, clock, charset).fitted(width: width)
        guard !leftOut.isEmpty else { return lines }
        return lines
            + Self.note("No room here for: \(Numbers.joined(leftOut)). A wider terminal and CSV have them.", width)
    }
}

extension TextTable {
    /// A table of a document as cells of text.
    fileprivate init(_ table: ReportTable, _ clock: ZoneClock, _ charset: TextCharset) {
        self.init(table.columns.map(Column.init))
        rows = table.rows.map { row in table.columns.map { charset.text($0.cell(of: row, in: table, clock)) } }
        for (index, column) in table.columns.enumerated() {
            if case .day = column.source { shortenDays(index, title: column.title) }
        }
    }

    /// Drops the year from days if it is the same for all; the title then shows it.
    private mutating func shortenDays(_ column: Int, title: String) {
        let days = rows.map { $0[column] }
        let years = Set(days.map { $0.dropFirst(4).prefix(4) })
        guard let year = years.first, years.count == 1 else { return }
        shorter[column] = ("\(title) \(year)", days.map { "\($0.prefix(4))\($0.dropFirst(9))" })
    }
}

extension TextTable.Column {
    fileprivate init(_ column: ReportColumn) {
        self.init(title: column.title, alignment: column.isNumeric ? .right : .left)
        switch column.room {
        case .wraps: break
        case .keeps: wraps = false
        case .leaves(let order): leavesAs = order
        case .leavesLast(let order, let wraps):
            self.wraps = wraps
            leavesAs = order
            clings = true
        }
    }
}

extension ReportColumn {
    /// The cell of a row in this column, as shown to people.
    func cell(of row: [ReportValue], in table: ReportTable, _ clock: ZoneClock) -> String {
        let (first, last) = (table.value(keys.first, of: row), table.value(keys.last, of: row))
        guard first != .missing, last != .missing else { return missing }
        return prefix + cell(first, last, clock)
    }

    private var keys: (first: String, last: String) {
        switch source {
        case .value(let key), .day(let key), .time(let key): (key, key)
        case .span(let from, let to), .change(let from, let to): (from, to)
        }
    }

    private func cell(_ first: ReportValue, _ last: ReportValue, _ clock: ZoneClock) -> String {
        switch (source, first, last) {
        case (.day, .instant(let instant), _): clock.shownDay(instant)
        case (.time, .instant(let instant), _): clock.shownTime(instant)
        case (.span, .instant(let start), .instant(let end)): clock.shownSpan(start, end)
        case (.change, _, _): "\(first.shown(clock)) → \(last.shown(clock))"
        default: first.shown(clock)
        }
    }
}

extension ReportValue {
    /// The value as shown to people in one cell.
    func shown(_ clock: ZoneClock) -> String {
        switch self {
        case .missing: ""
        case .flag(let flag): flag ? "yes" : "no"
        case .count(let count): "\(count)"
        case .amount(let number): Numbers.plain(number)
        case .headcount(let number): Numbers.people(number)
        case .text(let text): text
        case .instant(let instant): "\(clock.shownDay(instant)) \(clock.shownTime(instant))"
        case .person(let person): ForeignText.shown(person.name)
        case .people(let people): people.map { ForeignText.shown($0.name) }.joined(separator: ", ")
        case .list(let values): values.map { $0.shown(clock) }.joined(separator: ", ")
        case .record(let facts): facts.map { "\($0.key): \($0.value.shown(clock))" }.joined(separator: ", ")
        case .body(let body): ForeignText.shown(body.name)
        case .change(let change): ForeignText.shown(change.name ?? "")
        // For programs; people read its prices next to the costs.
        case .policy: ""
        }
    }
}

extension Numbers {
    /// A number of people, for which two decimals are enough.
    static func people(_ number: Double) -> String { plain(Double(fixed(number, decimals: 2)) ?? number) }
}
