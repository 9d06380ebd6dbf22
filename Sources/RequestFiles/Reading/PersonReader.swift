import CoachingModels
import PlanModel

/// Reads the people of a request.
struct PersonReader {
    /// Nil if the request's time zone is wrong.
    let clock: ZoneClock?
    let horizon: Interval?
    let hours: HoursReader

    func facilitator(_ value: FieldValue) -> FacilitatorRequest? {
        guard let fields = FieldMap(value, known: RequestVocabulary.facilitator.names, expected: "a facilitator"),
            let id = Self.id(of: fields)
        else { return nil }
        return FacilitatorRequest(
            unchecked: id, name: fields["name"]?.identifier(expected: "a person's name"),
            maxSessionsPerDay: fields["maxSessionsPerDay"]?.wholeNumber(in: RequestLimits.sessionsPerDay),
            maxMinutesPerDay: fields["maxMinutesPerDay"]?.wholeNumber(in: RequestLimits.minutesPerDay),
            maxSessionsPerWeek: fields["maxSessionsPerWeek"]?.wholeNumber(in: RequestLimits.sessionsPerWeek),
            maxMinutesPerWeek: fields["maxMinutesPerWeek"]?.wholeNumber(in: RequestLimits.minutesPerWeek),
            bufferMinutes: fields["bufferMinutes"]?.wholeNumber(in: RequestLimits.bufferMinutes) ?? 0,
            targetMinutes: fields["targetMinutes"]?.wholeNumber(in: RequestLimits.targetMinutes),
            hours: hours.ranges(fields["hours"]), closed: hours.ranges(fields["closed"]),
            held: held(fields["held"]))
    }

    func attendee(_ value: FieldValue) -> AttendeeRequest? {
        guard let fields = FieldMap(value, known: RequestVocabulary.attendee.names, expected: "an attendee"),
            let id = Self.id(of: fields)
        else { return nil }
        return AttendeeRequest(
            unchecked: id, name: fields["name"]?.identifier(expected: "a person's name"),
            staffingGroup: fields["staffingGroup"]?.identifier(expected: "a group's name"),
            maxMinutesPerDay: fields["maxMinutesPerDay"]?.wholeNumber(in: RequestLimits.minutesPerDay),
            minDaysBetween: fields["minDaysBetween"].flatMap(daysBetween) ?? 0,
            hours: hours.ranges(fields["hours"]), closed: hours.ranges(fields["closed"]),
            held: held(fields["held"]))
    }

    private func held(_ value: FieldValue?) -> [HeldAppointment] {
        (value?.list(expected: "a list of appointments, each {dateStart: ..., lengthInMinutes: ...}") ?? []).compactMap
        {
            item in
            guard let fields = FieldMap(item, known: RequestVocabulary.held.names, expected: "an appointment") else {
                return nil
            }
            let written = fields.required("dateStart", expected: "the instant at which the appointment starts")
            let length = fields.required("lengthInMinutes", expected: "its length in minutes")?
                .wholeNumber(in: RequestLimits.heldMinutes)
            guard let start = written.flatMap({ hours.intervals?.instant($0) }), let length else { return nil }
            return HeldAppointment(dateStart: start, lengthInMinutes: length)
        }
    }

    /// The people of a list, without repeated ids.
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

    private func daysBetween(_ value: FieldValue) -> Int? {
        guard let days = value.wholeNumber(in: RequestLimits.days), let clock, let horizon else { return nil }
        return value.accepted(days, RequestRules.daysBetween(days, horizon: horizon, clock))
    }

    private static func id(of fields: FieldMap) -> String? {
        let expected = "the user's id in the service"
        return fields.required("id", expected: expected)?.identifier(expected: expected)
    }
}
