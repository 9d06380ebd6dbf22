import CoachingModels
import PlanModel

/// The fields of a request in the order in which they are written. What is as it is by default is left out.
struct RequestFields {
    typealias Field = WrittenValue.Field

    let clock: ZoneClock

    func head(name: String, horizon: Interval) -> [Field] {
        [
            ("coachplan", .number(Plan.formatVersion)), ("name", .text(name)), ("timeZone", .text(clock.name)),
            ("horizon", .text(text(of: horizon))),
        ]
    }

    func facilitator(_ person: FacilitatorRequest) -> [Field] {
        present([
            ("id", .text(person.id)), ("name", person.name.map(WrittenValue.text)),
            ("maxMinutesPerDay", person.maxMinutesPerDay.map(WrittenValue.number)),
            ("bufferMinutes", person.bufferMinutes == 0 ? nil : .number(person.bufferMinutes)),
            ("maxSessionsPerDay", person.maxSessionsPerDay.map(WrittenValue.number)),
            ("targetMinutes", person.targetMinutes.map(WrittenValue.number)),
        ])
    }

    func attendee(_ person: AttendeeRequest) -> [Field] {
        present([
            ("id", .text(person.id)), ("name", person.name.map(WrittenValue.text)),
            ("staffingGroup", person.staffingGroup.map(WrittenValue.text)),
            ("maxMinutesPerDay", person.maxMinutesPerDay.map(WrittenValue.number)),
        ])
    }

    func session(_ session: SessionRequest) -> [Field] {
        present([
            ("key", .text(session.key)), ("name", .text(session.name)),
            ("description", session.description.isEmpty ? nil : .text(session.description)),
            ("attendees", .texts(session.attendees)), ("facilitators", .texts(session.facilitators)),
            ("lengthInMinutes", .number(session.lengthInMinutes)), ("priority", .number(session.priority)),
            ("timeOfDay", session.timeOfDay.map { .text("\($0.lowerBound)-\($0.upperBound)") }),
            ("location", session.location.map(WrittenValue.text)), ("pin", session.pin.map(pin)),
            ("window", session.window.map { .text(text(of: $0)) }), ("after", session.after.map(after)),
            ("conversationIds", session.conversationIds.map(WrittenValue.texts)),
            ("documentIds", session.documentIds.map(WrittenValue.texts)),
            ("externalLinks", session.externalLinks.map(WrittenValue.texts)),
            ("shareInsightsData", session.shareInsightsData.map { .bare("\($0)") }),
            ("addToSchedule", session.addToSchedule ? nil : .bare("false")),
        ])
    }

    func policy(_ policy: Policy) -> [Field] {
        let usual = Policy()
        let locations = policy.locations.sorted { $0.key < $1.key }.map { ($0.key, WrittenValue.number($0.value)) }
        let costs = policy.costs.all.map { term, cost in
            (term.policyField, cost == usual.costs[term] ? nil : WrittenValue.bare("\(cost)"))
        }
        return present(
            [
                ("candidates", policy.candidates == usual.candidates ? nil : .text(policy.candidates.rawValue)),
                ("activities", policy.activities == usual.activities ? nil : .texts(policy.activities)),
                ("paidOnly", policy.paidOnly == usual.paidOnly ? nil : .bare("\(policy.paidOnly)")),
                ("ratings", policy.ratings == usual.ratings ? nil : .texts(policy.ratings)),
                (
                    "staffingFloor",
                    policy.staffingFloor == usual.staffingFloor ? nil : .bare("\(policy.staffingFloor)")
                ),
                ("locations", locations.isEmpty ? nil : .fields(locations)),
            ] + costs)
    }

    private func pin(_ pin: PinRequest) -> WrittenValue {
        .fields(
            present([
                ("dateStart", .text(pin.dateStart.exactText)),
                ("facilitatorId", pin.facilitatorId.map(WrittenValue.text)),
            ]))
    }

    private func after(_ after: AfterRequest) -> WrittenValue {
        .fields(
            present([
                ("session", .text(after.session)), ("minDays", .number(after.minDays)),
                ("maxDays", after.maxDays.map(WrittenValue.number)),
            ]))
    }

    private func present(_ fields: [(String, WrittenValue?)]) -> [Field] {
        fields.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Two dates where both ends are where days begin, else two instants.
    private func text(of interval: Interval) -> String {
        let days = [interval.start, interval.end].map { instant in
            let day = clock.day(of: instant)
            return clock.start(of: day) == instant ? "\(day)" : nil
        }
        if let start = days[0], let end = days[1] { return "\(start)/\(end)" }
        return "\(interval.start.exactText)/\(interval.end.exactText)"
    }
}
