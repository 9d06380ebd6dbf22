import CoachingModels

/// Slots answers as the service gives them, made up: one attendee each, two weeks, a slot every quarter of an hour or so.
enum SlotsAnswers {
    /// JSON of answers, about 55 KB each.
    static func make(count: Int) throws -> [[UInt8]] {
        try (0..<count).map { try CoachingJSON.encode(answer($0)) }
    }

    private static func answer(_ number: Int) -> CoachingSlotsResponse {
        let user = UserReference(id: "0f3a5c1e-77aa-4d1b-9c3e-\(100_000_000_000 + number)")
        return CoachingSlotsResponse(
            suggestedSlots: (0..<120).map { slot(day: $0 / 12, quarter: $0 % 12, number) },
            attendeeSchedules: [
                UserAvailableTimes(user: user, availableTimes: (0..<60).map { free(day: $0 / 6, part: $0 % 6) })
            ],
            wfmScheduleActivities: [
                WfmScheduleActivity(
                    userReference: user, activities: (0..<80).map { activity(day: $0 / 8, part: $0 % 8) })
            ])
    }

    private static func slot(day: Int, quarter: Int, _ number: Int) -> CoachingSlot {
        CoachingSlot(
            dateStart: start(day: day, minute: 840 + 30 * quarter), lengthInMinutes: 30,
            staffingDifference: Double((number * 7 + quarter * 31) % 900 - 300) / 100,
            differenceRating: quarter % 3 == 0 ? .poor : .good, wfmSchedule: schedule(day: day))
    }

    private static func free(day: Int, part: Int) -> AvailableTime {
        AvailableTime(
            dateStart: start(day: day, minute: 840 + 75 * part), lengthInMinutes: 60, isPaid: true,
            activityCategory: .onQueueWork, wfmSchedule: schedule(day: day))
    }

    private static func activity(day: Int, part: Int) -> ScheduleActivity {
        ScheduleActivity(
            dateStart: start(day: day, minute: 840 + 60 * part), lengthMinutes: 60, description: "On queue",
            activityCodeId: "0", paid: true)
    }

    private static func schedule(day: Int) -> WfmScheduleReference {
        WfmScheduleReference(
            id: "5d0c3f62-1b7e-4a6f-8a54-3f2b5d1c7e9\(day / 7)",
            businessUnit: WfmBusinessUnitReference(id: "a1b2c3d4-e5f6-4789-8abc-def012345678"),
            weekDate: ServiceDay(daysSince1970: 20_794 + day / 7 * 7))
    }

    /// Days from Monday 2026-12-07 on.
    private static func start(day: Int, minute: Int) -> ServiceDate {
        ServiceDate(millisecondsSince1970: 1_796_601_600_000).adding(minutes: 1440 * day + minute)
    }
}
