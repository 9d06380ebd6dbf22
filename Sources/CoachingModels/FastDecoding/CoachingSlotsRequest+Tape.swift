internal import JSONTape

// A stand-in for the service parses thousands of these per second.
extension CoachingSlotsRequest: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        var interval: String?
        var lengthInMinutes: Int?
        var attendeeIds: [String]?
        var facilitatorIds: [String]?
        var interruptibleAppointmentIds: [String]?
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "interval": try member.value.read(into: &interval)
            case "lengthInMinutes": try member.value.read(into: &lengthInMinutes)
            case "attendeeIds": try member.value.read(into: &attendeeIds)
            case "facilitatorIds": try member.value.read(into: &facilitatorIds)
            case "interruptibleAppointmentIds": try member.value.read(into: &interruptibleAppointmentIds)
            default: break
            }
        }
        self.init(
            interval: try required(interval), lengthInMinutes: try required(lengthInMinutes),
            attendeeIds: try required(attendeeIds), facilitatorIds: facilitatorIds,
            interruptibleAppointmentIds: interruptibleAppointmentIds)
    }
}
