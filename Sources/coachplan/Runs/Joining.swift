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
    /// Seconds more for each session that is solved again: the more sessions, the longer the first repair takes.
    var secondsPerSession = 0.0
    let progress: ProgressLine
    /// Names the plan in the journal; nil for a new id.
    var id: String?
    /// The time that the plan tells; nil for now.
    var createdAt: Instant?

    /// What `run` adds to the time limit of a part, and `join` to the default, for each session that was cut apart.
    static let usualSecondsPerSession = 0.01

    /// What was joined.
    struct Joined {
        /// Without its long lists, which are in its file alone.
        var plan: JoinedPlan
        var index: PartsIndex
        /// What the plans of the parts cost together before their boundary was solved again.
        var costOfParts: Double
    }

    /// Joins the plans of all parts and writes the plan, whole or not at all.
    ///
    /// - Parameters:
    ///   - request: where the request is now; nil for where it was when it was divided.
    ///   - slots: the same of the slots.
    /// - Throws: `InputProblems`, `FileFailure`, `InternalFault`.
    func join(
        _ folder: PartsFolder, request: String? = nil, slots: String? = nil, out: String, hasProof: Bool = true
    ) async throws -> Joined {
        let index = try PartsIndexFile.read(folder)
        progress.report("looking for the plans of \(index.parts.count) parts")
        let costOfParts = try PartResults.check(index, in: folder)
        let requestPath = request ?? RelativePath.path(of: index.request.file, besideFile: folder.index)
        let slotsPath = slots ?? RelativePath.path(of: index.slots.file, besideFile: folder.index)
        let asked = try RequestReader.read(path: requestPath)
        try Self.check(asked.sha256, index.request.sha256, "request", requestPath, folder)
        progress.report("looking through \(slotsPath)")
        var join = try PartsJoin(asked, slotsAt: slotsPath, index, in: folder, threads: limits.threadCount)
        try Self.check(join.slotsSHA256, index.slots.sha256, "slots", slotsPath, folder)
        try join.addParts { progress.report("checked \($0) of \(index.parts.count) parts") }
        let id = id ?? UUID().uuidString.lowercased()
        let createdAt = createdAt ?? Instant(seconds: Instant.ofThisMoment().seconds)
        for component in join.cut {
            progress.report("putting the parts of \(index.name(ofComponent: component)) together")
            let parts = try join.parts(ofComponent: component, prices: prices(of: component, index, folder))
            let solved = try await solve(parts)
            try join.add(
                component: component,
                parts.outcome(solved, id: id, createdAt: createdAt, threads: limits.threadCount))
        }
        try join.addTheRest()
        progress.report("writing the plan")
        var joined = try join.joined(id: id, createdAt: createdAt)
        joined.plan.noteFiles(besidePlan: out, request: requestPath, slots: slotsPath)
        try joined.write(hasProof: hasProof, to: out)
        progress.finish()
        return Joined(plan: joined, index: index, costOfParts: costOfParts)
    }

    /// Solves the boundaries between the parts of a component again.
    private func solve(_ parts: PlanJoin) async throws -> [PlanJoin.Solved] {
        var solved: [PlanJoin.Solved] = []
        for boundary in try parts.boundaries() {
            var limits = limits
            limits.timeLimit += secondsPerSession * Double(boundary.problem.request.sessions.count)
            let outcome = try await Planning(limits: limits, progress: progress).plan(
                Planner(boundary.problem), startingAt: boundary.places, prices: boundary.prices)
            solved.append(PlanJoin.Solved(component: boundary.component, outcome: outcome))
        }
        return solved
    }

    private func prices(
        of component: Int, _ index: PartsIndex, _ folder: PartsFolder
    ) throws -> [Int: PlanProof] {
        var prices: [Int: PlanProof] = [:]
        for part in index.parts where part.component == component {
            guard FileManager.default.fileExists(atPath: folder.prices(ofPart: part.number)) else { continue }
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

extension PartsIndex {
    /// What people call sessions that were cut apart: the names of their parts.
    fileprivate func name(ofComponent number: Int) -> String {
        let names = parts.filter { $0.component == number }.map(\.name)
        return names.count > 3 ? "\(names[0]) and \(names.count - 1) more" : Numbers.joined(names)
    }
}
