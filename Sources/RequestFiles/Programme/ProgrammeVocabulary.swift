import PlanModel

/// Every field that a programme may have: the reader takes these names, and `coachplan help programme` explains them.
public enum ProgrammeVocabulary {
    /// All of them.
    public static let tables = [programme, interval]

    /// The programme itself.
    public static let programme = RequestVocabulary.Table(
        title: "of the programme",
        fields: [
            .init("coachplan", "the version of the format: \(Plan.formatVersion)", usual: nil),
            .init("programme", "any text of one line: what the programme is called", usual: nil),
            .init(
                "timeZone", "an IANA name such as America/New_York: local days are counted in it", usual: nil),
            .init("every", "how often everybody is to be coached: \(rhythms)", usual: nil),
            .init(
                "attendees",
                "who is to be coached, as in a request: a list of people, or {from: [{team: Billing North}]}",
                usual: nil),
            .init(
                "intervals",
                "who is to be coached more often, or less: a list of {team: Billing South, every: 2 weeks} and the like, of which "
                    + "the first one counts in which somebody is", usual: "every for all"),
            .init(
                "started", "when new people began: {ana.abbott@example.com: 2026-11-23}", usual: "nobody is new"),
            .init(
                "first", "by when after that day they are to be coached for the first time: \(rhythms)", usual: "every"),
            .init(
                "grace", "how long after the day on which somebody is due they are overdue: \(rhythms)",
                usual: "\(CoachingProgramme.defaultGrace)"),
            .init(
                "counts",
                "which appointments are coaching of this programme, by name: one or a list, with * for any letters",
                usual: "all"),
            .init(
                "missedAfter",
                "how long after its end an appointment that nobody has completed may still be completed: \(rhythms)",
                usual: "\(CoachingProgramme.defaultMissedAfter)"),
            .init(
                "uncompleted", "what such an appointment is after that: missed, or coached",
                usual: "\(CoachingProgramme.Uncompleted.missed)"),
            .init(
                "horizon", "how much a request plans, from the next Monday on: \(rhythms)",
                usual: "\(CoachingProgramme.defaultHorizon)"),
            .init(
                "early", "how long before the day on which somebody is due their session may be: \(rhythms)",
                usual: "\(ProgrammeReader.defaultEarly)"),
            .init(
                "overduePriority",
                "\(RequestVocabulary.text(RequestLimits.priority)): how many times as much it costs to leave out the session of "
                    + "somebody who is overdue", usual: "\(CoachingProgramme.defaultOverduePriority)"),
            .init(
                "facilitators",
                "who leads, as in a request: manager for the attendees' own leader, {group: Quality coaches}, people with limits",
                usual: "manager"),
            .init("deputies", "who stands in for leaders, as in a request", usual: "nobody"),
            .init("businessUnit", "in which business unit coachplan resolve looks for people", usual: "all"),
            .init("locale", "how months are called in texts: en-US, de-DE and so on", usual: "months are English"),
            .init(
                "defaults",
                "what the sessions of a request have: name, lengthInMinutes and any other field but key and attendees",
                usual: nil),
            .init("policy", "as in a request", usual: "all its defaults"),
        ])

    /// People with a rhythm of their own.
    public static let interval = RequestVocabulary.Table(
        title: "of an interval",
        fields: [
            .init("team", "the name of a team whose members are meant", usual: "any team"),
            .init("group", "the name of a group whose members are meant", usual: "any group"),
            .init("managementUnit", "the name of a management unit whose people are meant", usual: "any unit"),
            .init("queue", "the name of a queue whose members are meant", usual: "any queue"),
            .init("people", "a list of people who are meant, in place of these", usual: "nobody by name"),
            .init("every", "how often they are to be coached: \(rhythms)", usual: nil),
        ])

    static let rhythms = "4 weeks, 30 days, 1 month"
}
