import CoachingModels
import PlanModel

/// Reads the sessions of a request, one by one. What concerns several sessions is for `SessionChecks`.
struct SessionReader {
    /// Nil where the request's time zone is wrong: then dates are left unread.
    let intervals: IntervalReader?
    let horizon: Interval?
    let defaults: FieldMap?
    let people: KnownPeople

    func draft(_ value: FieldValue) -> SessionDraft? {
        guard let fields = FieldMap(value, known: SessionFields.all, expected: "a session")?.withDefaults(defaults)
        else { return nil }
        let key = key(of: fields)
        let after = fields["after"].flatMap(after)
        var draft = SessionDraft(place: value, key: key, after: after, afterPlace: fields["after"])
        draft.session = session(fields, key: key, after: after)
        return draft
    }

    private func session(_ fields: FieldMap, key: String?, after: AfterRequest?) -> SessionRequest? {
        let name = fields.required("name", expected: "the appointment's name")?.text(expected: "the appointment's name")
        let attendees = fields.required("attendees", expected: "a list of attendee ids").flatMap(people.attendees)
        let facilitators = fields.required("facilitators", expected: "a list of facilitator ids")
            .flatMap { people.facilitators($0, attendees: attendees ?? []) }
        let length = fields.required("lengthInMinutes", expected: Self.lengths).flatMap(length)
        let window = fields["window"].flatMap { value in intervals?.interval(value) }
        let priority = fields["priority"]?.wholeNumber(in: 1...100) ?? 1
        let description = fields["description"]?.text(maxLength: 65_536) ?? ""
        let options = options(fields)
        guard let key, let name, let attendees, let facilitators, let length else { return nil }
        var session = SessionRequest(
            key: key, name: name, description: description, attendees: attendees,
            facilitators: facilitators, lengthInMinutes: length)
        session.window = window
        session.priority = priority
        session.after = after
        checkRoom(session, fields)
        session.pin = fields["pin"].flatMap { pin($0, of: session) }
        take(options, into: &session)
        return session
    }

    private static let lengths = "15, 30, 45 or 60"

    private func key(of fields: FieldMap) -> String? {
        let expected = "1 to 64 letters, digits, '.', '_' or '-', different for each session"
        return fields.required("key", expected: expected).flatMap { key($0, expected: expected) }
    }

    private func key(_ value: FieldValue, expected: String) -> String? {
        guard let key = value.text(expected: expected) else { return nil }
        let allowed = key.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0 | 32) || [45, 46, 95].contains($0)
        }
        guard allowed else {
            return value.failed(
                "has a character that a key may not have" + SpreadsheetDate.hint([key]), expected: expected)
        }
        guard key.utf8.count <= 64 else { return value.failed("is too long", expected: expected) }
        return key
    }

    private func length(_ value: FieldValue) -> Int? {
        guard let length = value.wholeNumber(in: 0...1_000_000, expected: Self.lengths) else { return nil }
        guard [15, 30, 45, 60].contains(length) else {
            return value.failed("is not a length that can be booked", expected: Self.lengths)
        }
        return length
    }

    /// The session must fit into what its window and the horizon have in common.
    private func checkRoom(_ session: SessionRequest, _ fields: FieldMap) {
        guard let horizon else { return }
        let room = session.window?.intersection(horizon) ?? horizon
        guard room.start.advanced(bySeconds: Int64(session.lengthInMinutes) * 60) > room.end else { return }
        let place = fields["window"] ?? fields["lengthInMinutes"] ?? fields.place
        place.fail(
            room.start >= room.end
                ? "has no time in common with the horizon" : "leaves no room for the session's length",
            expected: "at least \(session.lengthInMinutes) minutes inside the horizon")
    }

    private func after(_ value: FieldValue) -> AfterRequest? {
        guard let fields = FieldMap(value, known: SessionFields.after, expected: "after"),
            let session = fields.required("session", expected: "the key of the earlier session")
                .flatMap({ key($0, expected: "the key of the earlier session") })
        else { return nil }
        let minDays = fields["minDays"]?.wholeNumber(in: 0...100_000) ?? 0
        let maxDays = fields["maxDays"]?.wholeNumber(in: 0...100_000)
        if let maxDays, maxDays < minDays {
            fields["maxDays"]?.fail("is less than minDays", expected: "at least \(minDays)")
        }
        return AfterRequest(session: session, minDays: minDays, maxDays: maxDays)
    }

    private func pin(_ value: FieldValue, of session: SessionRequest) -> PinRequest? {
        let expected = "the instant at which the session starts"
        guard let fields = FieldMap(value, known: SessionFields.pin, expected: "a pin"),
            let start = fields.required("dateStart", expected: expected)
        else { return nil }
        let facilitator = fields["facilitatorId"].flatMap { $0.identifier(expected: "a facilitator's id") }
        if let facilitator, !session.facilitators.contains(where: facilitator.isSameIdentifier) {
            fields["facilitatorId"]?.fail("may not lead this session", expected: "one of the session's facilitators")
        }
        guard let instant = intervals?.instant(start) else { return nil }
        guard instant.microseconds % (900 * 1_000_000) == 0 else {
            return start.failed("is not on the quarter hour", expected: "a start at minute 00, 15, 30 or 45 of UTC")
        }
        let span = Interval(start: instant, end: instant.advanced(bySeconds: Int64(session.lengthInMinutes) * 60))
        if let window = session.window, !window.contains(span) {
            return start.failed("lies outside the session's window", expected: "a start inside the window")
        }
        if let horizon, !horizon.contains(span) {
            return start.failed("lies outside the horizon", expected: "a start inside the horizon")
        }
        return PinRequest(dateStart: instant, facilitatorId: facilitator)
    }
}
