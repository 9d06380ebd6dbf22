internal import JSONTape

// The answer of each call that creates an appointment, and of the lists that read them back.
extension CoachingAppointmentResponse: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "id": try member.value.read(into: &id)
            case "name": try member.value.read(into: &name)
            case "description": try member.value.read(into: &description)
            case "dateStart": try member.value.read(into: &dateStart)
            case "lengthInMinutes": try member.value.read(into: &lengthInMinutes)
            case "status": try member.value.read(into: &status)
            case "facilitator": try member.value.read(into: &facilitator)
            case "attendees": try member.value.read(into: &attendees)
            case "createdBy": try member.value.read(into: &createdBy)
            case "dateCreated": try member.value.read(into: &dateCreated)
            case "modifiedBy": try member.value.read(into: &modifiedBy)
            case "dateModified": try member.value.read(into: &dateModified)
            case "conversations": try member.value.read(into: &conversations)
            case "documents": try member.value.read(into: &documents)
            case "isOverdue": try member.value.read(into: &isOverdue)
            case "wfmSchedule": try member.value.read(into: &wfmSchedule)
            case "dateCompleted": try member.value.read(into: &dateCompleted)
            case "externalLinks": try member.value.read(into: &externalLinks)
            case "location": try member.value.read(into: &location)
            case "shareInsightsData": try member.value.read(into: &shareInsightsData)
            case "selfUri": try member.value.read(into: &selfUri)
            default: break
            }
        }
    }
}

extension CoachingAppointmentResponseList: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init()
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "entities": try member.value.read(into: &entities)
            case "pageSize": try member.value.read(into: &pageSize)
            case "pageNumber": try member.value.read(into: &pageNumber)
            case "total": try member.value.read(into: &total)
            case "lastUri": try member.value.read(into: &lastUri)
            case "firstUri": try member.value.read(into: &firstUri)
            case "selfUri": try member.value.read(into: &selfUri)
            case "nextUri": try member.value.read(into: &nextUri)
            case "previousUri": try member.value.read(into: &previousUri)
            case "pageCount": try member.value.read(into: &pageCount)
            default: break
            }
        }
    }
}
