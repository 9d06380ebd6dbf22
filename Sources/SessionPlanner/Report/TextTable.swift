/// Columns of text that fit into a width: the widest columns give way, and their cells wrap.
struct TextTable {
    enum Alignment { case left, right }

    struct Column {
        var title: String
        var alignment = Alignment.left
    }

    let columns: [Column]
    var rows: [[String]] = []
    private static let gap = 2
    private static let narrowest = 8

    init(_ columns: [Column]) { self.columns = columns }

    /// The lines, each indented by two and at most so wide; wider only if the columns leave no choice.
    func lines(width: Int) -> [String] {
        let cells = ([columns.map(\.title)] + rows).map { $0.map(DisplayText.printable) }
        let widths = TextTable.fit(
            columns.indices.map { column in cells.map { DisplayText.width($0[column]) }.max() ?? 0 },
            into: width - TextTable.gap * columns.count)
        return cells.flatMap { row in lines(of: row, widths: widths) }
    }

    private func lines(of row: [String], widths: [Int]) -> [String] {
        let wrapped = zip(row, widths).map { DisplayText.wrapped($0, width: $1) }
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

    /// Takes from the widest column until all fit, or none can give more.
    private static func fit(_ natural: [Int], into width: Int) -> [Int] {
        var widths = natural
        while widths.reduce(0, +) > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > narrowest
        {
            widths[widest] -= 1
        }
        return widths
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
