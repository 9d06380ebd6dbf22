import PlanModel

/// Maps the numbers of names in one batch to those in the whole file.
struct Renumbering {
    private let users: [Int32]
    private let schedules: [Int32]
    private let labels: [Int16]

    init(_ names: SlotNames, into all: inout SlotNames) {
        users = names.users.map { all.number(ofUser: $0) }
        schedules = names.schedules.map { all.number(ofSchedule: $0) }
        labels = names.labels.map { all.number(ofLabel: $0) ?? -1 }
    }

    func call(_ call: SlotCall) -> SlotCall {
        var call = call
        for index in call.attendees.indices { call.attendees[index] = users[Int(call.attendees[index])] }
        for index in call.facilitators.indices { call.facilitators[index] = users[Int(call.facilitators[index])] }
        for index in call.suggestedSlots.indices {
            renumber(&call.suggestedSlots[index].schedule)
            renumber(&call.suggestedSlots[index].rating)
        }
        for index in call.attendeeSchedules.indices { renumber(&call.attendeeSchedules[index]) }
        for index in call.facilitatorSchedules.indices { renumber(&call.facilitatorSchedules[index]) }
        return call
    }

    private func renumber(_ availability: inout UserAvailability) {
        availability.user = users[Int(availability.user)]
        for index in availability.periods.indices {
            renumber(&availability.periods[index].schedule)
            renumber(&availability.periods[index].category)
        }
    }

    private func renumber(_ schedule: inout Int32) { if schedule >= 0 { schedule = schedules[Int(schedule)] } }

    private func renumber(_ label: inout Int16) { if label >= 0 { label = labels[Int(label)] } }
}
