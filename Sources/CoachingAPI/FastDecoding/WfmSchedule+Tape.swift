internal import JSONTape

extension WfmScheduleReference: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        guard var members = value.members else { throw TapeMismatch() }
        var id: String?
        var businessUnit: WfmBusinessUnitReference?
        var weekDate: ServiceDay?
        var selfUri: String?
        while let member = members.next() {
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

extension WfmBusinessUnitReference: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        guard var members = value.members else { throw TapeMismatch() }
        var id: String?
        var selfUri: String?
        while let member = members.next() {
            switch member.key {
            case "id": try member.value.read(into: &id)
            case "selfUri": try member.value.read(into: &selfUri)
            default: break
            }
        }
        self.init(id: try required(id), selfUri: selfUri)
    }
}

extension UserReference: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        guard var members = value.members else { throw TapeMismatch() }
        self.init()
        while let member = members.next() {
            switch member.key {
            case "id": try member.value.read(into: &id)
            case "selfUri": try member.value.read(into: &selfUri)
            default: break
            }
        }
    }
}
