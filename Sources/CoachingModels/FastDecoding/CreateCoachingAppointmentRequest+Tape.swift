internal import JSONTape

// A plan has thousands of these, which the stand-in for the service parses again.
extension CreateCoachingAppointmentRequest: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        var name: String?
        var description: String?
        var dateStart: ServiceDate?
        var lengthInMinutes: Int?
        var facilitatorId: String?
        var attendeeIds: [String]?
        var conversationIds: [String]?
        var documentIds: [String]?
        var wfmSchedule: WfmScheduleReference?
        var externalLinks: [String]?
        var location: String?
        var shareInsightsData: Bool?
        var addToSchedule: Bool?
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "name": try member.value.read(into: &name)
            case "description": try member.value.read(into: &description)
            case "dateStart": try member.value.read(into: &dateStart)
            case "lengthInMinutes": try member.value.read(into: &lengthInMinutes)
            case "facilitatorId": try member.value.read(into: &facilitatorId)
            case "attendeeIds": try member.value.read(into: &attendeeIds)
            case "conversationIds": try member.value.read(into: &conversationIds)
            case "documentIds": try member.value.read(into: &documentIds)
            case "wfmSchedule": try member.value.read(into: &wfmSchedule)
            case "externalLinks": try member.value.read(into: &externalLinks)
            case "location": try member.value.read(into: &location)
            case "shareInsightsData": try member.value.read(into: &shareInsightsData)
            case "addToSchedule": try member.value.read(into: &addToSchedule)
            default: break
            }
        }
        self.init(
            name: try required(name),
            description: try required(description),
            dateStart: try required(dateStart),
            lengthInMinutes: try required(lengthInMinutes),
            facilitatorId: facilitatorId,
            attendeeIds: try required(attendeeIds),
            conversationIds: conversationIds,
            documentIds: documentIds,
            wfmSchedule: wfmSchedule,
            externalLinks: externalLinks,
            location: location,
            shareInsightsData: shareInsightsData,
            addToSchedule: addToSchedule)
    }
}
