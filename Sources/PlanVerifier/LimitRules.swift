import CoachingModels
import PlanModel

/// Rules on hours, and limits that extend over days and people.
extension PlanVerifier {
    /// All `hours` and `closed` that apply to the session must be kept, and its attendees must be free for the margin
    /// around it.
    func openingViolations(_ placed: PlacedSession, _ hours: VerifierHours) -> [String] {
        (hours.common(placed.session) + [hours.leader(placed.facilitator)].compactMap(\.self))
            .filter { !$0.table.isOpen(placed.ticks) }
            .map { "\(placed.field).dateStart: \(placed.session.key): is not within the hours of \($0.owner)" }
    }

    /// Sessions and minutes that a facilitator leads in an ISO week.
    func facilitatorWeeks(_ placed: [PlacedSession]) -> [String] {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        let led = sessionsLed(placed)
        return request.facilitators.flatMap { facilitator -> [String] in
            let weeks = Dictionary(grouping: led[facilitator.id] ?? []) {
                VerifierCalendar.week(ofDay: calendar.day(of: $0.start))
            }
            return weeks.sorted { $0.key < $1.key }.compactMap { number, week -> String? in
                let held = facilitator.held.filter {
                    VerifierCalendar.week(ofDay: calendar.day(of: $0.dateStart)) == number
                }
                guard
                    week.count + held.count > facilitator.maxSessionsPerWeek ?? .max
                        || minutes(week) + minutes(held) > facilitator.maxMinutesPerWeek ?? .max
                else { return nil }
                return
                    "\(ForeignText.shown(facilitator.id)): \(week.count) sessions, \(minutes(week)) minutes\(beside(held)) in the week of \(week[0].session.key)"
            }
        }
    }

    /// Local days between the starts of any two sessions of an attendee; checking consecutive ones is enough.
    func attendeeSpacing(_ placed: [PlacedSession]) -> [String] {
        let calendar = VerifierCalendar(timeZone: request.clock.name)
        var sessions = IdentifierTable<[PlacedSession]>()
        for one in placed {
            for person in one.session.attendees { sessions[person, default: []].append(one) }
        }
        return request.attendees.filter { $0.minDaysBetween > 0 }.flatMap { attendee -> [String] in
            let inOrder = (sessions[attendee.id] ?? []).sorted { $0.start < $1.start }
            let nearHeld = inOrder.flatMap { one in
                attendee.held.compactMap { held -> String? in
                    let days = abs(calendar.day(of: one.start) - calendar.day(of: held.dateStart))
                    guard days < attendee.minDaysBetween else { return nil }
                    return
                        "\(ForeignText.shown(attendee.id)): \(one.session.key) and a held one of \(held.dateStart.exactText) are \(days) days apart"
                }
            }
            return nearHeld
                + zip(inOrder, inOrder.dropFirst()).compactMap { one, next -> String? in
                    let days = calendar.day(of: next.start) - calendar.day(of: one.start)
                    guard days < attendee.minDaysBetween else { return nil }
                    return
                        "\(ForeignText.shown(attendee.id)): \(one.session.key) and \(next.session.key) are \(days) days apart"
                }
        }
    }

    /// Attendees of a staffing group in session at once.
    func groupsAway(_ placed: [PlacedSession], _ facts: SlotFacts) -> [String] {
        let tooMany = load(of: placed, facts).filter { cell, people in
            people > request.policy.staffingGroups[cell.group]?.maxAway ?? .max
        }
        return tooMany.sorted { ($0.key.group, $0.key.tick) < ($1.key.group, $1.key.tick) }.map { cell, people in
            "\(ForeignText.shown(cell.group)): \(people) in session at once at \(Tick(count: cell.tick).start.iso8601)"
        }
    }
}
