import CoachingModels
import PlanModel

extension PageBlock {
    /// The blocks of a section that are for people; consecutive items become one list.
    static func blocks(of section: ReportSection, _ clock: ZoneClock) -> [PageBlock] {
        var blocks: [PageBlock] = []
        var items: [String] = []
        func endList() {
            if !items.isEmpty { blocks.append(PageBlock(list: PageList(items))) }
            items = []
        }
        for block in section.blocks {
            if case .item(let text) = block {
                items.append(text)
                continue
            }
            endList()
            switch block {
            case .paragraph(let text), .note(let text), .line(let text): blocks.append(PageBlock(paragraph: text))
            case .table(let table):
                if let shown = PageTable(table, label: section.title ?? "Table", clock) {
                    blocks.append(PageBlock(table: shown))
                }
            case .item, .fact: break
            }
        }
        endList()
        return blocks
    }
}

extension PageTable {
    /// Nil for a table that is not shown to people.
    init?(_ table: ReportTable, label: String, _ clock: ZoneClock) {
        guard !table.columns.isEmpty, !table.rows.isEmpty else { return nil }
        let rows = table.rows.prefix(Self.mostRows).map { row in
            Row(
                cells: table.columns.enumerated().map { index, column in
                    Cell(
                        text: column.cell(of: row, in: table, clock), isNumeric: column.isNumeric, isHeader: index == 0)
                })
        }
        self.init(
            label: label, columns: table.columns.map { Column(title: $0.pageTitle, isNumeric: $0.isNumeric) },
            rows: rows,
            count: table.rows.count)
    }

    /// - Parameter count: the number of all rows, shown or not.
    init(label: String, columns: [Column], rows: [Row], count: Int) {
        self.label = label
        self.columns = columns
        self.rows = rows
        number = count
        isLong = count > 30
        let more = count - rows.count
        beyond = more > 0 ? "and \(more) more: coachplan show has them" : nil
    }
}

extension ReportColumn {
    /// A time next to its day needs no title in a terminal, but somebody who listens to a table needs one.
    fileprivate var pageTitle: String {
        if case .time = source, title.isEmpty { return "Time" }
        return title
    }
}
