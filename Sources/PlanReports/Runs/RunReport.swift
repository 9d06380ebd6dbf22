import CoachingModels
public import PlanModel

/// The report of `run`: which parts of a request are planned, their total cost, and why the others are not.
public struct RunReport: Sendable {
    /// One part.
    public struct Part: Sendable, Equatable {
        /// The part's number in the folder, from 1.
        public var number: Int
        /// The name to show.
        public var name: String
        /// `planned`, `failed`, `running` or `waiting`.
        public var state: String
        /// How often it was started in this run.
        public var attempts: Int
        /// The number of sessions to place.
        public var sessions: Int
        /// The cost of its plan.
        public var cost: Double?
        /// A lower bound on the cost of every plan of it.
        public var bound: Double?
        /// How long its worker took, in seconds.
        public var seconds: Double?
        /// The most memory that its worker used, in megabytes.
        public var peakMegabytes: Int?
        /// The machine on which it was planned.
        public var host: String?
        /// Why it has no plan.
        public var problem: String?

        /// Creates a part from its facts.
        public init(
            number: Int, name: String, state: String, attempts: Int, sessions: Int, cost: Double?, bound: Double?,
            seconds: Double?, peakMegabytes: Int?, host: String?, problem: String?
        ) {
            self.number = number
            self.name = name
            self.state = state
            self.attempts = attempts
            self.sessions = sessions
            self.cost = cost
            self.bound = bound
            self.seconds = seconds
            self.peakMegabytes = peakMegabytes
            self.host = host
            self.problem = problem
        }
    }

    /// The plan of the whole.
    public struct Joined: Sendable, Equatable {
        /// Where it was written.
        public var file: String
        /// Sessions with a place.
        public var appointments: Int
        /// Sessions without one.
        public var unscheduled: Int
        /// What it costs.
        public var cost: Double
        /// What every plan costs at least.
        public var bound: Double
        /// The distance between the two, as a share of the cost.
        public var gap: Double

        /// The plan of the whole, as it was written.
        public init(_ solution: PlanSolution, appointments: Int, unscheduled: Int, file: String) {
            self.file = file
            self.appointments = appointments
            self.unscheduled = unscheduled
            cost = solution.cost
            bound = solution.bound
            gap = solution.gap
        }

        var line: String {
            "\(ForeignText.shown(file)): \(appointments) of \(Numbers.counted(appointments + unscheduled, "session")) placed; cost "
                + "\(Numbers.plain(cost)), no plan costs less than \(Numbers.plain(bound)): within \(Numbers.percent(gap))"
        }

        var value: ReportValue {
            .record([
                ReportFact("file", .text(file)), ReportFact("appointments", .count(appointments)),
                ReportFact("unscheduled", .count(unscheduled)), ReportFact("cost", .amount(cost)),
                ReportFact("bound", .amount(bound)), ReportFact("gap", .amount(gap)),
            ])
        }
    }

    private let folder: String
    private let engine: String?
    private let jobs: [String]

    /// - Parameters:
    ///   - folder: the folder of parts, as the user named it.
    ///   - engine: the engine that ran the workers.
    ///   - jobs: the numbers of the cluster's jobs.
    public init(folder: String, engine: String?, jobs: [String]) {
        self.folder = folder
        self.engine = engine
        self.jobs = jobs
    }

    /// For programs, from a run about which nothing is known yet.
    public var begun: ReportDocument { ReportDocument(command: "run", facts: facts([])) }

    /// The results of the parts.
    ///
    /// - Parameters:
    ///   - joined: the plan of the whole, where there is one.
    ///   - notes: what the user should know besides.
    public func document(_ parts: [Part], joined: Joined? = nil, notes: [String] = []) -> ReportDocument {
        let failed = parts.filter { $0.state == "failed" }
        var sections = [ReportSection(([summary(parts)] + [joined?.line].compactMap(\.self) + notes).map { .line($0) })]
        if !failed.isEmpty { sections.append(troubles(failed)) }
        return ReportDocument(
            command: "run",
            facts: facts(parts) + [
                ReportFact("joined", joined?.value ?? .missing), ReportFact("notes", .texts(notes)),
                ReportFact("parts", .list(table(parts).records)),
            ],
            sections: sections)
    }

    private func facts(_ parts: [Part]) -> [ReportFact] {
        let known = parts.filter { $0.state == "planned" }
        let counts = ["planned", "failed", "running", "waiting"].map { state in
            ReportFact(state, .count(parts.count { $0.state == state }))
        }
        return [
            ReportFact("folder", .text(folder)), ReportFact("engine", .optional(engine)),
            ReportFact("jobs", .texts(jobs)),
        ]
            + (parts.isEmpty
                ? []
                : counts + [
                    ReportFact("cost", .amount(Self.rounded(known.compactMap(\.cost).reduce(0, +)))),
                    ReportFact("bound", .amount(Self.rounded(known.compactMap(\.bound).reduce(0, +)))),
                ])
    }

    private func summary(_ parts: [Part]) -> String {
        let known = parts.filter { $0.state == "planned" }
        let head = "\(ForeignText.shown(folder)): \(known.count) of \(Numbers.counted(parts.count, "part")) planned"
        guard !known.isEmpty else { return head }
        let cost = Numbers.plain(Self.rounded(known.compactMap(\.cost).reduce(0, +)))
        let bound = Numbers.plain(Self.rounded(known.compactMap(\.bound).reduce(0, +)))
        return "\(head), which cost \(cost) together; each by itself, at least \(bound)"
    }

    private func troubles(_ parts: [Part]) -> ReportSection {
        var shown = table(parts)
        shown.key = nil
        shown.columns = [
            ReportColumn("Part", .value("part"), isNumeric: true, room: .keeps),
            ReportColumn("Name", .value("name"), room: .leaves(1)),
            ReportColumn("Tries", .value("attempts"), isNumeric: true, room: .leaves(0)),
            ReportColumn("Why", .value("problem"), room: .wraps),
        ]
        return ReportSection(title: "Not planned", [.table(shown)])
    }

    private func table(_ parts: [Part]) -> ReportTable {
        ReportTable(
            key: "parts",
            fields: [
                "part", "name", "state", "attempts", "sessions", "cost", "bound", "seconds", "peakMegabytes", "host",
                "problem",
            ],
            rows: parts.map { part in
                [
                    .count(part.number), .text(part.name), .text(part.state), .count(part.attempts),
                    .count(part.sessions), part.cost.map { .amount($0) } ?? .missing,
                    part.bound.map { .amount($0) } ?? .missing,
                    part.seconds.map { .amount(Self.rounded($0)) } ?? .missing,
                    .optional(part.peakMegabytes), .optional(part.host), .optional(part.problem),
                ]
            })
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
