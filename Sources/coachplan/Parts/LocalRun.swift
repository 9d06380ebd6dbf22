import Foundation
import PartEngines
import PlanParts
import PlanReports

/// Parts side by side, each by a process of its own: workers on this machine, or the commands of another engine.
struct LocalRun {
    let folder: PartsFolder
    let engine: EngineChoice
    let rule: RetryRule
    let progress: ProgressLine

    private enum Event: Sendable {
        case ended(part: Int, ChildProcess.End)
        case tick, interrupted
    }

    /// Seconds that workers have to come to an end by themselves.
    private static let grace = Duration.seconds(10)

    /// Plans what has no plan yet.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/temporary`` where it was stopped.
    func run(_ board: inout RunBoard) async throws {
        let workers = engine.workers ?? Processors.available
        var queue = PartQueue(parts: board.unplanned.map(\.number), workers: workers, rule: rule)
        let (events, post) = AsyncStream.makeStream(of: Event.self)
        let interrupt = await Interrupt { post.yield(.interrupted) }
        let ticks = Task {
            while true {
                try await Task.sleep(for: .seconds(1))
                post.yield(.tick)
            }
        }
        defer {
            ticks.cancel()
            interrupt.stopListening()
            progress.finish()
        }
        var children: [Int: ChildProcess] = [:]
        var isInterrupted = false
        start(&queue, &children, &board, post)
        guard !queue.isOver else { return }
        for await event in events {
            switch event {
            case .tick: board.readProgress(in: folder)
            case .interrupted:
                isInterrupted = true
                queue.stop()
                end(Array(children.values))
            case .ended(let part, let end):
                children[part] = nil
                note(part, end, &queue, &board)
                start(&queue, &children, &board, post)
            }
            progress.report(board.line, event: board.event)
            if queue.isOver { break }
        }
        if isInterrupted {
            throw Failure(
                .temporary, "stopped",
                advice:
                    "\(board.planned.count) of \(board.index.parts.count) parts are planned and kept; coachplan run "
                    + "\(folder.path) goes on with the others.")
        }
    }

    private func start(
        _ queue: inout PartQueue, _ children: inout [Int: ChildProcess], _ board: inout RunBoard,
        _ post: AsyncStream<Event>.Continuation
    ) {
        // What cannot be started makes room for the next.
        while case let starts = queue.begin(), !starts.isEmpty {
            for start in starts {
                board.attempts[start.part] = start.attempt
                board.running[start.part] = .some(nil)
                do {
                    let child = try process(of: start.part)
                    children[start.part] = child
                    Task { post.yield(.ended(part: start.part, await child.end())) }
                } catch {
                    queue.ended(start.part, .notStarted(error.reason))
                    board.note(start.part, failed: .notStarted(error.reason), said: nil)
                }
            }
        }
    }

    private func note(_ part: Int, _ end: ChildProcess.End, _ queue: inout PartQueue, _ board: inout RunBoard) {
        board.running[part] = nil
        guard let entry = board.index.parts.first(where: { $0.number == part }) else { return }
        // What counts is the plan that is there, not what the process said of it.
        if case .whole(let head) = PartFinding.look(at: entry, in: folder) {
            queue.ended(part, .planned)
            return board.note(part, planned: head)
        }
        let ended: PartEnd =
            switch end {
            case .exited(let status): PartEnd(status: status)
            case .killed(let signal): PartEnd(signal: signal)
            }
        let said = WorkerLog.essence(WorkerLog.path(ofPart: part, in: folder))
        switch queue.ended(part, ended) {
        case .done: break
        case .again where queue.isStopped: break
        case .again: progress.notify("part \(part) \(ended.words)\(said.map { ": \($0)" } ?? ""); it is tried again")
        case .giveUp: board.note(part, failed: ended, said: said)
        }
    }

    private func process(of part: Int) throws(ChildProcess.NotStarted) -> ChildProcess {
        let log = WorkerLog.open(ofPart: part, in: folder)
        defer { if let log { close(log) } }
        var environment = WorkerEnvironment.variables
        let program = WorkerEnvironment.program
        if engine.kind == .command, let template = engine.command.flatMap({ CommandTemplate($0) }) {
            let line = template.line(part: part, folder: WorkerEnvironment.absolute(folder.path), program: program)
            return try ChildProcess("/bin/sh", ["-c", line], environment: environment, output: log, errors: log)
        }
        environment[PartWorker.parentVariable] = "\(getpid())"
        return try ChildProcess(
            program, ["run", folder.path, "--part", "\(part)", "--quiet"], environment: environment, errors: log)
    }

    /// Asks all to end, and makes them where they do not.
    private func end(_ children: [ChildProcess]) {
        for child in children { child.signal(SIGTERM) }
        Task {
            try await Task.sleep(for: Self.grace)
            for child in children { child.signal(SIGKILL) }
        }
    }
}

/// What a worker gets from this process.
enum WorkerEnvironment {
    /// All but the credentials of the service, which no worker needs.
    static var variables: [String: String] {
        ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GENESYSCLOUD_") }
    }

    /// The program that runs now.
    static var program: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }

    static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
