import CoachingModels
import Foundation
import Hashing
import PartEngines
import PlanFiles
import PlanModel
import PlanParts
import PlanReports
import RequestFiles
import SessionPlanner

/// Plans one part of a folder, which is the only thing that any engine has a machine do.
///
/// A plan appears complete, with its proof in it, by one rename. So it does no harm if two machines work on the same
/// part, for example when a cluster takes a machine for lost that is not: each writes a complete plan.
struct PartWorker {
    /// Set by a run on this machine to its own process id: its workers end when that process is gone.
    static let parentVariable = "COACHPLAN_RUN_PROCESS"
    /// Seconds between two progress reports.
    private static let pause = 2.0

    let folder: PartsFolder
    let part: PartsIndex.Part
    let planning: PlanningChoice
    let progress: ProgressLine

    /// Plans the part, unless it already has a complete plan.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/temporary`` if it was stopped: no plan is written then, as another run
    ///   would make a better one.
    func run() async throws -> PlanHead {
        switch PartFinding.look(at: part, in: folder) {
        case .whole(let head): return head
        case .missing: break
        case let result: throw InputProblems(PartsCheck.problems([part], [result], in: folder))
        }
        let orphan = Task { try await Self.endWithParent() }
        defer { orphan.cancel() }
        PartProgress.remove(ofPart: part.number, in: folder)
        let watch = ProgressFile(folder: folder, part: part.number)
        watch.write(nil)
        let (request, slots) = try read()
        var work = Planning(limits: planning.limits, progress: progress)
        work.identity = planning.deterministic ? identity(request, slots) : nil
        work.watch = { watch.write($0) }
        let (places, prices) = (try draft(), try prices())
        var outcome =
            prices.isEmpty && places.isEmpty
            ? try await work.plan(request: request, slots: slots)
            : try await work.plan(Planner(request: request, slots: slots), startingAt: places, prices: prices)
        guard outcome.plan.solution.stoppedBy != "cancelled" else {
            throw Failure(.temporary, "part \(part.number) was stopped before its end: no plan of it is written")
        }
        let path = folder.plan(ofPart: part.number)
        outcome.plan.noteFiles(
            besidePlan: path, request: folder.request(ofPart: part.number), slots: folder.slots(ofPart: part.number))
        outcome.plan.proof = outcome.proof.map { .inside($0) }
        try PlanFile.write(outcome.plan, to: path)
        watch.finish(outcome.plan.solution)
        return try PlanHead.read(path: path)
    }

    /// The part's files, checked to be those with which the folder was made.
    private func read() throws -> (PlanRequest, SlotsFile) {
        var files = CommandFiles()
        let (requestFile, slotsFile) = (folder.request(ofPart: part.number), folder.slots(ofPart: part.number))
        let request = try files.request(at: requestFile).request
        try check(request.sha256, part.requestSHA256, requestFile)
        let slots = try SlotsReader.read(path: slotsFile, threads: planning.threads)
        try check(slots.sha256, part.slotsSHA256, slotsFile)
        return (request, slots)
    }

    private func check(_ found: String, _ wanted: String, _ file: String) throws {
        guard found != wanted else { return }
        throw InputProblems(
            Problem(
                file: file, value: "SHA-256 \(found)", expected: "SHA-256 \(wanted)",
                message:
                    "is not the file that \(folder.index) tells of: part \(part.number) was changed, or is one of another "
                    + "request; divide the request again"))
    }

    private func identity(_ request: PlanRequest, _ slots: SlotsFile) -> (id: String, createdAt: Instant) {
        let asked = slots.queriedTo.flatMap { Instant($0) }
        return (
            planning.identity(request: request.sha256, slots: slots.sha256), asked ?? request.horizon.start
        )
    }

    /// What is known of the part's multipliers from the whole, where it shares something with others.
    private func prices() throws -> [[PlanProof]] {
        let path = folder.prices(ofPart: part.number)
        return FileManager.default.fileExists(atPath: path) ? [[try ProofFile.read(path: path)]] : []
    }

    /// Where the part's sessions are by the draft with which it was cut out of others.
    private func draft() throws -> [String: SessionPlace] {
        let path = folder.draft(ofPart: part.number)
        return FileManager.default.fileExists(atPath: path) ? try DraftFile.read(path: path) : [:]
    }

    /// Asks this process to end once the run that started it is gone: if that was killed, it could not ask itself.
    private static func endWithParent() async throws {
        guard let parent = ProcessInfo.processInfo.environment[parentVariable].flatMap({ Int32($0) }) else { return }
        while getppid() == parent { try await Task.sleep(for: .milliseconds(500)) }
        kill(getpid(), SIGTERM)
        // Whatever it is doing, nobody needs the result.
        try await Task.sleep(for: .seconds(10))
        _exit(ExitStatus.temporary.rawValue)
    }

    /// Reports the progress beside the part, from time to time.
    private final class ProgressFile {
        private let folder: PartsFolder
        private let part: Int
        private let clock = PlanningLimits.clock()
        private var last = -PartWorker.pause
        private let host = ProcessInfo.processInfo.hostName

        init(folder: PartsFolder, part: Int) {
            self.folder = folder
            self.part = part
        }

        func write(_ state: PlanningProgress?) {
            guard clock() - last >= PartWorker.pause else { return }
            last = clock()
            write(isDone: false, cost: state?.cost, bound: state?.cost == nil ? nil : state?.bound)
        }

        func finish(_ solution: PlanSolution) {
            write(isDone: true, cost: solution.cost, bound: solution.bound)
        }

        private func write(isDone: Bool, cost: Double?, bound: Double?) {
            PartProgress(
                host: host, isDone: isDone, seconds: (clock() * 100).rounded() / 100, cost: cost, bound: bound,
                peakMegabytes: PartProgress.peakMegabytesOfThisProcess
            ).write(ofPart: part, in: folder)
        }
    }
}

extension PlanningChoice {
    var limits: PlanningLimits {
        PlanningLimits(gap: gap, timeLimit: timeLimit ?? 60, workLimit: workLimit, seed: seed, threads: threads)
    }

    /// A plan's id that is the same for the same files and options, on any machine at any time.
    ///
    /// - Parameters:
    ///   - request: SHA-256 of the request.
    ///   - slots: the same of the slots.
    func identity(request: String, slots: String) -> String {
        let options = (try? CoachingJSON.encode(self)) ?? []
        let hash = Array(SHA256.hexadecimal(of: Array("\(request)\(slots)".utf8) + options))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hash[$0]) }.joined(separator: "-")
    }
}
