import CoachingModels
package import JSONTape
import PlanModel

/// Reads the lines of a slots file, strictly: everything in them must be as the service sends it.
///
/// Each member of an object is visited once, and only new names are copied.
package struct SlotLineReader {
    var names = SlotNames()
    var lastSchedule: (key: [UInt8], number: Int32) = ([], -1)
    var scheduleKey: [UInt8] = []

    package init() {}

    package mutating func line(_ value: borrowing JSONValue) throws(SlotFieldError) -> SlotLine {
        guard let request = value["request"] else { throw SlotFieldError.missing("request", "the query that was sent") }
        guard let response = value["response"] else {
            throw SlotFieldError.missing("response", "the answer of the service")
        }
        var line = SlotLine(requestKey: request.canonicalBytes(), queriedAt: nil, call: SlotCall())
        if let queriedAt = value["queriedAt"], !queriedAt.isNull {
            do { _ = try Self.instant(queriedAt) } catch { throw error.inside("queriedAt") }
            line.queriedAt = queriedAt.string
        }
        line.call = try call(request: request, response: response)
        return line
    }

    /// Reads a query and its answer.
    mutating func call(
        request: borrowing JSONValue, response: borrowing JSONValue
    ) throws(SlotFieldError) -> SlotCall {
        var call = SlotCall()
        do { try readRequest(request, into: &call) } catch { throw error.inside("request") }
        do { try readResponse(response, into: &call) } catch { throw error.inside("response") }
        return call
    }

    private mutating func readRequest(_ value: borrowing JSONValue, into call: inout SlotCall) throws(SlotFieldError) {
        guard value.kind == .object else { throw SlotFieldError.wrong(value, "an object") }
        guard let attendees = value["attendeeIds"] else {
            throw SlotFieldError.missing("attendeeIds", "a list of user ids")
        }
        do { call.attendees = try users(attendees) } catch { throw error.inside("attendeeIds") }
        if let facilitators = value["facilitatorIds"], !facilitators.isNull {
            do { call.facilitators = try users(facilitators) } catch { throw error.inside("facilitatorIds") }
        }
    }

    private mutating func readResponse(_ value: borrowing JSONValue, into call: inout SlotCall) throws(SlotFieldError) {
        guard var members = value.members else { throw SlotFieldError.wrong(value, "an object") }
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
        guard var elements = value.elements else { throw SlotFieldError.wrong(value, "a list of user ids") }
        var users: [Int32] = []
        while let element = elements.next() {
            guard let id = element.string else {
                throw SlotFieldError.wrong(element, "a user id").inside("[\(users.count)]")
            }
            users.append(names.number(ofUser: id))
        }
        return users
    }

    private mutating func slots(_ value: borrowing JSONValue) throws(SlotFieldError) -> [SuggestedSlot] {
        if value.isNull { return [] }
        guard var elements = value.elements else { throw SlotFieldError.wrong(value, "a list of slots") }
        var slots: [SuggestedSlot] = []
        slots.reserveCapacity(value.count)
        while let element = elements.next() {
            do { slots.append(try slot(element)) } catch { throw error.inside("[\(slots.count)]") }
        }
        return slots
    }

    private mutating func slot(_ value: borrowing JSONValue) throws(SlotFieldError) -> SuggestedSlot {
        guard var members = value.members else { throw SlotFieldError.wrong(value, "a slot") }
        var span = SlotSpan()
        var staffingDifference = Double.nan
        var rating: Int16 = -1
        while let member = members.next() {
            if try read(member, into: &span) { continue }
            switch member.key {
            case "staffingDifference" where !member.value.isNull:
                guard let number = member.value.double, number.isFinite, number.magnitude < 1e9 else {
                    throw SlotFieldError.wrong(member.value, "a number of people").inside("staffingDifference")
                }
                staffingDifference = number
            case "differenceRating":
                do { rating = try label(member.value) } catch { throw error.inside("differenceRating") }
            default: break
            }
        }
        let (start, length) = try span.complete()
        return SuggestedSlot(
            start: start, staffingDifference: staffingDifference, lengthInMinutes: length, schedule: span.schedule,
            rating: rating)
    }

    private mutating func availability(_ value: borrowing JSONValue) throws(SlotFieldError) -> [UserAvailability] {
        if value.isNull { return [] }
        guard var elements = value.elements else { throw SlotFieldError.wrong(value, "a list of schedules") }
        var schedules: [UserAvailability] = []
        while let element = elements.next() {
            do { schedules.append(try userAvailability(element)) } catch { throw error.inside("[\(schedules.count)]") }
        }
        return schedules
    }

    private mutating func userAvailability(_ value: borrowing JSONValue) throws(SlotFieldError) -> UserAvailability {
        guard value.kind == .object else { throw SlotFieldError.wrong(value, "a schedule") }
        guard let user = value["user"] else { throw SlotFieldError.missing("user", "a user") }
        guard let id = user["id"]?.string else { throw SlotFieldError.missing("user.id", "a user id") }
        var availability = UserAvailability(user: names.number(ofUser: id), periods: [])
        guard let times = value["availableTimes"], !times.isNull else { return availability }
        guard var elements = times.elements else {
            throw SlotFieldError.wrong(times, "a list of times").inside("availableTimes")
        }
        availability.periods.reserveCapacity(times.count)
        while let element = elements.next() {
            do { availability.periods.append(try period(element)) } catch {
                throw error.inside("[\(availability.periods.count)]").inside("availableTimes")
            }
        }
        return availability
    }

    private mutating func period(_ value: borrowing JSONValue) throws(SlotFieldError) -> AvailablePeriod {
        guard var members = value.members else { throw SlotFieldError.wrong(value, "a period") }
        var span = SlotSpan()
        var category: Int16 = -1
        var isPaid = true
        while let member = members.next() {
            if try read(member, into: &span) { continue }
            switch member.key {
            case "isPaid" where !member.value.isNull:
                guard let value = member.value.bool else {
                    throw SlotFieldError.wrong(member.value, "true or false").inside("isPaid")
                }
                isPaid = value
            case "activityCategory":
                do { category = try label(member.value) } catch { throw error.inside("activityCategory") }
            default: break
            }
        }
        let (start, length) = try span.complete()
        return AvailablePeriod(
            start: start, lengthInMinutes: length, schedule: span.schedule, category: category, isPaid: isPaid)
    }

    /// Reads a member that slots and periods have in common; returns false if it is not one of these.
    private mutating func read(
        _ member: borrowing JSONMember, into span: inout SlotSpan
    ) throws(SlotFieldError) -> Bool {
        switch member.key {
        case "dateStart":
            do { span.start = try Self.instant(member.value) } catch { throw error.inside("dateStart") }
        case "lengthInMinutes":
            do { span.length = try Self.minutes(member.value) } catch { throw error.inside("lengthInMinutes") }
        case "wfmSchedule":
            do { span.schedule = try schedule(member.value) } catch { throw error.inside("wfmSchedule") }
        default: return false
        }
        return true
    }
}

/// The time and the published schedule of a slot or a period, while it is being read.
private struct SlotSpan {
    var start: Instant?
    var length: Int32?
    var schedule: Int32 = -1

    func complete() throws(SlotFieldError) -> (start: Instant, length: Int32) {
        guard let start else { throw SlotFieldError.missing("dateStart", "an instant") }
        guard let length else { throw SlotFieldError.missing("lengthInMinutes", "a number of minutes") }
        return (start, length)
    }
}
