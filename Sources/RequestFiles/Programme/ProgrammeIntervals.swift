import PlanModel

/// People of a programme with a rhythm of their own, as the file names them.
struct ProgrammeInterval {
    /// Those who are named.
    var people: [FieldValue]
    /// What they are members of; nil where people are named.
    var source: PeopleSource?
    /// Where it stands.
    var place: FieldValue
    var every: CoachingRhythm?

    private static let kinds = PeopleSource.Kind.allCases.map(\.rawValue)

    /// The intervals of a programme; what is wrong with one is reported.
    static func all(_ fields: FieldMap) -> [ProgrammeInterval] {
        let expected = "a list such as [{team: Billing South, every: 2 weeks}]"
        return (fields["intervals"]?.list(expected: expected) ?? []).compactMap { value in
            guard
                let fields = FieldMap(value, known: ProgrammeVocabulary.interval.names, expected: "an interval")
            else { return nil }
            let parts = PeopleFields.parts(fields)
            let people = fields["people"].flatMap { people in
                people.node.scalar == nil ? people.list(expected: "a list of people") : [people]
            }
            let every = fields.required("every", expected: ProgrammeReader.rhythmExpected)
                .flatMap { ProgrammeReader.rhythm($0) }
            guard parts.isEmpty == (people != nil) else {
                return value.failed(
                    parts.isEmpty ? "does not say whom it is about" : "names people and what others belong to",
                    expected: "people, or one or more of \(kinds.joined(separator: ", "))")
            }
            return ProgrammeInterval(
                people: people ?? [], source: parts.isEmpty ? nil : PeopleSource(parts), place: value, every: every)
        }
    }

    /// People of whom the programme says when they began, with the day as it is written.
    static func started(_ fields: FieldMap) -> [(person: FieldValue, day: FieldValue)] {
        guard let value = fields["started"] else { return [] }
        guard let entries = value.node.entries else {
            value.fail(
                "is not a set of people", expected: "people and their first days, such as {ana@example.com: 2026-11-23}"
            )
            return []
        }
        return value.named(entries).map { ($0.key, $0.value) }
    }
}
