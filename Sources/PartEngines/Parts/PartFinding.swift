import Foundation
package import PlanFiles
package import PlanModel
package import PlanParts

/// What a part's folder has by way of a result.
package enum PartFinding: Sendable, Equatable {
    /// None yet.
    case missing
    /// A whole plan of the part's request and slots.
    case whole(PlanHead)
    /// A plan, but one of another request or other slots, or a file that is no whole plan; in words, with what to do.
    case unusable(String)
    /// More than one file that may be the plan.
    case several([String])

    /// Looks into the folder of a part.
    ///
    /// Nothing half written is ever taken for a result: a plan appears under its name when it is whole, and its seal is that of all of it.
    package static func look(at part: PartsIndex.Part, in folder: PartsFolder) -> PartFinding {
        let others = otherPlans(in: folder.part(part.number))
        let path = folder.plan(ofPart: part.number)
        let isThere = FileManager.default.fileExists(atPath: path)
        guard others.isEmpty else { return .several((isThere ? ["plan.json"] : []) + others) }
        guard isThere else { return .missing }
        do {
            let head = try PlanHead.read(path: path)
            if head.request.sha256 != part.requestSHA256 { return .unusable("\(path): is a plan of another request") }
            if head.slots.sha256 != part.slotsSHA256 { return .unusable("\(path): is a plan of other slots") }
            return .whole(head)
        } catch {
            return .unusable("\(error)")
        }
    }

    /// Files that somebody who copies, or a synchronised disk, leaves beside a plan under names of their own.
    private static func otherPlans(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter {
            $0.hasPrefix("plan") && $0.hasSuffix(".json") && $0 != "plan.json" && $0 != "plan.proof.json"
        }
        .sorted()
    }
}

/// Parts that cannot be planned, or joined, as their folder is.
package enum PartsCheck {
    /// What is wrong with the folder, in the order of the parts; nothing where all is well.
    ///
    /// - Parameters:
    ///   - results: of each of the parts.
    package static func problems(
        _ parts: [PartsIndex.Part], _ results: [PartFinding], in folder: PartsFolder
    ) -> [Problem] {
        zip(parts, results).flatMap { part, result -> [Problem] in
            let place = folder.part(part.number)
            switch result {
            case .whole: return []
            case .missing: return missingFiles(of: part, in: folder)
            case .unusable(let words):
                return [
                    Problem(
                        file: place, expected: "the plan that coachplan run has written, or none",
                        message: "\(words); remove it, and the part is planned again")
                ]
            case .several(let names):
                return [
                    Problem(
                        file: place, value: Numbers.joined(names), expected: "plan.json alone",
                        message: "part \(part.number) has two results; remove the one that is not meant")
                ]
            }
        }
    }

    private static func missingFiles(of part: PartsIndex.Part, in folder: PartsFolder) -> [Problem] {
        [folder.request(ofPart: part.number), folder.slots(ofPart: part.number)]
            .filter { !FileManager.default.fileExists(atPath: $0) }
            .map {
                Problem(
                    file: $0, expected: "what coachplan split has written",
                    message: "part \(part.number) of \(folder.index) lacks this file; divide the request again")
            }
    }
}
