import PlanModel

/// The fields of a session that do not depend on others: preferences, and values that are only passed on to the
/// service.
struct SessionOptions {
    var timeOfDay: Range<ClockTime>?
    var hours: [HoursRange]
    var closed: [HoursRange]
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
            hours: hours.ranges(fields["hours"]), closed: hours.ranges(fields["closed"]),
            location: fields["location"]?.identifier(expected: "a location's name"),
            conversationIds: fields["conversationIds"]?.texts(expected: "conversation id"),
            documentIds: fields["documentIds"]?.texts(expected: "document id"),
            externalLinks: fields["externalLinks"].flatMap(links),
            shareInsightsData: fields["shareInsightsData"]?.bool(),
            addToSchedule: fields["addToSchedule"]?.bool())
    }

    func take(_ options: SessionOptions, into session: inout SessionRequest) {
        session.timeOfDay = options.timeOfDay
        session.hours = options.hours
        session.closed = options.closed
        session.location = options.location
        session.conversationIds = options.conversationIds
        session.documentIds = options.documentIds
        session.externalLinks = options.externalLinks
        session.shareInsightsData = options.shareInsightsData
        session.addToSchedule = options.addToSchedule ?? true
    }

    private func timeOfDay(_ value: FieldValue) -> Range<ClockTime>? {
        guard let text = value.text(expected: Range<ClockTime>.clockRangeExpected) else { return nil }
        switch Range<ClockTime>.clockRange(text) {
        case .success(let range): return range
        case .failure(let fault): return value.accepted(nil, fault)
        }
    }

    private func links(_ value: FieldValue) -> [String]? {
        value.list(expected: "a list of links")?.compactMap {
            $0.text(maxLength: RequestLimits.linkBytes, expected: "a link")
        }
    }
}
