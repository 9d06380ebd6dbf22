internal import JSONTape

extension CoachingSlotsResponse: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "suggestedSlots": try member.value.read(into: &suggestedSlots)
            case "attendeeSchedules": try member.value.read(into: &attendeeSchedules)
            case "facilitatorSchedules": try member.value.read(into: &facilitatorSchedules)
            case "wfmScheduleActivities": try member.value.read(into: &wfmScheduleActivities)
            default: break
            }
        }
    }
}

extension CoachingSlot: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "dateStart": try member.value.read(into: &dateStart)
            case "lengthInMinutes": try member.value.read(into: &lengthInMinutes)
            case "staffingDifference": try member.value.read(into: &staffingDifference)
            case "differenceRating": try member.value.read(into: &differenceRating)
            case "wfmSchedule": try member.value.read(into: &wfmSchedule)
            default: break
            }
        }
    }
}

extension UserAvailableTimes: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "user": try member.value.read(into: &user)
            case "availableTimes": try member.value.read(into: &availableTimes)
            default: break
            }
        }
    }
}

extension AvailableTime: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "dateStart": try member.value.read(into: &dateStart)
            case "lengthInMinutes": try member.value.read(into: &lengthInMinutes)
            case "isPaid": try member.value.read(into: &isPaid)
            case "activityCategory": try member.value.read(into: &activityCategory)
            case "wfmSchedule": try member.value.read(into: &wfmSchedule)
            default: break
            }
        }
    }
}
