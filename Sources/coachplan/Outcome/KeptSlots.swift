import Foundation
import PlanFiles

/// The place where the service's answers are kept if the user named no file.
///
/// Every run has a file of its own, named after the second in which it began, so that none plans from the answers of an
/// earlier one.
struct KeptSlots {
    /// The file, which does not exist yet.
    let path: String
    /// A folder made for it.
    private var ownFolder: String?

    /// Beside the plan or, if the plan is not a file either, in a private folder among the temporary files.
    ///
    /// - Throws: `FileFailure`, ``Failure`` with ``ExitStatus/cannotCreate``.
    init(besidePlan plan: String?) throws {
        let name = "slots-\(Date().ISO8601Format(.init(dateSeparator: .omitted, timeSeparator: .omitted)))"
        if let plan, let folder = try Self.folder(ofPlan: plan) {
            let names = [name] + (2...1000).map { "\(name)-\($0)" }
            path = folder + (names.first { access(folder + $0 + ".ndjson", F_OK) != 0 } ?? name) + ".ndjson"
            return
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("coachplan-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure(.cannotCreate, "\(folder.path): cannot be created: \(error.localizedDescription)")
        }
        ownFolder = folder.path
        path = "\(folder.path)/\(name).ndjson"
    }

    /// Removes the folder again if there was no answer.
    func removeIfEmpty() {
        if let ownFolder { rmdir(ownFolder) }
    }

    /// The beginning of the paths of files beside the plan; nil if the plan is not a file.
    private static func folder(ofPlan path: String) throws -> String? {
        guard try FilePlace(path, for: .write).kind != .stream else { return nil }
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}
