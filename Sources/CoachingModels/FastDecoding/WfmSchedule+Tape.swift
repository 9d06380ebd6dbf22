internal import JSONTape

extension WfmScheduleReference: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        var id: String?
        var businessUnit: WfmBusinessUnitReference?
        var weekDate: ServiceDay?
        var selfUri: String?
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "id": try member.value.read(into: &id)
            case "businessUnit": try member.value.read(into: &businessUnit)
            case "weekDate": try member.value.read(into: &weekDate)
            case "selfUri": try member.value.read(into: &selfUri)
            default: break
            }
        }
        self.init(
            id: try required(id), businessUnit: try required(businessUnit), weekDate: try required(weekDate),
            selfUri: selfUri)
    }
}

extension WfmBusinessUnitReference: TapeReadableReference {
    init(id: String?, selfUri: String?) throws(TapeMismatch) {
        self.init(id: try required(id) as String, selfUri: selfUri)
    }
}
