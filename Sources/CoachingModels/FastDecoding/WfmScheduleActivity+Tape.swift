internal import JSONTape

extension WfmScheduleActivity: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "userReference": try member.value.read(into: &userReference)
            case "activities": try member.value.read(into: &activities)
            case "fullDayTimeOffMarkers": try member.value.read(into: &fullDayTimeOffMarkers)
            default: break
            }
        }
    }
}

extension ScheduleActivity: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "dateStart": try member.value.read(into: &dateStart)
            case "lengthMinutes": try member.value.read(into: &lengthMinutes)
            case "description": try member.value.read(into: &description)
            case "activityCodeId": try member.value.read(into: &activityCodeId)
            case "paid": try member.value.read(into: &paid)
            case "timeOffRequestId": try member.value.read(into: &timeOffRequestId)
            case "externalActivityId": try member.value.read(into: &externalActivityId)
            case "externalActivityType": try member.value.read(into: &externalActivityType)
            default: break
            }
        }
    }
}

extension FullDayTimeOffMarker: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "businessUnitDate": try member.value.read(into: &businessUnitDate)
            case "lengthMinutes": try member.value.read(into: &lengthMinutes)
            case "description": try member.value.read(into: &description)
            case "activityCodeId": try member.value.read(into: &activityCodeId)
            case "paid": try member.value.read(into: &paid)
            case "timeOffRequestId": try member.value.read(into: &timeOffRequestId)
            default: break
            }
        }
    }
}
