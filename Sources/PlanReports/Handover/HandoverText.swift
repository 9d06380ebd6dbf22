import CoachingModels
import PlanModel

/// A text for one reader: the sessions, what changes, when and why, and what to tell the agents.
struct HandoverText {
    let plan: Plan
    let clock: ZoneClock
    let sheet: HandoverSheet

    /// Plain text, a line for each fact.
    var text: String {
        var parts = ["\(ForeignText.shown(plan.request.name)) – \(ForeignText.shown(sheet.name))", intro]
        if !sheet.changes.isEmpty {
            parts.append((["What changes:"] + sheet.changes.map(line)).joined(separator: "\n"))
        }
        if !sheet.rows.isEmpty { parts.append((["Sessions:"] + sheet.rows.map(line)).joined(separator: "\n")) }
        if !sheet.left.isEmpty {
            parts.append((["Without a place:"] + sheet.left.map(line)).joined(separator: "\n"))
        }
        parts.append(advice)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var intro: String {
        let minutes = sheet.rows.reduce(0) { $0 + $1.minutes }
        return "\(Numbers.counted(sheet.rows.count, "session")), \(minutes) minutes. Times are those of "
            + "\(ForeignText.shown(clock.name))."
    }

    private var advice: String {
        switch sheet.reader {
        case .facilitator:
            "Tell the agents named above when and where you meet, and that the time is on their schedule."
        case .group:
            "Tell the agents named above when they are coached and by whom; for these times they are off the queue."
        }
    }

    private func line(_ row: ReportRow) -> String {
        let who = row.attendees.map { ForeignText.shown($0.name) }.joined(separator: ", ")
        let place = row.location.map { ", in \(ForeignText.shown($0))" } ?? ""
        return
            "  \(clock.shownDay(row.start)) \(clock.shownSpan(row.start, row.end)): \(ForeignText.shown(row.name)) – \(who) "
            + "with \(ForeignText.shown(row.facilitator.name))\(place) [\(row.session)]"
    }

    private func line(_ session: UnscheduledSession) -> String {
        "  \(session.name.map(ForeignText.shown) ?? session.session) [\(session.session)]: \(session.message)"
    }

    private func line(_ change: PlanChanges.Change) -> String {
        let (before, after) = (change.before.map(shown), change.after.map(shown))
        let name = ForeignText.shown((change.after ?? change.before)?.body.name ?? change.session)
        let what =
            switch (before, after) {
            case (let before?, let after?):
                change.kind == .changed ? "is changed: \(after)" : "was \(before), is now \(after)"
            case (nil, let after?): "is new: \(after)"
            case (let before?, nil):
                "is cancelled: it was \(before)" + (reason(change.session).map { " (\($0))" } ?? "")
            case (nil, nil): "is no longer asked for"
            }
        return "  \(name) [\(change.session)] \(what)"
    }

    private func reason(_ session: String) -> String? { plan.unscheduled.first { $0.session == session }?.message }

    private func shown(_ appointment: PlannedAppointment) -> String {
        let start = Instant(appointment.body.dateStart)
        let end = start.advanced(byMinutes: appointment.body.lengthInMinutes)
        let who = appointment.body.facilitatorId.map { id in
            plan.people?.first { $0.id.isSameIdentifier(as: id) }?.name ?? plan.names[id] ?? id
        }
        return "\(clock.shownDay(start)) \(clock.shownSpan(start, end))"
            + (who.map { " with \(ForeignText.shown($0))" } ?? "")
    }
}
