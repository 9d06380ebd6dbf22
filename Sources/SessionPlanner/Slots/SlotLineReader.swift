import JSONTape

/// Reads the lines of a slots file, strictly: what is there must be what the service sends.
///
/// Each member of an object is visited once, and nothing but new names is copied.
struct SlotLineReader {
    private(set) var names = SlotNames()
    private var lastSchedule: (key: [UInt8], number: Int32) = ([], -1)
    private var scheduleKey: [UInt8] = []

    mutating func line(_ value: borrowing JSONValue) throws(SlotFieldError) -> SlotLine {
        guard let request = value["request"] else { throw missing("request", "the query that was sent") }
        guard let response = value["response"] else { throw missing("response", "the answer of the service") }
        var line = SlotLine(requestKey: request.canonicalBytes(), queriedAt: nil, call: SlotCall())
        if let queriedAt = value["queriedAt"], !queriedAt.isNull {
            do { _ = try Self.instant(queriedAt) } catch { throw error.inside("queriedAt") }
            line.queriedAt = queriedAt.string
        }
        do { try readRequest(request, into: &line.call) } catch { throw error.inside("request") }
        do { try readResponse(response, into: &line.call) } catch { throw error.inside("response") }
        return line
    }

    private mutating func readRequest(_ value: borrowing JSONValue, into call: inout SlotCall) throws(SlotFieldError) {
        guard value.kind == .object else { throw wrong(value, "an object") }
        guard let attendees = value["attendeeIds"] else { throw missing("attendeeIds", "a list of user ids") }
        do { call.attendees = try users(attendees) } catch { throw error.inside("attendeeIds") }
        if let facilitators = value["facilitatorIds"], !facilitators.isNull {
            do { call.facilitators = try users(facilitators) } catch { throw error.inside("facilitatorIds") }
        }
    }

    private mutating func readResponse(_ value: borrowing JSONValue, into call: inout SlotCall) throws(SlotFieldError) {
        guard var members = value.members else { throw wrong(value, "an object") }
        while let member = members.next() {
            switch member.key {
            case "suggestedSlots":
                do { call.suggestedSlots = try slots(member.value) } catch { throw error.inside("suggestedSlots") }
            case "attendeeSchedules":
                do { call.attendeeSchedules = try availability(member.value) } catch {
                    throw error.inside("attendeeSchedules")
                }
            case "facilitatorSchedules":
                do { call.facilitatorSchedules = try availability(member.value) } catch {
                    throw error.inside("facilitatorSchedules")
                }
            default: break
            }
        }
    }

    private mutating func users(_ value: borrowing JSONValue) throws(SlotFieldError) -> [Int32] {
        guard var elements = value.elements else { throw wrong(value, "a list of user ids") }
        var users: [Int32] = []
        while let element = elements.next() {
            guard let id = element.string else { throw wrong(element, "a user id").inside("[\(users.count)]") }
            users.append(names.number(ofUser: id))
        }
        return users
    }

    private mutating func slots(_ value: borrowing JSONValue) throws(SlotFieldError) -> [SuggestedSlot] {
        if value.isNull { return [] }
        guard var elements = value.elements else { throw wrong(value, "a list of slots") }
        var slots: [SuggestedSlot] = []
        slots.reserveCapacity(value.count)
        while let element = elements.next() {
            do { slots.append(try slot(element)) } catch { throw error.inside("[\(slots.count)]") }
        }
        return slots
    }

    private mutating func slot(_ value: borrowing JSONValue) throws(SlotFieldError) -> SuggestedSlot {
        guard var members = value.members else { throw wrong(value, "a slot") }
        var start: Instant?
        var length: Int32?
        var slot = SuggestedSlot(
            start: Instant(microseconds: 0), staffingDifference: .nan, lengthInMinutes: 0, schedule: -1, rating: -1)
        while let member = members.next() {
            switch member.key {
            case "dateStart":
                do { start = try Self.instant(member.value) } catch { throw error.inside("dateStart") }
            case "lengthInMinutes":
                do { length = try Self.minutes(member.value) } catch { throw error.inside("lengthInMinutes") }
            case "staffingDifference" where !member.value.isNull:
                guard let number = member.value.double, number.isFinite, number.magnitude < 1e9 else {
                    throw wrong(member.value, "a number of people").inside("staffingDifference")
                }
                slot.staffingDifference = number
            case "differenceRating":
                do { slot.rating = try label(member.value) } catch { throw error.inside("differenceRating") }
            case "wfmSchedule":
                do { slot.schedule = try schedule(member.value) } catch { throw error.inside("wfmSchedule") }
            default: break
            }
        }
        guard let start else { throw missing("dateStart", "an instant") }
        guard let length else { throw missing("lengthInMinutes", "a number of minutes") }
        slot.start = start
        slot.lengthInMinutes = length
        return slot
    }

    private mutating func availability(_ value: borrowing JSONValue) throws(SlotFieldError) -> [UserAvailability] {
        if value.isNull { return [] }
        guard var elements = value.elements else { throw wrong(value, "a list of schedules") }
        var schedules: [UserAvailability] = []
        while let element = elements.next() {
            do { schedules.append(try userAvailability(element)) } catch { throw error.inside("[\(schedules.count)]") }
        }
        return schedules
    }

    private mutating func userAvailability(_ value: borrowing JSONValue) throws(SlotFieldError) -> UserAvailability {
        guard value.kind == .object else { throw wrong(value, "a schedule") }
        guard let user = value["user"] else { throw missing("user", "a user") }
        guard let id = user["id"]?.string else { throw missing("user.id", "a user id") }
        var availability = UserAvailability(user: names.number(ofUser: id), periods: [])
        guard let times = value["availableTimes"], !times.isNull else { return availability }
        guard var elements = times.elements else { throw wrong(times, "a list of times").inside("availableTimes") }
        availability.periods.reserveCapacity(times.count)
        while let element = elements.next() {
            do { availability.periods.append(try period(element)) } catch {
                throw error.inside("[\(availability.periods.count)]").inside("availableTimes")
            }
        }
        return availability
    }

    private mutating func period(_ value: borrowing JSONValue) throws(SlotFieldError) -> AvailablePeriod {
        guard var members = value.members else { throw wrong(value, "a period") }
        var start: Instant?
        var length: Int32?
        var period = AvailablePeriod(
            start: Instant(microseconds: 0), lengthInMinutes: 0, schedule: -1, category: -1, isPaid: true)
        while let member = members.next() {
            switch member.key {
            case "dateStart":
                do { start = try Self.instant(member.value) } catch { throw error.inside("dateStart") }
            case "lengthInMinutes":
                do { length = try Self.minutes(member.value) } catch { throw error.inside("lengthInMinutes") }
            case "isPaid" where !member.value.isNull:
                guard let isPaid = member.value.bool else {
                    throw wrong(member.value, "true or false").inside("isPaid")
                }
                period.isPaid = isPaid
            case "activityCategory":
                do { period.category = try label(member.value) } catch { throw error.inside("activityCategory") }
            case "wfmSchedule":
                do { period.schedule = try schedule(member.value) } catch { throw error.inside("wfmSchedule") }
            default: break
            }
        }
        guard let start else { throw missing("dateStart", "an instant") }
        guard let length else { throw missing("lengthInMinutes", "a number of minutes") }
        period.start = start
        period.lengthInMinutes = length
        return period
    }
}

// MARK: - Values

extension SlotLineReader {
    private static func instant(_ value: borrowing JSONValue) throws(SlotFieldError) -> Instant {
        let instant = value.text?.utf8.withUnsafeBufferPointer { InstantParser.parse($0) }
        guard let instant else { throw wrong(value, "an instant such as 2026-12-08T15:00:00.000Z") }
        return instant
    }

    private static func minutes(_ value: borrowing JSONValue) throws(SlotFieldError) -> Int32 {
        let number = value.int64 ?? value.double.flatMap { Int64(exactly: $0) }
        guard let number, (0...1_000_000).contains(number) else {
            throw wrong(value, "a whole number of minutes, 0 or more")
        }
        return Int32(number)
    }

    private mutating func label(_ value: borrowing JSONValue) throws(SlotFieldError) -> Int16 {
        if value.isNull { return -1 }
        guard let text = value.text else { throw wrong(value, "text") }
        guard let number = names.number(ofLabel: text.utf8) else { throw wrong(value, "one of fewer than 1000 names") }
        return number
    }

    /// The schedules of neighbouring slots are nearly always the same one.
    private mutating func schedule(_ value: borrowing JSONValue) throws(SlotFieldError) -> Int32 {
        if value.isNull { return -1 }
        guard var members = value.members else { throw wrong(value, "a schedule reference") }
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

private func missing(_ field: String, _ expected: String) -> SlotFieldError {
    SlotFieldError(field, expected: expected, message: "is missing")
}

private func wrong(_ value: borrowing JSONValue, _ expected: String) -> SlotFieldError {
    let shown =
        value.kind == .object || value.kind == .array
        ? "\(value.kind)" : String(decoding: value.compactBytes(), as: UTF8.self)
    return SlotFieldError(value: shown, expected: expected, message: "is not what the service sends")
}

extension [UInt8] {
    fileprivate mutating func append(contentsOf span: Span<UInt8>) {
        span.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
