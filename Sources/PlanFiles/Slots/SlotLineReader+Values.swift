import JSONTape
import PlanModel

/// The single values of a slots line.
extension SlotLineReader {
    static func instant(_ value: borrowing JSONValue) throws(SlotFieldError) -> Instant {
        let instant = value.text?.utf8.withUnsafeBufferPointer { Instant(utf8: $0) }
        guard let instant else { throw SlotFieldError.wrong(value, "an instant such as 2026-12-08T15:00:00.000Z") }
        return instant
    }

    static func minutes(_ value: borrowing JSONValue) throws(SlotFieldError) -> Int32 {
        let number = value.int64 ?? value.double.flatMap { Int64(exactly: $0) }
        guard let number, (0...1_000_000).contains(number) else {
            throw SlotFieldError.wrong(value, "a whole number of minutes, 0 or more")
        }
        return Int32(number)
    }

    mutating func label(_ value: borrowing JSONValue) throws(SlotFieldError) -> Int16 {
        if value.isNull { return -1 }
        guard let text = value.text else { throw SlotFieldError.wrong(value, "text") }
        guard let number = names.number(ofLabel: text.utf8) else {
            throw SlotFieldError.wrong(value, "one of fewer than 1000 names")
        }
        return number
    }

    /// The schedules of consecutive slots are nearly always the same.
    mutating func schedule(_ value: borrowing JSONValue) throws(SlotFieldError) -> Int32 {
        if value.isNull { return -1 }
        guard var members = value.members else { throw SlotFieldError.wrong(value, "a schedule reference") }
        scheduleKey.removeAll(keepingCapacity: true)
        while let member = members.next() {
            scheduleKey.append(contentsOf: member.key.utf8)
            if let text = member.value.text { scheduleKey.append(contentsOf: text.utf8) }
            if let id = member.value["id"]?.text { scheduleKey.append(contentsOf: id.utf8) }
            scheduleKey.append(0)
        }
        if scheduleKey == lastSchedule.key { return lastSchedule.number }
        let reference = ScheduleReference(
            id: value["id"]?.string ?? "", businessUnit: value["businessUnit"]?["id"]?.string ?? "",
            weekDate: value["weekDate"]?.string)
        lastSchedule = (scheduleKey, names.number(ofSchedule: reference))
        return lastSchedule.number
    }
}

extension [UInt8] {
    fileprivate mutating func append(contentsOf span: Span<UInt8>) {
        span.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
