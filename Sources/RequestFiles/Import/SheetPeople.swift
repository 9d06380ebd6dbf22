import PlanModel

/// Everybody whom a sheet names, each once, in the order in which they come.
struct SheetPeople {
    private(set) var attendees: [String] = []
    private(set) var facilitators: [String] = []
    /// What people are called, where the sheet has a column of e-mails and one of names beside it.
    private(set) var names = IdentifierTable<String>()

    init(_ sheet: SheetRows, _ columns: RosterColumns, _ format: RosterFormat) {
        let cells = RosterCells(dialect: sheet.dialect, locale: format.locale)
        let nameColumn = columns.uses.firstIndex { use in
            guard case .extra(let header) = use else { return false }
            return RosterAliases.field(of: header)?.field == "attendees"
        }
        var seen = (attendees: IdentifierSet(), facilitators: IdentifierSet())
        for row in sheet.rows {
            let coached = SheetPeople.people("attendees", row, columns, cells)
            for person in coached where seen.attendees.insert(person) { attendees.append(person) }
            for person in SheetPeople.people("facilitators", row, columns, cells) where seen.facilitators.insert(person)
            {
                facilitators.append(person)
            }
            if coached.count == 1, let nameColumn, row.indices.contains(nameColumn) {
                let name = row[nameColumn].text.trimmed
                if !name.isEmpty { names[coached[0]] = names[coached[0]] ?? name }
            }
        }
    }

    private static func people(
        _ field: String, _ row: [CSVReader.Cell], _ columns: RosterColumns, _ cells: RosterCells
    ) -> [String] {
        guard let index = columns.uses.firstIndex(of: .field(field)), row.indices.contains(index),
            case .success(.list(let people)) = cells.content(of: row[index].text, in: field)
        else { return [] }
        return people
    }
}
