import CoachingModels

/// Fits columns of text into a width.
///
/// If they do not fit, they give way in a fixed order: cells of text wrap between words, columns take their shorter
/// form, dispensable columns are left out, words are broken. A value that must not break, such as a date, is never
/// broken.
struct TextTable {
    enum Alignment { case left, right }

    struct Column {
        var title: String
        var alignment = Alignment.left
        /// Whether a cell may continue on the next line.
        var wraps = true
        /// The place in the order in which columns are left out; nil for one that stays.
        var leavesAs: Int?
        /// Whether it is left out only if even broken words leave no room for it.
        var clings = false
    }

    private(set) var columns: [Column]
    var rows: [[String]] = []
    /// For a column that has a shorter form: its title, and each cell, in that form.
    var shorter: [Int: (title: String, cells: [String])] = [:]

    private static let gap = 2
    /// Before any column is left out, text wraps to the first width, or to the width of its longest word, up to the
    /// second.
    private static let comfortable = (least: 10, most: 16)
    private static let narrowest = 4

    init(_ columns: [Column]) { self.columns = columns }

    /// The lines, each indented by two and at most this wide, and the titles of the columns that were left out.
    func fitted(width: Int) -> (lines: [String], leftOut: [String]) {
        var table = self
        table.rows = rows.map { $0.map(ForeignText.line) }
        var measures = table.measures
        var leftOut: [String] = []
        func needs(_ least: KeyPath<Measure, Int>) -> Int {
            measures.reduce(0) { $0 + TextTable.gap + $1[keyPath: least] }
        }
        func leaveOut(_ column: Int) {
            leftOut.append(table.columns[column].title)
            table.remove(column)
            measures.remove(at: column)
        }
        if needs(\.comfortable) > width {
            table.shorten()
            measures = table.measures
        }
        while needs(\.comfortable) > width, let next = table.nextToLeave(sparingClinging: true) { leaveOut(next) }
        while needs(\.title) > width, let next = table.nextToLeave(sparingClinging: false) { leaveOut(next) }
        return (table.laidOut(measures, width: width), leftOut)
    }

    /// Leaves out the column with this title.
    mutating func leaveOut(_ title: String) {
        if let column = columns.firstIndex(where: { $0.title == title }) { remove(column) }
    }

    /// The lines of a table without leaving out any column.
    func lines(width: Int) -> [String] { fitted(width: width).lines }

    private var cells: [[String]] { [columns.map(\.title)] + rows }

    /// The preferred width of a column, and the minimum widths it may shrink to: with whole words, with its title on
    /// one line, with broken words.
    private struct Measure {
        let natural: Int
        let comfortable: Int
        let title: Int
        let broken: Int
    }

    private var measures: [Measure] { columns.indices.map(measure) }

    private func measure(_ column: Int) -> Measure {
        let title = DisplayText.width(columns[column].title)
        let natural = rows.reduce(title) { max($0, DisplayText.width($1[column])) }
        guard columns[column].wraps else {
            return Measure(natural: natural, comfortable: natural, title: natural, broken: natural)
        }
        let words = rows.lazy.flatMap { $0[column].split(separator: " ") }.map { DisplayText.width(String($0)) }
        let word = min(words.max() ?? 0, TextTable.comfortable.most)
        return Measure(
            natural: natural, comfortable: min(natural, max(title, word, TextTable.comfortable.least)),
            title: title, broken: min(natural, TextTable.narrowest))
    }

    private func nextToLeave(sparingClinging: Bool) -> Int? {
        columns.indices
            .filter { columns[$0].leavesAs != nil && !(sparingClinging && columns[$0].clings) }
            .min { columns[$0].leavesAs ?? 0 < columns[$1].leavesAs ?? 0 }
    }

    private mutating func shorten() {
        for (column, form) in shorter {
            columns[column].title = form.title
            for row in rows.indices { rows[row][column] = form.cells[row] }
        }
    }

    private mutating func remove(_ column: Int) {
        let kept = shorter.filter { $0.key != column }
        shorter = Dictionary(uniqueKeysWithValues: kept.map { ($0.key > column ? $0.key - 1 : $0.key, $0.value) })
        columns.remove(at: column)
        for row in rows.indices { rows[row].remove(at: column) }
    }

    private func laidOut(_ measures: [Measure], width: Int) -> [String] {
        let available = width - TextTable.gap * columns.count
        let forms: [KeyPath<Measure, Int>] = [\.comfortable, \.title, \.broken]
        var widths = measures.map(\.natural)
        for form in forms {
            let least = measures.map { $0[keyPath: form] }
            while widths.reduce(0, +) > available,
                let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
            {
                widths[widest] -= 1
            }
        }
        return cells.flatMap { lines(of: $0, widths: widths) }
    }

    private func lines(of row: [String], widths: [Int]) -> [String] {
        let wrapped = row.indices.map { column in
            columns[column].wraps
                ? DisplayText.wrapped(row[column], width: widths[column]) : [ForeignText.isolated(row[column])]
        }
        return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
            var text = ""
            for (column, lines) in wrapped.enumerated() {
                let cell = line < lines.count ? lines[line] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - DisplayText.width(cell)))
                let isRight = columns[column].alignment == .right
                text += String(repeating: " ", count: TextTable.gap) + (isRight ? padding + cell : cell + padding)
            }
            return text.trimmingTrailingSpaces
        }
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
