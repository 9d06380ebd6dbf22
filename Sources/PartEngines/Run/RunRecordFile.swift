import CoachingModels
import Foundation
import PlanFiles
import PlanModel
package import PlanParts

/// The file of a ``RunRecord``.
package enum RunRecordFile {
    /// Nil where no run has begun.
    ///
    /// - Throws: `FileFailure`; `InputProblems` where it is no record, or one of another division of the request.
    package static func read(_ folder: PartsFolder, division: String) throws -> RunRecord? {
        guard FileManager.default.fileExists(atPath: folder.run) else { return nil }
        let bytes = try FileBytes.read(folder.run, limit: 64 << 20)
        let head = try? CoachingJSON.decode(Head.self, from: bytes)
        guard head?.kind == RunRecord.kind else {
            throw problem(folder, "is not the record of a run", expected: "a file that coachplan run has written")
        }
        guard head?.coachplan == RunRecord.formatVersion else {
            throw problem(
                folder, "this program does not know this version of the record", expected: "\(RunRecord.formatVersion)")
        }
        do {
            let record = try CoachingJSON.decode(RunRecord.self, from: bytes)
            guard record.division == division else {
                throw problem(
                    folder, "belongs to another division of a request; --restart begins anew",
                    expected: "the id that parts.json has, \(division)")
            }
            return record
        } catch let error as DecodingError {
            throw problem(
                folder, "is not the record of a run: \(error)", expected: "a file that coachplan run has written")
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// - Throws: `FileFailure`.
    package static func write(_ record: RunRecord, _ folder: PartsFolder) throws {
        try FileBytes.write(bytes(record), to: folder.run)
    }

    /// Writes the first record of a folder; of several who try at once, one does.
    ///
    /// - Returns: whether it was this one.
    /// - Throws: `FileFailure`.
    package static func create(_ record: RunRecord, _ folder: PartsFolder) throws -> Bool {
        let draft = "\(folder.run).\(UUID().uuidString.lowercased())"
        try FileBytes.write(bytes(record), to: draft)
        defer { unlink(draft) }
        if link(draft, folder.run) == 0 { return true }
        let error = errno
        if error == EEXIST { return false }
        // Not every file system has links: there the last one of several counts, which all say the same but for their id.
        guard rename(draft, folder.run) == 0 else {
            throw FileFailure(path: folder.run, operation: .write, reason: String(cString: strerror(error)))
        }
        return true
    }

    private struct Head: Decodable {
        var coachplan: Int?
        var kind: String?
    }

    private static func bytes(_ record: RunRecord) throws -> [UInt8] {
        try CoachingJSON.encode(record) + [UInt8(ascii: "\n")]
    }

    private static func problem(_ folder: PartsFolder, _ message: String, expected: String) -> InputProblems {
        InputProblems(Problem(file: folder.run, expected: expected, message: message))
    }
}
