import Foundation
import PlanFiles
public import PlanModel

/// The plan that was made of a part.
public struct PartResult: Sendable {
    /// Which part.
    public let part: PartsIndex.Part
    /// Its plan, which says that it is of this part's request and slots.
    public let plan: Plan
    /// What proves its bound; nil where that was not kept.
    public let proof: PlanProof?
}

/// The plans of all parts of a folder.
public enum PartResults {
    /// Reads them, in the order of the parts.
    ///
    /// - Throws: `InputProblems` with everything that keeps them from being put together: a part without a plan, or with two, a plan
    ///   that is cut off, or of another request; `FileFailure`.
    public static func read(_ index: PartsIndex, in folder: PartsFolder) throws -> [PartResult] {
        var results: [PartResult] = []
        var problems: [Problem] = []
        for part in index.parts {
            do {
                results.append(try result(of: part, in: folder))
            } catch let found as InputProblems {
                problems += found.problems
            }
        }
        guard problems.isEmpty else { throw InputProblems(problems) }
        return results
    }

    /// Looks whether each part has a plan of its own, that is whole; keeps nothing of them. Throws as `read(_:in:)` does.
    ///
    /// - Returns: what they cost together.
    @discardableResult
    public static func check(_ index: PartsIndex, in folder: PartsFolder) throws -> Double {
        var problems: [Problem] = []
        var cost = 0.0
        for part in index.parts {
            do {
                let path = try path(ofPlanOf: part, in: folder)
                let head = try PlanHead.read(path: path)
                try check(head.request.sha256, head.slots.sha256, part, path)
                cost += head.solution.cost
            } catch let found as InputProblems {
                problems += found.problems
            }
        }
        guard problems.isEmpty else { throw InputProblems(problems) }
        return cost
    }

    /// Reads the plan of one part. Throws as `read(_:in:)` does.
    public static func result(of part: PartsIndex.Part, in folder: PartsFolder) throws -> PartResult {
        try whole(part, in: folder).result
    }

    /// The plan of one part, with where its lists stand in its file. Throws as `read(_:in:)` does.
    static func whole(
        _ part: PartsIndex.Part, in folder: PartsFolder
    ) throws -> (result: PartResult, sections: PlanSections) {
        let path = try path(ofPlanOf: part, in: folder)
        let (plan, sections) = try PlanFile.readWithSections(path: path)
        try check(plan.request.sha256, plan.slots.sha256, part, path)
        let proof = try PlanFile.proof(of: plan, readFrom: path)?.proof
        return (PartResult(part: part, plan: plan, proof: proof), sections)
    }

    /// Where the one plan of a part is.
    private static func path(ofPlanOf part: PartsIndex.Part, in folder: PartsFolder) throws -> String {
        let path = folder.plan(ofPart: part.number)
        let others = otherPlans(in: folder.part(part.number))
        guard others.isEmpty else {
            throw InputProblems(
                Problem(
                    file: path, value: others.joined(separator: ", "),
                    expected: "plan.json alone: remove what is wrong",
                    message: "part \(part.number) has more than one result"))
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw InputProblems(
                Problem(
                    file: path, expected: "coachplan run \(folder.path) to plan what is missing",
                    message: "part \(part.number) (\(part.name)) has no plan yet"))
        }
        return path
    }

    private static func check(
        _ request: String, _ slots: String, _ part: PartsIndex.Part, _ path: String
    ) throws {
        try check(request, part.requestSHA256, "request", part, path)
        try check(slots, part.slotsSHA256, "slots", part, path)
    }

    /// Plans of the part that are not the one that counts, such as a copy.
    private static func otherPlans(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter {
            $0.hasPrefix("plan") && $0.hasSuffix(".json") && !["plan.json", "plan.proof.json"].contains($0)
        }.sorted()
    }

    private static func check(
        _ found: String, _ wanted: String, _ what: String, _ part: PartsIndex.Part, _ path: String
    ) throws {
        guard found != wanted else { return }
        throw InputProblems(
            Problem(
                file: path, field: "\(what).sha256", value: found, expected: wanted,
                message:
                    "the plan is of other \(what == "slots" ? "slots" : "sessions") than part \(part.number): remove it "
                    + "and plan the part again"))
    }
}
