import Foundation
import PartEngines
import PlanParts
import PlanReports

/// Parts as tasks of an array job of Slurm, followed until all are planned or given up. What is on its way is in the folder's record, so
/// that a run that ends, however it does, is gone on with by the next one.
struct SlurmRun {
    let folder: PartsFolder
    let rule: RetryRule
    let progress: ProgressLine
    /// Seconds between two looks.
    let pause: Double
    /// Seconds for which a cluster may be silent.
    let patience: Double

    /// Another machine's disk may show a plan later than Slurm shows the end of its task.
    private static let visibility = 60.0

    private struct State {
        var record: RunRecord
        var board: RunBoard
        /// What is to be handed over again, with the attempt that comes.
        var again: [Int: (needs: PartNeeds, attempt: Int)] = [:]
        /// Since when a task is over whose plan is not there.
        var overSince: [Int: Double] = [:]
        var told: Set<String> = []
        var silentSince: Double?
    }

    private let client = SlurmClient()
    private let clock = PlanningLimits.clock()

    /// Plans what has no plan yet.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/temporary`` where the user has stopped to follow; the job goes on then.
    func run(_ record: inout RunRecord, _ board: inout RunBoard) async throws {
        var state = State(record: record, board: board)
        let start = state
        let work = Task { () async throws -> State in
            var state = start
            do {
                try await follow(&state)
            } catch is CancellationError {
                throw leaving(state)
            }
            return state
        }
        let interrupt = await Interrupt { work.cancel() }
        defer {
            interrupt.stopListening()
            progress.finish()
        }
        state = try await work.value
        record = state.record
        board = state.board
    }

    private func follow(_ state: inout State) async throws {
        while true {
            do {
                try await look(&state)
                // What failed comes again at once, beside what is still on its way.
                if try await !submit(&state), state.record.open.isEmpty { return }
                state.silentSince = nil
            } catch let refusal as SlurmRefusal where refusal.kind == .unreachable && !state.record.open.isEmpty {
                try wait(refusal, &state)
            } catch let refusal as SlurmRefusal {
                throw Failure(refusal, keeping: kept(state))
            }
            state.board.readProgress(in: folder)
            progress.report(state.board.line, event: state.board.event)
            try await Task.sleep(for: .seconds(pause))
        }
    }

    /// A controller that is away is waited for: the tasks go on without it.
    private func wait(_ refusal: SlurmRefusal, _ state: inout State) throws {
        let since = state.silentSince ?? clock()
        if state.silentSince == nil { progress.notify("\(refusal.message); waiting for it") }
        state.silentSince = since
        if clock() - since > patience { throw Failure(refusal, keeping: kept(state)) }
    }

    // MARK: What is on its way

    private func look(_ state: inout State) async throws {
        let open = state.record.open
        guard !open.isEmpty else { return }
        let tasks = try await client.tasks(of: open.map(\.name))
        noteResults(of: open, &state)
        state.board.running = [:]
        // A part that was handed over again is no longer of the earlier job.
        var later: Set<Int> = []
        var mine: [String: [Int]] = [:]
        for submission in open.reversed() {
            mine[submission.name] = submission.parts.filter { !later.contains($0) }
            later.formUnion(submission.parts)
        }
        for var submission in open {
            submission.parts = mine[submission.name] ?? []
            // Handed over, but this program ended before it heard the number.
            let job = submission.job ?? tasks.first { $0.name == submission.name }?.job
            guard let job else {
                change(submission.name, &state) { $0.isOver = true }
                continue
            }
            if submission.job == nil { change(submission.name, &state) { $0.job = job } }
            try await look(at: submission, job: job, tasks, &state)
        }
        try RunRecordFile.write(state.record, folder)
    }

    private func noteResults(of open: [RunRecord.Submission], _ state: inout State) {
        let mine = Set(open.flatMap(\.parts))
        for part in state.board.index.parts where mine.contains(part.number) && state.board.planned[part.number] == nil
        {
            if case .whole(let head) = PartFinding.look(at: part, in: folder) {
                state.board.note(part.number, planned: head)
            }
        }
    }

    private func look(
        at submission: RunRecord.Submission, job: String, _ tasks: [SlurmText.Task], _ state: inout State
    ) async throws {
        var sights = SlurmFollowing.sights(of: submission, in: tasks, planned: Set(state.board.planned.keys))
        for (part, sight) in sights.sorted(by: { $0.key < $1.key }) {
            state.board.attempts[part] = max(state.board.attempts[part] ?? 0, submission.attempt)
            switch sight {
            case .running: state.board.running[part] = .some(nil)
            case .waiting(let reason): tell(reason, job, &state)
            case .ended(let known):
                guard state.again[part] == nil, state.board.failed[part] == nil else { continue }
                let index = part - submission.offset
                let asked = known == nil ? try await client.end(job: job, index: index) : known
                let end = asked ?? .vanished
                guard isSettled(end, part, &state) else {
                    sights[part] = .running
                    continue
                }
                note(part, end, submission, log: SlurmSubmission.log(folder.path, "\(job)_\(index)"), &state)
            }
        }
        if SlurmFollowing.isOver(submission, sights) { change(submission.name, &state) { $0.isOver = true } }
    }

    /// A task that ended well, or is known no more, may have left a plan that is not to be seen here yet.
    private func isSettled(_ end: PartEnd, _ part: Int, _ state: inout State) -> Bool {
        guard end == .nothingWritten || end == .vanished else { return true }
        let since = state.overSince[part] ?? clock()
        state.overSince[part] = since
        return clock() - since >= min(Self.visibility, 3 * pause)
    }

    private func note(
        _ part: Int, _ end: PartEnd, _ submission: RunRecord.Submission, log: String, _ state: inout State
    ) {
        state.overSince[part] = nil
        let said = WorkerLog.essence(log)
        switch rule.step(after: end, attempt: submission.attempt) {
        case .done: break
        case .again(let more):
            let needs = PartNeeds(megabytes: submission.memory, minutes: submission.minutes).grown(more)
            state.again[part] = (needs, submission.attempt + 1)
            progress.notify("part \(part) \(end.words)\(said.map { ": \($0)" } ?? ""); it is tried again")
        case .giveUp: state.board.note(part, failed: end, said: said)
        }
    }

    private func tell(_ reason: String, _ job: String, _ state: inout State) {
        guard let advice = SlurmFollowing.needsAPerson(reason), state.told.insert(reason).inserted else { return }
        progress.notify("job \(job) waits (\(reason)): \(advice.replacing("JOB", with: job))")
    }

    private func change(_ name: String, _ state: inout State, _ body: (inout RunRecord.Submission) -> Void) {
        for index in state.record.submissions.indices where state.record.submissions[index].name == name {
            body(&state.record.submissions[index])
        }
    }

    // MARK: Handing over

    /// Hands over what is to be tried again, and what is neither planned nor given up nor on its way.
    ///
    /// - Returns: whether there was anything.
    private func submit(_ state: inout State) async throws -> Bool {
        let isWithSlurm = Set(state.record.open.flatMap(\.parts))
        let parts = state.board.unplanned.filter { part in
            state.board.failed[part.number] == nil
                && (state.again[part.number] != nil || !isWithSlurm.contains(part.number))
        }
        guard !parts.isEmpty else { return false }
        let engine = state.record.engine
        let largest = await client.largestIndex()
        let attempts = Dictionary(grouping: parts) { state.again[$0.number]?.attempt ?? 1 }
        for (attempt, parts) in attempts.sorted(by: { $0.key < $1.key }) {
            let needs = parts.map { part in
                (part.number, state.again[part.number]?.needs ?? self.needs(of: part, state.record))
            }
            let arrays = SlurmSubmission.arrays(Dictionary(needs) { first, _ in first }, largest: largest)
            for array in arrays {
                let submission = RunRecord.Submission(
                    name: state.record.nextName, parts: array.parts, offset: array.offset, attempt: attempt,
                    memory: array.needs.megabytes, minutes: array.needs.minutes)
                try await submit(submission, engine, &state)
                for part in array.parts {
                    state.again[part] = nil
                    state.board.attempts[part] = attempt
                }
            }
        }
        return true
    }

    private func submit(
        _ submission: RunRecord.Submission, _ engine: EngineChoice, _ state: inout State
    ) async throws {
        // First on the disk, then to the cluster: a job is never there that the folder does not know of.
        state.record.submissions.append(submission)
        try RunRecordFile.write(state.record, folder)
        let arguments = SlurmSubmission.arguments(
            submission, engine: engine, threads: state.record.planning.threads,
            folder: WorkerEnvironment.absolute(folder.path), program: WorkerEnvironment.program)
        do {
            let job = try await client.submit(arguments)
            change(submission.name, &state) { $0.job = job }
            progress.notify(
                "job \(job) of Slurm has \(submission.parts.count) of \(state.board.index.parts.count) parts")
        } catch {
            // Of an answer that did not come it is not known whether there is a job: the next look tells.
            if !error.isUncertain { state.record.submissions.removeLast() }
            try RunRecordFile.write(state.record, folder)
            throw error
        }
        try RunRecordFile.write(state.record, folder)
    }

    private func needs(of part: PartsIndex.Part, _ record: RunRecord) -> PartNeeds {
        var needs = PartNeeds(of: part, planning: record.planning)
        if let memory = record.engine.memory { needs.megabytes = memory }
        if let minutes = record.engine.minutes { needs.minutes = minutes }
        return needs
    }

    // MARK: Words

    private func kept(_ state: State) -> String {
        "\(state.board.planned.count) of \(state.board.index.parts.count) parts are planned and kept."
    }

    private func leaving(_ state: State) -> Failure {
        let jobs = state.record.open.compactMap(\.job)
        guard !jobs.isEmpty else {
            return Failure(.temporary, "stopped", advice: "\(kept(state)) coachplan run \(folder.path) goes on.")
        }
        let named = jobs.count == 1 ? "job \(jobs[0]) goes" : "jobs \(jobs.joined(separator: ", ")) go"
        return Failure(
            .temporary, "no longer followed: \(named) on",
            advice:
                "\(kept(state)) coachplan run \(folder.path) finds the rest again and joins; coachplan run \(folder.path) "
                + "--cancel ends it.")
    }
}
