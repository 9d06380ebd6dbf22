import Foundation
import PlanFiles

/// Where the service's answers are kept that nobody gave a name to.
///
/// Every run has a file of its own, named by the second it began in, so that none plans from what an earlier one was
/// told.
struct KeptSlots {
    /// The file, which is not there yet.
    let path: String
    /// A folder made for it.
    private var ownFolder: String?

    /// Beside the plan; in a folder among the temporary files, for the user alone, where the plan is no file either.
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

    /// Leaves no folder behind where there was no answer.
    func removeIfEmpty() {
        if let ownFolder { rmdir(ownFolder) }
    }

    /// The beginning of the paths of files beside the plan; nil where the plan is no file.
    private static func folder(ofPlan path: String) throws -> String? {
        guard try FilePlace(path, for: .write).kind != .stream else { return nil }
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}
