import PlanModel

/// Assigns each name in a slots file a number, so that an answer of thousands of slots holds no text.
struct SlotNames {
    private(set) var users: [String] = []
    private(set) var schedules: [ScheduleReference] = []
    private(set) var labels: [String] = []
    private var numberOfUser = IdentifierTable<Int32>()
    private var numberOfSchedule: [ScheduleReference: Int32] = [:]

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

    /// There are only a handful of labels: searching for one is faster than hashing it.
    mutating func number(ofLabel utf8: Span<UInt8>) -> Int16? {
        for (number, label) in labels.enumerated() where SlotNames.equal(label, utf8) { return Int16(number) }
        return number(ofLabel: String(copying: utf8))
    }

    /// Nil if there are more different labels than any service has.
    mutating func number(ofLabel label: String) -> Int16? {
        if let known = labels.firstIndex(where: label.isSameIdentifier) { return Int16(known) }
        guard labels.count < 1000 else { return nil }
        labels.append(label)
        return Int16(labels.count - 1)
    }

    private static func equal(_ label: String, _ utf8: Span<UInt8>) -> Bool {
        guard label.utf8.count == utf8.count else { return false }
        var index = 0
        for byte in label.utf8 {
            if utf8[index] != byte { return false }
            index += 1
        }
        return true
    }
}

extension String {
    init(copying utf8: Span<UInt8>) {
        self = utf8.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
