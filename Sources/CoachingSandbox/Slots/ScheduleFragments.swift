/// The JSON of each published schedule's reference, by business unit and week: a slots answer repeats it in every
/// entry.
struct ScheduleFragments: Sendable {
    private let references: [[[UInt8]]]
    private let calendar: WorldCalendar

    init(world: SandboxWorld) {
        calendar = world.calendar
        references = world.businessUnits.map { unit in
            unit.scheduleIDs.enumerated().map { week, id in
                let weekDate = world.calendar.days[week * 7]
                return Array(#"{"id":"\#(id)","businessUnit":{"id":"\#(unit.id)"},"weekDate":"\#(weekDate)"}"#.utf8)
            }
        }
    }

    /// The reference; nil outside of the published weeks.
    func reference(businessUnit: Int, minute: Int) -> [UInt8]? {
        calendar.week(ofMinute: minute).map { references[businessUnit][$0] }
    }
}
