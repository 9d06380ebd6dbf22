import PlanModel

/// The fields of a session that stand alone: preferences, and what is only passed on to the service.
struct SessionOptions {
    var timeOfDay: Range<ClockTime>?
    var location: String?
    var conversationIds: [String]?
    var documentIds: [String]?
    var externalLinks: [String]?
    var shareInsightsData: Bool?
    var addToSchedule: Bool?
}

extension SessionReader {
    func options(_ fields: FieldMap) -> SessionOptions {
        SessionOptions(
            timeOfDay: fields["timeOfDay"].flatMap(timeOfDay),
            location: fields["location"]?.identifier(expected: "a location's name"),
            conversationIds: fields["conversationIds"]?.texts(expected: "conversation id"),
            documentIds: fields["documentIds"]?.texts(expected: "document id"),
            externalLinks: fields["externalLinks"].flatMap(links),
            shareInsightsData: fields["shareInsightsData"]?.bool(),
            addToSchedule: fields["addToSchedule"]?.bool())
    }

    func take(_ options: SessionOptions, into session: inout SessionRequest) {
        session.timeOfDay = options.timeOfDay
        session.location = options.location
        session.conversationIds = options.conversationIds
        session.documentIds = options.documentIds
        session.externalLinks = options.externalLinks
        session.shareInsightsData = options.shareInsightsData
        session.addToSchedule = options.addToSchedule ?? true
    }

    private func timeOfDay(_ value: FieldValue) -> Range<ClockTime>? {
        let expected = "a range HH:mm-HH:mm, such as 09:00-12:00"
        guard let text = value.text(expected: expected) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = ClockTime(parts[0]), let end = ClockTime(parts[1]) else {
            return value.failed("is not a range of times", expected: expected)
        }
        if let fault = RequestRules.timeOfDay(from: start, to: end) { return value.accepted(nil, fault) }
        return start..<end
    }

    private func links(_ value: FieldValue) -> [String]? {
        value.list(expected: "a list of links")?.compactMap {
            $0.text(maxLength: RequestLimits.linkBytes, expected: "a link")
        }
    }
}
