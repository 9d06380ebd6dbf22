/// The content of a folder's `run.json`: how its parts are planned, by which engine, and which jobs of a cluster work
/// on them.
package struct RunRecord: Sendable, Equatable, Codable {
    /// The version of the file format that this program reads and writes.
    static let formatVersion = 1
    static let kind = "run"

    /// An array job of a cluster.
    package struct Submission: Sendable, Equatable, Codable {
        /// A unique name, by which the job is found if its number is not known.
        package var name: String
        /// The job's number; nil from just before it is submitted until the cluster has reported it.
        package var job: String?
        /// The parts in it.
        package var parts: [Int]
        /// The number to add to the index of a task to get the number of its part.
        package var offset: Int
        /// The attempt at these parts, from 1.
        package var attempt: Int
        /// Megabytes and minutes that were requested.
        package var memory: Int
        package var minutes: Int
        /// Whether none of its tasks is still to run or running.
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

    /// Identifies the run and its jobs.
    package var id: String
    /// The id of the division whose parts these are.
    package var division: String
    package var planning: PlanningChoice
    package var engine: EngineChoice
    /// The jobs, in the order in which they were submitted.
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

    /// The submissions that are not over.
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
