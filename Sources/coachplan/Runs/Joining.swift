import Foundation
import PlanFiles
import PlanModel
import PlanParts
import RequestFiles
import SessionPlanner

/// Puts the plans of the parts of a folder together.
struct Joining {
    /// When the boundary between parts that share something has been solved again for long enough.
    var limits: PlanningLimits
    let progress: ProgressLine
    /// Names the plan in the journal; nil for a new id.
    var id: String?
    /// The time that the plan tells; nil for now.
    var createdAt: Instant?

    /// What was joined.
    struct Joined {
        var outcome: PlanningOutcome
        var index: PartsIndex
        /// What the plans of the parts cost together before their boundary was solved again.
        var costOfParts: Double
        /// Where the request and the slots were read.
        var request: String
        var slots: String
    }

    /// Joins the plans of all parts; writes nothing.
    ///
    /// - Parameters:
    ///   - request: where the request is now; nil for where it was when it was divided.
    ///   - slots: the same of the slots.
    /// - Throws: `InputProblems`, `FileFailure`, `InternalFault`.
    func join(_ folder: PartsFolder, request: String? = nil, slots: String? = nil) async throws -> Joined {
        let index = try PartsIndexFile.read(folder)
        progress.report("reading the plans of \(index.parts.count) parts")
        let results = try PartResults.read(index, in: folder)
        let requestPath = request ?? RelativePath.path(of: index.request.file, besideFile: folder.index)
        let slotsPath = slots ?? RelativePath.path(of: index.slots.file, besideFile: folder.index)
        let asked = try RequestReader.read(path: requestPath)
        try Self.check(asked.sha256, index.request.sha256, "request", requestPath, folder)
        let answers = try SlotsReader.read(path: slotsPath, threads: limits.threadCount)
        try Self.check(answers.sha256, index.slots.sha256, "slots", slotsPath, folder)
        progress.report("putting the plans together")
        let join = try PlanJoin(
            PlanningProblem(asked, slots: answers), results, prices: try prices(index, folder), folder: folder)
        var solved: [PlanJoin.Solved] = []
        for boundary in try join.boundaries() {
            let outcome = try await Planning(limits: limits, progress: progress).plan(
                Planner(boundary.problem), startingAt: boundary.places, prices: boundary.prices)
            solved.append(PlanJoin.Solved(component: boundary.component, outcome: outcome))
        }
        progress.report("checking the plan")
        let outcome = try join.outcome(
            solved, id: id ?? UUID().uuidString.lowercased(),
            createdAt: createdAt ?? Instant(seconds: Instant.ofThisMoment().seconds), threads: limits.threadCount)
        progress.finish()
        return Joined(
            outcome: outcome, index: index, costOfParts: results.reduce(0) { $0 + $1.plan.solution.cost },
            request: requestPath, slots: slotsPath)
    }

    /// Joins the plans of all parts and writes the plan, whole or not at all.
    func join(
        _ folder: PartsFolder, request: String? = nil, slots: String? = nil, out: String, hasProof: Bool = true
    ) async throws -> Joined {
        var joined = try await join(folder, request: request, slots: slots)
        joined.outcome.plan.noteFiles(besidePlan: out, request: joined.request, slots: joined.slots)
        try PlanFile.write(joined.outcome.plan, proof: hasProof ? joined.outcome.proof : nil, to: out)
        return joined
    }

    private func prices(_ index: PartsIndex, _ folder: PartsFolder) throws -> [Int: PlanProof] {
        var prices: [Int: PlanProof] = [:]
        for part in index.parts where FileManager.default.fileExists(atPath: folder.prices(ofPart: part.number)) {
            prices[part.number] = try ProofFile.read(path: folder.prices(ofPart: part.number))
        }
        return prices
    }

    private static func check(
        _ found: String, _ wanted: String, _ what: String, _ path: String, _ folder: PartsFolder
    ) throws {
        guard found != wanted else { return }
        throw InputProblems(
            Problem(
                file: path, value: "SHA-256 \(found)", expected: "SHA-256 \(wanted)",
                message:
                    "is not the \(what) that the parts in \(folder.path) were made of; it may have changed since: name the one "
                    + "that was divided with --\(what), or divide it again"))
    }
}
