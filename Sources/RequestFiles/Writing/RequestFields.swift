import CoachingModels
import PlanModel

/// The fields of a request in the order in which they are written. Fields with their default values are left out.
struct RequestFields {
    typealias Field = WrittenValue.Field

    let clock: ZoneClock

    func head(name: String, horizon: Interval) -> [Field] {
        [
            ("coachplan", .number(Plan.formatVersion)), ("name", .text(name)), ("timeZone", .text(clock.name)),
            ("horizon", .text(horizon.text(clock))),
        ]
    }

    func facilitator(_ person: FacilitatorRequest) -> [Field] {
        present(
            [
                ("id", .text(person.id)), ("name", person.name.map(WrittenValue.text)),
                ("maxMinutesPerDay", person.maxMinutesPerDay.map(WrittenValue.number)),
                ("maxSessionsPerWeek", person.maxSessionsPerWeek.map(WrittenValue.number)),
                ("maxMinutesPerWeek", person.maxMinutesPerWeek.map(WrittenValue.number)),
                ("bufferMinutes", person.bufferMinutes == 0 ? nil : .number(person.bufferMinutes)),
                ("maxSessionsPerDay", person.maxSessionsPerDay.map(WrittenValue.number)),
                ("targetMinutes", person.targetMinutes.map(WrittenValue.number)),
            ] + opening(person) + [("held", held(person.held))])
    }

    func attendee(_ person: AttendeeRequest) -> [Field] {
        present(
            [
                ("id", .text(person.id)), ("name", person.name.map(WrittenValue.text)),
                ("staffingGroup", person.staffingGroup.map(WrittenValue.text)),
                ("maxMinutesPerDay", person.maxMinutesPerDay.map(WrittenValue.number)),
                ("minDaysBetween", person.minDaysBetween == 0 ? nil : .number(person.minDaysBetween)),
            ] + opening(person) + [("held", held(person.held))])
    }

    func session(_ session: SessionRequest) -> [Field] {
        present(
            [
                ("key", .text(session.key)), ("name", .text(TextNames.escaped(session.name))),
                ("description", session.description.isEmpty ? nil : .text(TextNames.escaped(session.description))),
                ("attendees", .texts(session.attendees)), ("facilitators", .texts(session.facilitators)),
                ("lengthInMinutes", .number(session.lengthInMinutes)), ("priority", .number(session.priority)),
                ("timeOfDay", session.timeOfDay.map { .text($0.clockText) }),
                ("location", session.location.map(WrittenValue.text)), ("pin", session.pin.map(pin)),
                ("window", session.window.map { .text($0.text(clock)) }), ("after", session.after.map(after)),
                ("forbidden", session.forbidden.isEmpty ? nil : .texts(session.forbidden.map(\.text))),
                ("conversationIds", session.conversationIds.map(WrittenValue.texts)),
                ("documentIds", session.documentIds.map(WrittenValue.texts)),
                ("externalLinks", session.externalLinks.map(WrittenValue.texts)),
                ("shareInsightsData", session.shareInsightsData.map { .bare("\($0)") }),
                ("addToSchedule", session.addToSchedule ? nil : .bare("false")),
            ] + opening(session))
    }

    func policy(_ policy: Policy) -> [Field] {
        let usual = Policy()
        let locations = policy.locations.sorted { $0.key < $1.key }.map { ($0.key, WrittenValue.number($0.value)) }
        let groups = policy.staffingGroups.sorted { $0.key < $1.key }.map { ($0.key, group($0.value)) }
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
                ("staffingGroups", groups.isEmpty ? nil : .fields(groups)),
                ("marginMinutes", policy.marginMinutes == 0 ? nil : .number(policy.marginMinutes)),
                (
                    "understaffingGrowth",
                    policy.understaffingGrowth == usual.understaffingGrowth
                        ? nil : .bare("\(policy.understaffingGrowth)")
                ),
                ("locations", locations.isEmpty ? nil : .fields(locations)),
            ] + costs + opening(policy))
    }

    private func group(_ group: StaffingGroupPolicy) -> WrittenValue {
        .fields(
            present([
                ("floor", group.floor.map { .bare("\($0)") }), ("maxAway", group.maxAway.map(WrittenValue.number)),
            ]))
    }

    private func held(_ appointments: [HeldAppointment]) -> WrittenValue? {
        guard !appointments.isEmpty else { return nil }
        return .list(
            appointments.map {
                .fields([
                    ("dateStart", .text($0.dateStart.exactText)), ("lengthInMinutes", .number($0.lengthInMinutes)),
                ])
            })
    }

    private func opening(_ owner: some HasOpeningTimes) -> [(String, WrittenValue?)] {
        [("hours", owner.hours), ("closed", owner.closed)].map { name, ranges in
            (name, ranges.isEmpty ? nil : .texts(ranges.map { $0.text(clock) }))
        }
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
}
