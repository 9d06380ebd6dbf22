/// The names of the fields that a session may have.
enum SessionFields {
    static let all = [
        "key", "name", "description", "attendees", "facilitators", "lengthInMinutes", "window", "priority",
        "timeOfDay", "hours", "closed", "forbidden", "after", "repeat", "pin", "location", "conversationIds",
        "documentIds",
        "externalLinks",
        "shareInsightsData", "addToSchedule",
    ]
    static let after = ["session", "minDays", "maxDays"]
    static let series = ["times", "minDays", "maxDays"]
    static let pin = ["dateStart", "facilitatorId"]
}
