import Foundation
import PartEngines
import PlanFiles
import PlanModel
import PlanParts
import PlanReports

/// Ends what is under way in a folder of parts; the plans that are there stay.
struct RunCancelling {
    let folder: PartsFolder
    let index: PartsIndex
    let output: OutputOptions

    func run() async throws {
        var said = try endOwnRun()
        guard var record = try RunRecordFile.read(folder, division: index.id) else {
            throw Failure(.usage, "\(folder.path): nothing was begun here that could be cancelled")
        }
        let jobs = try await jobs(of: record)
        for job in jobs {
            do { try await SlurmClient().cancel(job: job) } catch { throw Failure(error) }
            said.append("job \(job) of Slurm is cancelled")
        }
        for place in record.submissions.indices { record.submissions[place].isOver = true }
        try RunRecordFile.write(record, folder)
        var board = RunBoard(index)
        for part in index.parts {
            if case .whole(let head) = PartFinding.look(at: part, in: folder) { board.note(part.number, planned: head) }
        }
        if said.isEmpty { said.append("nothing is under way") }
        try output.write(
            RunReport(folder: folder.path, engine: record.engine.kind.rawValue, jobs: jobs)
                .document(board.reported(in: folder), notes: said))
    }

    /// Also those of which only the name is known.
    private func jobs(of record: RunRecord) async throws -> [String] {
        let open = record.open
        guard open.contains(where: { $0.job == nil }) else { return open.compactMap(\.job) }
        do {
            let tasks = try await SlurmClient().tasks(of: open.map(\.name))
            return open.compactMap { one in one.job ?? tasks.first { $0.name == one.name }?.job }
        } catch {
            throw Failure(error)
        }
    }

    /// A run that is at it in another terminal ends its workers, or no longer follows its job.
    private func endOwnRun() throws -> [String] {
        guard RunLock.isHeld(folder), let holder = RunLock.holder(folder) else { return [] }
        guard holder.host == ProcessInfo.processInfo.hostName else {
            throw Failure(
                .temporary, "\(folder.path): process \(holder.process) on \(holder.host) is at these parts",
                advice: "End it there (Ctrl-C), then say --cancel again.")
        }
        guard kill(holder.process, SIGTERM) == 0 else {
            throw Failure(
                .noPermission,
                "\(folder.path): process \(holder.process) is at these parts and cannot be ended: "
                    + String(cString: strerror(errno)))
        }
        for _ in 0..<300 where RunLock.isHeld(folder) { usleep(100_000) }
        guard !RunLock.isHeld(folder) else {
            throw Failure(.temporary, "\(folder.path): process \(holder.process) does not end")
        }
        return ["the run of process \(holder.process) is ended"]
    }
}
