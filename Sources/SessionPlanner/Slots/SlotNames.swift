/// Gives each name of a slots file a number, so that an answer of thousands of slots holds no text.
struct SlotNames {
    private(set) var users: [String] = []
    private(set) var schedules: [ScheduleReference] = []
    private(set) var labels: [String] = []
    private var numberOfUser: [String: Int32] = [:]
    private var numberOfSchedule: [ScheduleReference: Int32] = [:]
    private var numberOfLabel: [String: Int16] = [:]

    mutating func number(ofUser id: String) -> Int32 {
        if let known = numberOfUser[id] { return known }
        let number = Int32(users.count)
        users.append(id)
        numberOfUser[id] = number
        return number
    }

    mutating func number(ofSchedule schedule: ScheduleReference) -> Int32 {
        if let known = numberOfSchedule[schedule] { return known }
        let number = Int32(schedules.count)
        schedules.append(schedule)
        numberOfSchedule[schedule] = number
        return number
    }

    /// Nil after more different labels than any service has.
    mutating func number(ofLabel label: String) -> Int16? {
        if let known = numberOfLabel[label] { return known }
        guard labels.count < 1000 else { return nil }
        let number = Int16(labels.count)
        labels.append(label)
        numberOfLabel[label] = number
        return number
    }
}
