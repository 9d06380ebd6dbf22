import CoachingModels

extension SlotsAnswer {
    /// Writes the published schedule of one person as far as it touches the interval: activities, sessions on the
    /// schedule, days off.
    func writeActivities(_ person: Int, _ time: PersonTime, _ query: SlotQuery, to out: inout AnswerWriter) {
        out.write(#"{"userReference":{"id":"#)
        out.write(quoted: world.people[person].id)
        out.write(#"},"activities":"#)
        let sessions = time.busy.filter { $0.titleOnSchedule != nil }
        let activities = PersonTime.carve(sessions, from: Array(time.activities.overlapping(query.from, query.to)))
        let entries =
            activities.map(ScheduleEntry.activity)
            + sessions.filter { $0.end > query.from && $0.start < query.to }.map(ScheduleEntry.session)
        out.list(sessions.isEmpty ? entries : entries.sorted { $0.start < $1.start }) { $1.write(to: &$0) }
        out.write(#","fullDayTimeOffMarkers":"#)
        out.list(daysOff(time, query)) { out, dayOff in
            out.write(#"{"businessUnitDate":"#)
            out.write(quoted: dayOff.day.description)
            out.write(#","lengthMinutes":"#)
            out.write(number: dayOff.minutes)
            out.write(#","description":"Time off","activityCodeId":"5","paid":true,"timeOffRequestId":"#)
            out.write(quoted: dayOff.timeOffRequestID)
            out.write(byte: "}")
        }
        out.write(byte: "}")
    }

    private func daysOff(_ time: PersonTime, _ query: SlotQuery) -> [Schedule.FullDayOff] {
        time.fullDaysOff.filter { dayOff in
            let start = world.calendar.start(of: dayOff.day)
            return start < query.to && start + 1440 > query.from
        }
    }
}

/// An entry on a published schedule.
private enum ScheduleEntry {
    case activity(Activity)
    case session(PersonTime.Busy)

    var start: Int {
        switch self {
        case .activity(let activity): activity.start
        case .session(let session): session.start
        }
    }

    func write(to out: inout AnswerWriter) {
        out.write(#"{"dateStart":"#)
        out.write(minute: start)
        out.write(#","lengthMinutes":"#)
        switch self {
        case .activity(let activity):
            out.write(number: activity.length)
            out.write(activity.code.scheduleFields)
        case .session(let session):
            out.write(number: session.end - session.start)
            out.write(#","description":"#)
            out.write(quoted: session.titleOnSchedule ?? "")
            out.write(#","activityCodeId":"8","paid":true,"externalActivityId":"#)
            out.write(quoted: session.appointmentID)
            out.write(#","externalActivityType":"Coaching""#)
        }
        out.write(byte: "}")
    }
}

extension ActivityCode {
    /// `activityCategory` as JSON.
    var quotedCategory: StaticString {
        switch self {
        case .onQueue: #""OnQueueWork""#
        case .breakTime: #""Break""#
        case .meal: #""Meal""#
        case .meeting: #""Meeting""#
        case .offQueue: #""OffQueueWork""#
        case .timeOff: #""TimeOff""#
        case .training: #""Training""#
        case .unavailable: #""Unavailable""#
        }
    }

    /// The fields of a `ScheduleActivity` that follow from the code.
    fileprivate var scheduleFields: StaticString {
        switch self {
        case .onQueue: #","description":"On queue","activityCodeId":"0","paid":true"#
        case .breakTime: #","description":"Break","activityCodeId":"1","paid":true"#
        case .meal: #","description":"Meal","activityCodeId":"2","paid":false"#
        case .meeting: #","description":"Team meeting","activityCodeId":"3","paid":true"#
        case .offQueue: #","description":"Off queue work","activityCodeId":"4","paid":true"#
        case .timeOff: #","description":"Time off","activityCodeId":"5","paid":true"#
        case .training: #","description":"Training","activityCodeId":"6","paid":true"#
        case .unavailable: #","description":"Unavailable","activityCodeId":"7","paid":false"#
        }
    }
}
