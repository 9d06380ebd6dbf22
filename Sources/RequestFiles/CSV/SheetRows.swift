import PlanFiles
import PlanModel

/// A sheet as written: its header, and the rows below it that are not empty.
struct SheetRows {
    let dialect: RosterDialect
    let header: [CSVReader.Cell]
    let rows: [[CSVReader.Cell]]

    /// Throws `InputProblems` if the cells cannot be separated.
    init(_ source: SourceText) throws {
        dialect = try RosterDialect(of: source)
        var reader = CSVReader(source.content, separator: dialect.separator, from: dialect.start)
        var header: [CSVReader.Cell] = []
        var rows: [[CSVReader.Cell]] = []
        do throws(CSVReader.Fault) {
            while header.allSatisfy(\.text.trimmed.isEmpty), let row = try reader.row() { header = row }
            while let row = try reader.row() {
                if row.contains(where: { !$0.text.trimmed.isEmpty }) { rows.append(row) }
            }
        } catch {
            throw InputProblems(error.problem(header: header.map(\.text.trimmed), in: source))
        }
        self.header = header
        self.rows = rows
    }
}
