import CoachingModels
import PlanModel

/// What `split` wrote.
public struct SplitReport: Sendable {
    /// A part as it is told of.
    public struct Part: Sendable, Equatable {
        /// From 1 on.
        public var number: Int
        /// What people call it.
        public var name: String
        /// Parts of the same component share something.
        public var component: Int
        /// How many sessions it has to place.
        public var sessions: Int
        /// How many people may lead them.
        public var facilitators: Int
        /// Size of its slots in bytes.
        public var slotsBytes: Int

        /// A part of its facts.
        public init(
            number: Int, name: String, component: Int, sessions: Int, facilitators: Int, slotsBytes: Int
        ) {
            self.number = number
            self.name = name
            self.component = component
            self.sessions = sessions
            self.facilitators = facilitators
            self.slotsBytes = slotsBytes
        }
    }

    private let request: String
    private let folder: String
    private let id: String
    private let parts: [Part]
    private let notes: [String]

    /// - Parameters:
    ///   - request: the request as the user named it.
    ///   - folder: where the parts are.
    ///   - id: names the division.
    ///   - notes: what the user should know, in sentences.
    public init(request: String, folder: String, id: String, parts: [Part], notes: [String]) {
        self.request = request
        self.folder = folder
        self.id = id
        self.parts = parts
        self.notes = notes
    }

    /// The whole of it.
    public var document: ReportDocument {
        let table = ReportTable(
            key: "parts", fields: ["number", "name", "component", "sessions", "facilitators", "slotsBytes"],
            rows: parts.map { part in
                [
                    .count(part.number), .text(part.name), .count(part.component), .count(part.sessions),
                    .count(part.facilitators), .count(part.slotsBytes),
                ]
            },
            columns: [
                ReportColumn("Part", .value("number"), isNumeric: true, room: .keeps),
                ReportColumn("Name", .value("name")),
                ReportColumn("Sessions", .value("sessions"), isNumeric: true, room: .keeps),
                ReportColumn("Facilitators", .value("facilitators"), isNumeric: true, room: .keeps),
            ])
        let sessions = parts.reduce(0) { $0 + $1.sessions }
        let line =
            "\(ForeignText.shown(folder)): \(Numbers.counted(sessions, "session")) in \(Numbers.counted(parts.count, "part"))"
        return ReportDocument(
            command: "split",
            facts: [
                ReportFact("request", .text(request)), ReportFact("folder", .text(folder)),
                ReportFact("division", .text(id)), ReportFact("sessions", .count(sessions)),
                ReportFact("notes", .texts(notes)),
            ],
            sections: [
                ReportSection([.line(line), .table(table)]), ReportSection(notes.map { .line($0) }),
            ])
    }
}
