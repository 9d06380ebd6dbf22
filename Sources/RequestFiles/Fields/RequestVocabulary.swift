import PlanFiles
import PlanModel

/// Every field that a request may have: the reader accepts these names, and `coachplan help request` explains them.
public enum RequestVocabulary {
    /// A field of an object in a request.
    public struct Field: Sendable, Equatable {
        /// Its name, as it is written.
        public let name: String
        /// The values that it accepts, in one or two sentences.
        public let values: String
        /// The default value; nil if the field is required.
        public let usual: String?

        init(_ name: String, _ values: String, usual: String?) {
            self.name = name
            self.values = values
            self.usual = usual
        }
    }

    /// The fields of one kind of object.
    public struct Table: Sendable, Equatable {
        /// The object that has the fields, such as `of a session`.
        public let title: String
        /// The fields, in the order in which they are explained.
        public let fields: [Field]

        /// The names of the fields.
        public var names: [String] { fields.map(\.name) }
    }

    /// All tables, from the request itself to the parts of its fields.
    public static let tables = [
        request, facilitator, attendee, held, session, window, after, series, pin, policy, staffingGroup,
    ]

    static func text(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound) to \(range.upperBound)" }

    static let intervals =
        "two local dates such as 2026-12-07/2026-12-12, the end exclusive, or two instants with Z or an offset"

    static let hoursValues =
        "one range or a list of them: Mon-Fri 09:30-16:30, Tue,Thu, 09:00-12:00, or two dates or instants, the end exclusive"

    static let heldValues =
        "a list of coaching appointments, each {dateStart: 2026-12-08T15:00:00Z, lengthInMinutes: 30}"

    static func limit(_ what: String, _ range: ClosedRange<Int>) -> String { "\(what), \(text(range))" }
}

/// The request and its people.
extension RequestVocabulary {
    /// The request itself.
    public static let request = Table(
        title: "of the request",
        fields: [
            Field("coachplan", "the version of the format: \(Plan.formatVersion)", usual: nil),
            Field("name", "any text of one line: what the request is called", usual: nil),
            Field(
                "timeZone", "an IANA name such as America/New_York: local days and hours are counted in it", usual: nil),
            Field("horizon", "the days to plan, at most \(RequestLimits.horizonDays): \(intervals)", usual: nil),
            Field(
                "facilitators",
                "a list of people who may lead sessions, by id, e-mail or name, with {group: Quality coaches} for its members "
                    + "and manager for who leads the attendees; or {from: [...]}", usual: "those whom the sessions name"
            ),
            Field(
                "attendees",
                "a list of people who are coached, by id, e-mail or name; or {from: [{team: Billing North, exclude: [...]}, "
                    + "{managementUnit: Dublin, queue: Billing}, {group: New hires}]}",
                usual: "those whom the sessions name"),
            Field(
                "deputies", "who stands in for leaders: {lead@example.com: [deputy@example.com]}", usual: "nobody"),
            Field(
                "businessUnit", "in which business unit coachplan resolve looks for people, by name",
                usual: "all in which the caller may coach"),
            Field(
                "sessions",
                "a list of sessions, one at least; one of them, or the whole, may be {for: each attendee, ...}: a session for "
                    + "each", usual: "those of sessionsFile"),
            Field(
                "sessionsFile", "the path of a sheet saved as CSV, beside the request, in place of sessions",
                usual: "none"),
            Field(
                "columns",
                "what columns of the sheet are for: {Agent: attendees, \"Length (min)\": lengthInMinutes}; extra keeps one for "
                    + "texts only", usual: "columns are known by the names of fields and by usual words for them"),
            Field(
                "encoding", "of the sheet: \(TextEncoding.names.joined(separator: ", "))",
                usual: "UTF-8, UTF-16, or Windows-1252 where that is certain"),
            Field(
                "locale", "how dates and months are written in the sheet and in texts: en-US, de-DE and so on",
                usual: "dates are yyyy-MM-dd, months are English"),
            Field(
                "defaults", "any field of a session but key: what sessions have that don't give it themselves",
                usual: "none"),
            Field("policy", "what may be used of the slots, and what is paid for what", usual: "all its defaults"),
        ])

    /// A person who leads sessions.
    public static let facilitator = Table(
        title: "of a facilitator",
        fields: [
            Field("id", "the user's id in the service", usual: nil),
            Field("name", "what people read", usual: "the id"),
            Field(
                "maxSessionsPerDay", limit("sessions of a local day", RequestLimits.sessionsPerDay), usual: "no limit"),
            Field("maxMinutesPerDay", limit("minutes of a local day", RequestLimits.minutesPerDay), usual: "no limit"),
            Field(
                "maxSessionsPerWeek", limit("sessions of a week from Monday", RequestLimits.sessionsPerWeek),
                usual: "no limit"),
            Field(
                "maxMinutesPerWeek", limit("minutes of a week from Monday", RequestLimits.minutesPerWeek),
                usual: "no limit"),
            Field("bufferMinutes", limit("free minutes between two sessions", RequestLimits.bufferMinutes), usual: "0"),
            Field(
                "targetMinutes",
                limit("minutes over all days above which policy.overloadCost applies", RequestLimits.targetMinutes),
                usual: "no target"),
            Field("hours", "when they coach: \(hoursValues)", usual: "always"),
            Field("closed", "when they don't: as hours", usual: "never"),
            Field(
                "held", "what they lead beside the plan, which counts in their limits: \(heldValues)", usual: "nothing"),
        ])

    /// A person who is coached.
    public static let attendee = Table(
        title: "of an attendee",
        fields: [
            Field("id", "the user's id in the service", usual: nil),
            Field("name", "what people read", usual: "the id"),
            Field(
                "staffingGroup", "any name: whose absence counts together",
                usual: "the business unit of the slots, else default"),
            Field("maxMinutesPerDay", limit("minutes of a local day", RequestLimits.minutesPerDay), usual: "no limit"),
            Field(
                "minDaysBetween",
                "local days between the starts of any two of their sessions, at least; at most the horizon's",
                usual: "0"),
            Field("hours", "when they may be coached: \(hoursValues)", usual: "always"),
            Field("closed", "when they may not: as hours", usual: "never"),
            Field(
                "held", "what they attend beside the plan, which counts in their limits: \(heldValues)",
                usual: "nothing"),
        ])

    /// A coaching appointment that somebody has beside the plan.
    public static let held = Table(
        title: "of what is held",
        fields: [
            Field("dateStart", "an instant with Z or an offset", usual: nil),
            Field("lengthInMinutes", limit("its whole minutes", RequestLimits.heldMinutes), usual: nil),
        ])
}

/// Sessions.
extension RequestVocabulary {
    /// One appointment to place, or a series of them.
    public static let session = Table(
        title: "of a session",
        fields: [
            Field(
                "key",
                "1 to \(RequestLimits.keyBytes) letters, digits, '.', '_' or '-', each once; a sheet may do without: it is "
                    + "made from whom the session is for", usual: nil),
            Field("name", "the appointment's name, as agents see it; may hold {{names}} of values", usual: nil),
            Field("description", "the appointment's description; may hold {{names}} of values", usual: "empty"),
            Field("attendees", "one person or more, by id, e-mail or name", usual: nil),
            Field(
                "facilitators",
                "who may lead it, in order of preference: by id, e-mail or name, manager for the attendees' own leader, "
                    + "{group: Quality coaches} and the like for members", usual: nil),
            Field("lengthInMinutes", RequestRules.lengthsExpected, usual: nil),
            Field("window", "the time it must lie in: \(intervals)", usual: "the horizon"),
            Field(
                "priority",
                "\(text(RequestLimits.priority)): how many times as much it costs to leave this one out, or to have it late",
                usual: "1"),
            Field("timeOfDay", "preferred local hours, such as 09:00-12:00 or 20:00-24:00", usual: "any"),
            Field("hours", "when it may be: \(hoursValues)", usual: "always"),
            Field("closed", "when it may not: as hours", usual: "never"),
            Field(
                "forbidden", "places that it must not have: a list of \(RequestRules.forbiddenExpected)", usual: "none"),
            Field(
                "after", "{session: KEY, minDays: 5, maxDays: 9}: so many local days after another one's start",
                usual: "none"),
            Field(
                "repeat",
                "{times: 4, minDays: 5, maxDays: 9}: a series of sessions KEY-1, KEY-2 and so on; not beside a pin",
                usual: "one session"),
            Field("pin", "{dateStart: 2026-12-08T15:00:00Z, facilitatorId: ID}: this place or none", usual: "none"),
            Field("location", "a room; policy.locations says how many sessions it holds at once", usual: "none"),
            Field("conversationIds", "a list of ids, passed on with the appointment", usual: "none"),
            Field("documentIds", "a list of ids, passed on with the appointment", usual: "none"),
            Field("externalLinks", "a list of links, passed on with the appointment", usual: "none"),
            Field("shareInsightsData", "true or false, passed on with the appointment", usual: "not sent"),
            Field("addToSchedule", "true or false: whether the service writes it into the schedules", usual: "true"),
            Field(
                "extra", "{Topic: refunds}: texts for the names in name and description; a sheet's other columns",
                usual: "none"),
        ])

    /// A window by its first and last day.
    public static let window = Table(
        title: "of a window by days",
        fields: [
            Field("first", "its first local date", usual: "the horizon's first"),
            Field("last", "its last local date, which belongs to it", usual: "the horizon's last"),
        ])

    /// The predecessor of a session.
    public static let after = Table(
        title: "of after",
        fields: [
            Field("session", "the key of the other session", usual: nil),
            Field("minDays", limit("local days after its start, at least", RequestLimits.days), usual: "0"),
            Field("maxDays", limit("local days after its start, at most", RequestLimits.days), usual: "no limit"),
        ])

    /// A series.
    public static let series = Table(
        title: "of repeat",
        fields: [
            Field("times", limit("how many sessions", RequestLimits.series), usual: nil),
            Field("minDays", limit("local days from each start to the next, at least", RequestLimits.days), usual: "0"),
            Field(
                "maxDays", limit("local days from each start to the next, at most", RequestLimits.days),
                usual: "no limit"),
        ])

    /// The place to which a session is pinned.
    public static let pin = Table(
        title: "of a pin",
        fields: [
            Field("dateStart", "an instant with Z or an offset, at a quarter of an hour", usual: nil),
            Field("facilitatorId", "one of the session's facilitators", usual: "any of them"),
        ])
}

/// The policy.
extension RequestVocabulary {
    private static let usualPolicy = Policy()

    /// Which slots may be used, and the prices.
    public static let policy = Table(
        title: "of the policy",
        fields: [
            Field(
                "candidates", "suggested: only slots that the service suggests; available: whenever all are free",
                usual: usualPolicy.candidates.rawValue),
            Field(
                "ratings", "which suggested slots: a list of \(Policy.allRatings.joined(separator: ", "))",
                usual: usualPolicy.ratings.joined(separator: ", ")),
            Field(
                "activities",
                "which working time may be used: a list of \(Policy.allActivities.joined(separator: ", "))",
                usual: usualPolicy.activities.joined(separator: ", ")),
            Field("paidOnly", "true or false: whether only paid time may be used", usual: "\(usualPolicy.paidOnly)"),
            Field(
                "marginMinutes",
                "a multiple of 15, \(text(RequestLimits.marginMinutes)): so long before and after a session its attendees must be free too",
                usual: "\(usualPolicy.marginMinutes)"),
            Field("hours", "when sessions may be: \(hoursValues)", usual: "always"),
            Field("closed", "when they may not: as hours", usual: "never"),
            Field(
                "staffingFloor", "a number, with decimals if need be: people above the forecast to keep",
                usual: "\(usualPolicy.staffingFloor)"),
            Field("staffingGroups", "{billing: {floor: 1.5, maxAway: 2}}: limits of single groups", usual: "none"),
            Field(
                "locations", "{Room 1: 1}: sessions at once in a room, \(text(RequestLimits.capacity))",
                usual: "no limit"),
            Field(
                "understaffingGrowth",
                "\(RequestLimits.growth.lowerBound) to \(RequestLimits.growth.upperBound): by how much of understaffingCost each "
                    + "person who is missing already makes the next one dearer",
                usual: "\(usualPolicy.understaffingGrowth)"),
        ]
            + CostTerm.allCases.map { term in
                Field(
                    term.policyField, "what each costs, a number from 0: \(term.meaning)",
                    usual: "\(usualPolicy.costs[term])")
            })

    /// Limits of one staffing group.
    public static let staffingGroup = Table(
        title: "of a staffing group of the policy",
        fields: [
            Field("floor", "people above the forecast to keep in this group", usual: "staffingFloor"),
            Field("maxAway", limit("how many of it may be in coaching at once", RequestLimits.away), usual: "no limit"),
        ])
}

/// Names of values in texts.
extension RequestVocabulary {
    /// The names that may be used in double braces in the name and the description of a session.
    public static let textNames = [
        Field("attendee.name", "the name of who is coached, or the names with commas between them", usual: nil),
        Field("session.number", "1 and so on in a series, 1 for a session that is alone", usual: nil),
        Field("session.key", "the session's key", usual: nil),
        Field("window.month", "the month in which the session's window begins, in the language of locale", usual: nil),
        Field("window.first", "the first day of the window", usual: nil),
        Field("window.last", "the last day of the window", usual: nil),
        Field("request.name", "what the request is called", usual: nil),
        Field("extra.NAME", "a text of extra, or another column of the sheet by its header", usual: nil),
        Field("braces", "two opening braces themselves", usual: nil),
    ]
}
