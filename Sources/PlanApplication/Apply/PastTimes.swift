import CoachingModels
public import PlanModel

/// Finds the parts of a request or a plan that lie in the past. Planning uses the slots, which may be old; no
/// appointment is created in the past.
public enum PastTimes {
    /// A note for the planner on a request before planning: a sentence, or nil if nothing lies in the past.
    public static func note(on request: PlanRequest, at now: Instant) -> String? {
        if request.horizon.end <= now {
            let last = request.clock.day(of: request.horizon.end.advanced(bySeconds: -1))
            return "All days of the horizon are over: the last was \(last). Nothing is created in the past."
        }
        let over = request.sessions.count { ($0.window?.end ?? now) < now || ($0.pin?.dateStart ?? now) < now }
        let (first, today) = (request.clock.day(of: request.horizon.start), request.clock.day(of: now))
        let days = max(0, today.daysSince1970 - first.daysSince1970)
        guard over > 0 || days > 0 else { return nil }
        let parts = [
            days > 0 ? "the first \(days == 1 ? "day" : "\(days) days") of the horizon" : nil,
            over > 0 ? "the window or pin of \(over) of \(request.sessions.count) sessions" : nil,
        ]
        let what = parts.compactMap(\.self).joined(separator: " and ")
        return "In the past: \(what). Nothing is created there."
    }

    /// A note for the planner on a plan before applying it: a sentence, or nil if nothing lies in the past.
    public static func note(on plan: Plan, at now: Instant) throws -> String? {
        note(on: try ApplyEntry.entries(of: plan), at: now)
    }

    /// The same for a plan's entries, as far as apply would still send them.
    public static func note(on entries: [ApplyEntry], at now: Instant) -> String? {
        let open = entries.filter { $0.status.isToBeSent }
        let over = open.count { isOver($0, at: now) }
        guard over > 0 else { return nil }
        let lie = open.count == 1 ? "appointment lies" : "appointments lie"
        return "\(over) of \(open.count) \(lie) in the past: apply does not create what is over."
    }

    /// Refuses to begin if everything that is left to send lies in the past and no outcome has to be found out.
    ///
    /// - Parameters:
    ///   - file: the plan's file.
    ///   - clock: in which times are told.
    /// - Throws: `InputProblems`.
    public static func check(_ entries: [ApplyEntry], file: String, clock: ZoneClock, at now: Instant) throws {
        let open = entries.filter { $0.status.isToBeSent }
        let isDoubtful = entries.contains { $0.firstUncertainIntent != nil }
        guard !open.isEmpty, !isDoubtful, open.allSatisfy({ isOver($0, at: now) }) else { return }
        func told(_ time: Instant) -> String { "\(clock.shownDay(time)) \(clock.shownTime(time))" }
        let last = open.map(\.start).max() ?? now
        let lie =
            open.count == 1 ? "the appointment to be created lies" : "all \(open.count) appointments to be created lie"
        throw InputProblems(
            Problem(
                file: file, expected: "a plan for days to come",
                message: "\(lie) in the past, the last on \(told(last)); it is \(told(now)) now"))
    }

    /// Whether the start of an appointment lies in the past.
    static func isOver(_ entry: ApplyEntry, at now: Instant) -> Bool { entry.start < now }
}

extension ApplyEntry {
    /// When the appointment starts, rounded down to the minute as the service does.
    var start: Instant { Instant(microseconds: shape.start * 1000) }
}
