/// What a folder's `run.json` keeps: how its parts are planned, by what, and which jobs of a cluster are at it.
package struct RunRecord: Sendable, Equatable, Codable {
    /// The version of the file format that this program reads and writes.
    static let formatVersion = 1
    static let kind = "run"

    /// An array job of a cluster.
    package struct Submission: Sendable, Equatable, Codable {
        /// A name that no other job has, by which it is found where its number is not known.
        package var name: String
        /// Its number; nil from right before it is handed over until the cluster has said it.
        package var job: String?
        /// The parts in it.
        package var parts: [Int]
        /// What is added to the index of a task to get the number of its part.
        package var offset: Int
        /// Which try of these parts it is, from 1.
        package var attempt: Int
        /// Megabytes and minutes that were asked for.
        package var memory: Int
        package var minutes: Int
        /// Whether nothing of it is to come any more.
        package var isOver: Bool

        package init(
            name: String, job: String? = nil, parts: [Int], offset: Int = 0, attempt: Int, memory: Int, minutes: Int,
            isOver: Bool = false
        ) {
            self.name = name
            self.job = job
            self.parts = parts
            self.offset = offset
            self.attempt = attempt
            self.memory = memory
            self.minutes = minutes
            self.isOver = isOver
        }
    }

    /// Names the run, and its jobs.
    package var id: String
    /// The id of the division whose parts these are.
    package var division: String
    package var planning: PlanningChoice
    package var engine: EngineChoice
    /// In the order in which they were handed over.
    package var submissions: [Submission]

    package init(
        id: String, division: String, planning: PlanningChoice, engine: EngineChoice = EngineChoice(),
        submissions: [Submission] = []
    ) {
        self.id = id
        self.division = division
        self.planning = planning
        self.engine = engine
        self.submissions = submissions
    }

    /// Those of which something may still come.
    package var open: [Submission] { submissions.filter { !$0.isOver } }

    /// The name of the next job.
    package var nextName: String { "coachplan-\(id.prefix(8))-\(submissions.count + 1)" }

    private enum CodingKeys: String, CodingKey { case coachplan, kind, id, division, planning, engine, submissions }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        division = try container.decode(String.self, forKey: .division)
        planning = try container.decode(PlanningChoice.self, forKey: .planning)
        engine = try container.decode(EngineChoice.self, forKey: .engine)
        submissions = try container.decode([Submission].self, forKey: .submissions)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.formatVersion, forKey: .coachplan)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(id, forKey: .id)
        try container.encode(division, forKey: .division)
        try container.encode(planning, forKey: .planning)
        try container.encode(engine, forKey: .engine)
        try container.encode(submissions, forKey: .submissions)
    }
}
