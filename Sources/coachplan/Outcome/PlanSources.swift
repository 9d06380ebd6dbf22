import PlanFiles
import PlanModel
import PlanVerifier
import RequestFiles
import SessionPlanner

/// A plan with the request and the slots that it was made from.
struct PlanSources {
    let plan: Plan
    let request: PlanRequest
    let slots: SlotsFile
    /// The path from which the request was read.
    let requestPath: String
    let slotsPath: String

    /// Reads a plan with its request and slots: from the files that are given, otherwise from those that the plan
    /// names.
    ///
    /// - Throws: ``Failure`` if a file is not known, or is not the one from which the plan was made.
    init(plan path: String, request: String?, slots: String?, _ files: inout CommandFiles) throws {
        files.reads(path, as: "the plan")
        files.reads(slots, as: "--slots")
        let plan = try PlanFile.read(path: path)
        try self.init(of: plan, at: path, request: request, slots: slots, &files)
    }

    /// Reads the request and slots of a plan from the files that the plan names.
    init(of plan: Plan, at path: String) throws {
        var files = CommandFiles()
        try self.init(of: plan, at: path, request: nil, slots: nil, &files)
    }

    /// Reads the request from which a plan was made, and slots that may have been fetched since.
    init(
        of plan: Plan, at path: String, request: String?, newSlots: String?, _ files: inout CommandFiles
    ) throws {
        files.reads(path, as: "the plan")
        files.reads(newSlots, as: "--slots")
        try self.init(
            of: plan, at: path, request: request, slots: newSlots, areSlotsNew: newSlots != nil, &files)
    }

    /// Reads only the request from which a plan was made.
    ///
    /// - Throws: as `init(of:at:request:newSlots:_:)` does.
    static func request(
        of plan: Plan, at path: String, given: String?, _ files: inout CommandFiles
    ) throws -> (request: PlanRequest, sources: RequestSources) {
        let requestPath = try Self.path(given, plan.request.file, besidePlan: path, "--request")
        let found = try files.request(at: requestPath)
        try check(found.request.sha256, plan.request.sha256, requestPath, "request", plan: path)
        return found
    }

    private init(
        of plan: Plan, at path: String, request: String?, slots: String?, areSlotsNew: Bool = false,
        _ files: inout CommandFiles
    ) throws {
        self.plan = plan
        requestPath = try Self.path(request, plan.request.file, besidePlan: path, "--request")
        slotsPath = try Self.path(slots, plan.slots.file, besidePlan: path, "--slots")
        self.request = try Self.request(of: plan, at: path, requestPath, &files)
        self.slots = try SlotsReader.read(path: slotsPath, threads: Processors.available)
        if !areSlotsNew { try Self.check(self.slots.sha256, plan.slots.sha256, slotsPath, "slots", plan: path) }
    }

    /// Reads the request from which a plan was made, from the file that the plan names.
    static func request(of plan: Plan, at path: String) throws -> PlanRequest {
        var files = CommandFiles()
        let file = try Self.path(nil, plan.request.file, besidePlan: path, "--request")
        return try request(of: plan, at: path, file, &files)
    }

    private static func request(
        of plan: Plan, at path: String, _ file: String, _ files: inout CommandFiles
    ) throws -> PlanRequest {
        let request = try files.request(at: file).request
        try check(request.sha256, plan.request.sha256, file, "request", plan: path)
        return request
    }

    /// Creates an inquiry about the plan, in which each change is solved for at most a quarter of a second.
    ///
    /// - Parameters:
    ///   - request: the plan's own request, or one with more sessions.
    ///   - path: the plan as the user named it.
    /// - Throws: ``Failure`` if the plan has places that the request and the slots do not have.
    func inquiry(_ request: PlanRequest, at path: String, proof: PlanProof? = nil) throws -> PlanInquiry {
        let problem = try PlanningProblem(request, slots: slots)
        do {
            return try PlanInquiry(problem, plan: plan, proof: proof, options: Self.optionsOfAnswers)
        } catch let lost as LostPlaces {
            throw Failure(.badData, "\(path): the plan is not one of this request and these slots: \(lost)")
        }
    }

    /// The options with which each question is solved.
    static var optionsOfAnswers: PlanningOptions {
        PlanningOptions(
            gap: 0.0001, timeLimit: 0.25, workLimit: 0, threads: Processors.available, clock: PlanningLimits.clock())
    }

    /// The plan's cost under another policy; nil if it cannot be added exactly.
    func costs(under policy: Policy) -> CostTerms<Double>? {
        var request = request
        request.policy = policy
        return PlanVerifier(request: request, slots: slots).costs(of: plan)
    }

    private static func path(
        _ given: String?, _ known: String?, besidePlan plan: String, _ option: String
    ) throws -> String {
        if let given { return given }
        if let known { return RelativePath.path(of: known, besideFile: plan) }
        throw Failure(.usage, "\(plan): the plan does not say where that file is: name it with \(option)")
    }

    private static func check(
        _ found: String, _ wanted: String, _ file: String, _ what: String, plan: String
    ) throws {
        guard found != wanted else { return }
        throw InputProblems(
            Problem(
                file: CommandFiles.shownName(file), value: "SHA-256 \(found)", expected: "SHA-256 \(wanted)",
                message: "is not the \(what) that the plan \(CommandFiles.shownName(plan)) was made from; it may have "
                    + "changed since: plan again"))
    }
}

extension Plan {
    /// Records where the files are from which the plan was made, if they are files that stay.
    mutating func noteFiles(besidePlan path: String, request: String, slots: String) {
        self.request.file = RelativePath.of(request, besideFile: path)
        self.slots.file = RelativePath.of(slots, besideFile: path)
    }
}
