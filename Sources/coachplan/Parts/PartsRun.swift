import ArgumentParser
import Foundation
import PartEngines
import PlanApplication
import PlanFiles
import PlanModel
import PlanParts
import PlanReports
import SessionPlanner

/// One run over the parts of a folder: finds out what is there and what is missing, has an engine plan that, and
/// reports the outcome.
struct PartsRun {
    let folder: PartsFolder
    let index: PartsIndex
    let engine: EngineOptions
    let given: GivenPlanning
    let rule: RetryRule
    let progress: ProgressLine
    let output: OutputOptions
    /// Where the joined plan goes; nil for not joining.
    let out: String?
    let poll: Double
    let patience: Double

    func run(restarting: Bool) async throws {
        let lock = try RunLock(folder)
        defer { withExtendedLifetime(lock) {} }
        var files = CommandFiles()
        files.writes(out, as: "--out")
        try files.check()
        if let out {
            try PlanReplacement.check(planAt: out)
            guard try !FilePlace(out, for: .write).isStandardOutput else {
                throw Failure(.usage, "--out: standard output has the report already: name a file")
            }
        }
        if restarting { try restart() }
        let engine = try chosen(after: RunRecordFile.read(folder, division: index.id))
        var record = try Self.record(of: index, in: folder, given: given)
        record.engine = engine
        try RunRecordFile.write(record, folder)
        var board = RunBoard(index)
        let report = { (record: RunRecord) in
            RunReport(
                folder: folder.path, engine: record.engine.kind.rawValue, jobs: record.submissions.compactMap(\.job))
        }
        var joined: RunReport.Joined?
        do {
            try lookAtResults(&board)
            try await carry(&record, &board)
            if board.isWhole, let out { joined = try await join(board, record, to: out) }
        } catch {
            // An engine that ends early has recorded its jobs on the disk, and the workers their plans.
            let noted = (try? RunRecordFile.read(folder, division: index.id)) ?? record
            try? lookAtResults(&board)
            throw Failure(explaining: error).with(report(noted).document(board.reported(in: folder)))
        }
        let document = report(record).document(board.reported(in: folder), joined: joined)
        try output.write(document, failure: board.isWhole ? nil : board.failure(folder: folder.path))
    }

    private func carry(_ record: inout RunRecord, _ board: inout RunBoard) async throws {
        guard !board.isWhole else { return }
        switch record.engine.kind {
        case .local, .command:
            try await LocalRun(folder: folder, engine: record.engine, rule: rule, progress: progress).run(&board)
        case .slurm:
            try await SlurmRun(folder: folder, rule: rule, progress: progress, pause: poll, patience: patience)
                .run(&record, &board)
        }
    }

    /// The plan of the whole, by the limits of a part and a time for each session that was cut apart; the same bytes
    /// each time where the parts are so.
    private func join(_ board: RunBoard, _ record: RunRecord, to out: String) async throws -> RunReport.Joined {
        var joining = Joining(
            limits: record.planning.limits, secondsPerSession: Joining.usualSecondsPerSession, progress: progress)
        joining.limits.threads = Processors.available
        if record.planning.deterministic {
            joining.id = record.planning.identity(request: index.request.sha256, slots: index.slots.sha256)
            joining.createdAt = board.planned.values.map(\.createdAt).max()
        }
        let joined = try await joining.join(folder, out: out)
        return RunReport.Joined(
            joined.plan.plan.solution, appointments: joined.plan.appointments, unscheduled: joined.plan.unscheduled,
            file: out)
    }

    /// The engine that is asked for. What another one has under way is not left behind.
    private func chosen(after record: RunRecord?) throws -> EngineChoice {
        let choice: EngineChoice
        do {
            choice = try engine.choice(after: record?.engine)
        } catch let error as ValidationError {
            throw Failure(.usage, error.message)
        }
        let jobs = (record?.open ?? []).compactMap(\.job)
        guard jobs.isEmpty || choice.kind == .slurm else {
            throw Failure(
                .usage,
                "--engine \(choice.kind.rawValue): job \(jobs.joined(separator: ", ")) of Slurm has these parts",
                advice: "coachplan run \(folder.path) goes on with it; coachplan run \(folder.path) --cancel ends it.")
        }
        return choice
    }

    /// Collects the results that the parts already have. Nothing is started in a folder that has a problem.
    private func lookAtResults(_ board: inout RunBoard) throws {
        let results = index.parts.map { PartFinding.look(at: $0, in: folder) }
        let problems = PartsCheck.problems(index.parts, results, in: folder)
        guard problems.isEmpty else { throw InputProblems(problems) }
        for case (let part, .whole(let head)) in zip(index.parts, results) { board.note(part.number, planned: head) }
    }

    /// How the folder's parts are planned: according to its record, or as given if there is none yet.
    ///
    /// - Throws: ``Failure`` if the choices given differ from those with which its parts were started.
    static func record(of index: PartsIndex, in folder: PartsFolder, given: GivenPlanning) throws -> RunRecord {
        if let record = try RunRecordFile.read(folder, division: index.id) {
            let differences = given.differences(from: record.planning)
            guard differences.isEmpty else {
                throw Failure(
                    .usage, problems: differences.map { "\(folder.run): the parts are planned otherwise: \($0)" },
                    advice:
                        "Leave that out to go on with the parts as they were begun; coachplan run \(folder.path) --restart with other "
                        + "options forgets their plans and plans all of them anew.")
            }
            return record
        }
        let record = RunRecord(id: UUID().uuidString.lowercased(), division: index.id, planning: given.choice)
        if try RunRecordFile.create(record, folder) { return record }
        // Another worker was first.
        return try self.record(of: index, in: folder, given: given)
    }

    /// Removes everything that runs have left.
    private func restart() throws {
        if let record = try? RunRecordFile.read(folder, division: index.id),
            let job = record.open.compactMap(\.job).first
        {
            throw Failure(
                .usage, "--restart: job \(job) of Slurm is at these parts",
                advice: "coachplan run \(folder.path) --cancel ends it; then --restart begins anew.")
        }
        for path in index.parts.flatMap({ part in
            ["plan.json", "plan.proof.json", "progress.json", "worker.log"].map { "\(folder.part(part.number))/\($0)" }
        }) + [folder.run] where FileManager.default.fileExists(atPath: path) {
            guard unlink(path) == 0 else {
                throw FileFailure(path: path, operation: .write, reason: String(cString: strerror(errno)))
            }
        }
    }
}
