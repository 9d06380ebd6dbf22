import CoachingModels
import PlanModel

/// The report of `split`.
public struct SplitReport: Sendable {
    /// A part in the report.
    public struct Part: Sendable, Equatable {
        /// The part's number, from 1.
        public var number: Int
        /// The name to show.
        public var name: String
        /// The component to which it belongs; parts of the same component share something.
        public var component: Int
        /// The number of sessions to place.
        public var sessions: Int
        /// The number of people who may lead them.
        public var facilitators: Int
        /// The size of its slots in bytes.
        public var slotsBytes: Int

        /// Creates a part from its facts.
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
    ///   - folder: the folder of the parts.
    ///   - id: the id of the division.
    ///   - notes: what the user should know, in sentences.
    public init(request: String, folder: String, id: String, parts: [Part], notes: [String]) {
        self.request = request
        self.folder = folder
        self.id = id
        self.parts = parts
        self.notes = notes
    }

    /// The complete report.
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
