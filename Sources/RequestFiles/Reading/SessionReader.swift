import CoachingModels
import PlanModel

/// Reads the sessions of a request, one by one. `SessionChecks` checks rules that concern several sessions.
struct SessionReader {
    /// Nil if the request's time zone is wrong: dates are then left unread.
    let intervals: IntervalReader?
    let hours: HoursReader
    let horizon: Interval?
    let defaults: FieldMap?
    let people: KnownPeople
    let texts: SessionTexts

    /// The session, or those for which one with `repeat` stands.
    func drafts(_ value: FieldValue) -> [SessionDraft] {
        guard
            let fields = FieldMap(value, known: RequestVocabulary.session.names, expected: "a session")?.withDefaults(
                defaults)
        else { return [] }
        let draft = draft(fields, value)
        let drafts = fields["repeat"].map { series(of: draft, $0, fields) } ?? [draft]
        return texts.filled(drafts, fields, defaults: defaults)
    }

    private func draft(_ fields: FieldMap, _ value: FieldValue) -> SessionDraft {
        let key = key(of: fields)
        let after = fields["after"].flatMap(after)
        var draft = SessionDraft(place: value, key: key, after: after, afterPlace: fields["after"])
        draft.session = session(fields, key: key, after: after)
        return draft
    }

    private func session(_ fields: FieldMap, key: String?, after: AfterRequest?) -> SessionRequest? {
        let name = fields.required("name", expected: "the appointment's name")?.text(expected: "the appointment's name")
        let attendees = fields.required("attendees", expected: "who is coached: an id, an e-mail or a name").flatMap(
            people.attendees)
        let facilitators = fields.required(
            "facilitators", expected: "who may lead it: an id, an e-mail, a name, or manager"
        )
        .flatMap { people.facilitators($0, attendees: attendees ?? []) }
        let length = fields.required("lengthInMinutes", expected: RequestRules.lengthsExpected).flatMap(length)
        let window = fields["window"].flatMap { value in intervals?.window(value, horizon: horizon) }
        let priority = fields["priority"]?.wholeNumber(in: RequestLimits.priority) ?? 1
        let description = fields["description"]?.text(maxLength: RequestLimits.descriptionBytes) ?? ""
        let options = options(fields)
        guard let key, let name, let attendees, let facilitators, let length else { return nil }
        var session = SessionRequest(
            unchecked: key, name: name, description: description, attendees: attendees,
            facilitators: facilitators, lengthInMinutes: length)
        session.window = window
        session.priority = priority
        session.after = after
        checkRoom(session, fields)
        session.pin = fields["pin"].flatMap { pin($0, of: session) }
        session.forbidden = fields["forbidden"].map { forbidden($0, of: session) } ?? []
        take(options, into: &session)
        return session
    }

    func days(of fields: FieldMap) -> (minDays: Int, maxDays: Int?) {
        let minDays = fields["minDays"]?.wholeNumber(in: RequestLimits.days) ?? 0
        let maxDays = fields["maxDays"]?.wholeNumber(in: RequestLimits.days)
        if let fault = RequestRules.maxDays(maxDays, minDays: minDays) { fields["maxDays"]?.fail(fault) }
        return (minDays, maxDays)
    }

    private func key(of fields: FieldMap) -> String? {
        let expected = RequestRules.keyExpected
        return fields.required("key", expected: expected).flatMap { key($0, expected: expected) }
    }

    private func key(_ value: FieldValue, expected: String) -> String? {
        guard let key = value.text(expected: expected) else { return nil }
        return value.accepted(key, RequestRules.key(key, expected: expected) { SpreadsheetDate.hint([$0]) })
    }

    private func length(_ value: FieldValue) -> Int? {
        guard let length = value.wholeNumber(in: 0...1_000_000, expected: RequestRules.lengthsExpected) else {
            return nil
        }
        return value.accepted(length, RequestRules.length(length))
    }

    private func checkRoom(_ session: SessionRequest, _ fields: FieldMap) {
        guard let horizon else { return }
        let fault = RequestRules.room(minutes: session.lengthInMinutes, window: session.window, horizon: horizon)
        guard let fault else { return }
        (fields["window"] ?? fields["lengthInMinutes"] ?? fields.place).fail(fault)
    }

    private func after(_ value: FieldValue) -> AfterRequest? {
        guard let fields = FieldMap(value, known: RequestVocabulary.after.names, expected: "after"),
            let session = fields.required("session", expected: RequestRules.predecessorExpected)
                .flatMap({ key($0, expected: RequestRules.predecessorExpected) })
        else { return nil }
        let (minDays, maxDays) = days(of: fields)
        return AfterRequest(session: session, minDays: minDays, maxDays: maxDays)
    }

    private func forbidden(_ value: FieldValue, of session: SessionRequest) -> [ForbiddenPlace] {
        var seen: Set<ForbiddenPlace> = []
        return (value.list(expected: "a list of places, each \(RequestRules.forbiddenExpected)") ?? []).compactMap {
            item in
            guard let place = forbiddenPlace(item) else { return nil }
            if let fault = RequestRules.forbiddenPlace(place, of: session.facilitators) {
                return item.accepted(nil, fault)
            }
            guard seen.insert(place).inserted else {
                return item.accepted(nil, RequestRules.listedTwice(expected: "place"))
            }
            return place
        }
    }

    private func forbiddenPlace(_ value: FieldValue) -> ForbiddenPlace? {
        guard let text = value.identifier(expected: RequestRules.forbiddenExpected) else { return nil }
        let (start, facilitator) = ForbiddenPlace.parts(text)
        guard let instant = intervals?.instant(start, of: value, expected: RequestRules.forbiddenExpected) else {
            return nil
        }
        return ForbiddenPlace(dateStart: instant, facilitatorId: facilitator)
    }

    private func pin(_ value: FieldValue, of session: SessionRequest) -> PinRequest? {
        let expected = "the instant at which the session starts"
        guard let fields = FieldMap(value, known: RequestVocabulary.pin.names, expected: "a pin"),
            let start = fields.required("dateStart", expected: expected)
        else { return nil }
        let facilitator = fields["facilitatorId"].flatMap { $0.identifier(expected: "a facilitator's id") }
        if let fault = facilitator.flatMap({ RequestRules.pinnedLeader($0, of: session.facilitators) }) {
            fields["facilitatorId"]?.fail(fault)
        }
        guard let instant = intervals?.instant(start) else { return nil }
        let fault = RequestRules.pinnedStart(
            instant, minutes: session.lengthInMinutes, window: session.window, horizon: horizon)
        return start.accepted(PinRequest(dateStart: instant, facilitatorId: facilitator), fault)
    }
}
