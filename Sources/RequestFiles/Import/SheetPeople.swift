import CoachingModels
import PlanModel

/// Everybody whom a sheet names, without repetitions, in order of appearance.
struct SheetPeople {
    private(set) var attendees: [String] = []
    private(set) var facilitators: [String] = []

    init(_ sheet: SheetRows, _ columns: RosterColumns, _ format: RosterFormat) {
        let cells = RosterCells(dialect: sheet.dialect, locale: format.locale)
        var seen = (attendees: IdentifierSet(), facilitators: IdentifierSet())
        for row in sheet.rows {
            for person in SheetPeople.people("attendees", row, columns, cells) where seen.attendees.insert(person) {
                attendees.append(person)
            }
            for person in SheetPeople.people("facilitators", row, columns, cells)
            where seen.facilitators.insert(person) {
                facilitators.append(person)
            }
        }
    }

    /// A lock in which every text is a person, and everybody has a leader: with it, everything except who they are can
    /// be checked before the service is asked.
    var lock: PeopleLock {
        let texts = IdentifierSet(attendees + facilitators).sorted
        let leader = "leader"
        let people = texts.indices.map { index in
            var person = PeopleLock.PersonEntry(id: "person-\(index)")
            person.manager = leader
            return person
        }
        return PeopleLock(
            asked: Instant(seconds: 0), people: people + [PeopleLock.PersonEntry(id: leader)],
            names: Dictionary(
                texts.enumerated().map { (PersonText($1).text, "person-\($0)") },
                uniquingKeysWith: { first, _ in first }))
    }

    private static func people(
        _ field: String, _ row: [CSVReader.Cell], _ columns: RosterColumns, _ cells: RosterCells
    ) -> [String] {
        guard let index = columns.uses.firstIndex(of: .field(field)), row.indices.contains(index),
            case .success(.list(let people)) = cells.content(of: row[index].text, in: field)
        else { return [] }
        return people.filter { field == "attendees" || $0 != PeopleFields.manager }
    }
}
