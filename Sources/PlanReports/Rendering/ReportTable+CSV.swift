import CoachingModels
public import PlanModel

extension ReportTable {
    /// The table as comma separated values (RFC 4180, UTF-8), with one line for each row.
    ///
    /// Begins with a byte order mark, without which spreadsheets misread accented letters. Text that a spreadsheet
    /// would take for a formula is preceded by an apostrophe.
    ///
    /// - Parameter clock: the clock in which times are given, with their offset.
    public func csv(_ clock: ZoneClock) -> String {
        let header = fields.flatMap { field in (field.idKey.map { [$0] } ?? []) + [field.key] }
        let lines = rows.map { row in zip(fields, row).flatMap { $1.csvCells(of: $0, clock) } }
        return "\u{FEFF}" + ([header] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}

extension ReportValue {
    /// The cells of a field; people take two, one with their ids and one with their names.
    fileprivate func csvCells(of field: ReportField, _ clock: ZoneClock) -> [String] {
        guard field.idKey != nil else { return [csvCell(clock)] }
        let people: [ReportPerson] =
            switch self {
            case .person(let person): [person]
            case .people(let people): people
            default: []
            }
        return [people.map(\.id), people.map(\.name)].map { CSVText.field($0.joined(separator: ";")) }
    }

    private func csvCell(_ clock: ZoneClock) -> String {
        switch self {
        case .count, .amount, .headcount: shown(clock)
        case .instant(let instant): clock.iso8601(instant)
        case .list(let values): CSVText.field(values.map { $0.shown(clock) }.joined(separator: ";"))
        case .missing, .flag, .text, .person, .people, .record, .body, .change, .policy: CSVText.field(shown(clock))
        }
    }
}
