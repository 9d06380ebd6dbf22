import CoachingModels
import PlanModel

/// Reads the people of a request.
enum PersonReader {
    static func facilitator(_ value: FieldValue) -> FacilitatorRequest? {
        let known = ["id", "name", "maxSessionsPerDay", "maxMinutesPerDay", "bufferMinutes", "targetMinutes"]
        guard let fields = FieldMap(value, known: known, expected: "a facilitator"),
            let id = id(of: fields)
        else { return nil }
        return FacilitatorRequest(
            unchecked: id, name: fields["name"]?.identifier(expected: "a person's name"),
            maxSessionsPerDay: fields["maxSessionsPerDay"]?.wholeNumber(in: RequestLimits.sessionsPerDay),
            maxMinutesPerDay: fields["maxMinutesPerDay"]?.wholeNumber(in: RequestLimits.minutesPerDay),
            bufferMinutes: fields["bufferMinutes"]?.wholeNumber(in: RequestLimits.bufferMinutes) ?? 0,
            targetMinutes: fields["targetMinutes"]?.wholeNumber(in: RequestLimits.targetMinutes))
    }

    static func attendee(_ value: FieldValue) -> AttendeeRequest? {
        let known = ["id", "name", "staffingGroup", "maxMinutesPerDay"]
        guard let fields = FieldMap(value, known: known, expected: "an attendee"), let id = id(of: fields)
        else { return nil }
        return AttendeeRequest(
            unchecked: id, name: fields["name"]?.identifier(expected: "a person's name"),
            staffingGroup: fields["staffingGroup"]?.identifier(expected: "a group's name"),
            maxMinutesPerDay: fields["maxMinutesPerDay"]?.wholeNumber(in: RequestLimits.minutesPerDay))
    }

    /// The people of a list, each id once.
    static func people<Person>(
        _ value: FieldValue?, read: (FieldValue) -> Person?, id: KeyPath<Person, String>
    ) -> [Person] {
        var seen = IdentifierSet()
        return (value?.list(expected: "a list of people") ?? []).compactMap { item in
            guard let person = read(item) else { return nil }
            guard seen.insert(person[keyPath: id]) else {
                return item.accepted(nil, RequestRules.repeatedPerson(person[keyPath: id]))
            }
            return person
        }
    }

    private static func id(of fields: FieldMap) -> String? {
        let expected = "the user's id in the service"
        return fields.required("id", expected: expected)?.identifier(expected: expected)
    }
}
