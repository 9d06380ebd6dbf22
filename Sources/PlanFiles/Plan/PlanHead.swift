import CoachingModels
package import PlanModel

/// The part of a plan's file before its appointments, read without them, so that many plans can be looked through
/// quickly.
package struct PlanHead: Sendable, Equatable, Decodable {
    package var id: String
    package var createdAt: Instant
    package var request: RequestSummary
    package var slots: SlotsSummary
    package var solution: PlanSolution

    /// Reads the head of a plan whose file is intact: its seal matches all of its bytes.
    ///
    /// - Throws: `FileFailure`, or `InputProblems` if the file is not a plan, was changed after it was written, or has
    ///   another format version.
    package static func read(path: String) throws -> PlanHead {
        let bytes = try FileBytes.read(path, limit: PlanFile.mostBytes)
        let file = InputFile.shownName(of: path)
        try PlanFile.check(SourceText(file: file, bytes: bytes))
        var head: [UInt8] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
            if line.starts(with: "\"appointments\": [".utf8) { break }
            head += line
        }
        if head.last == UInt8(ascii: ",") { head.removeLast() }
        do {
            return try CoachingJSON.decode(PlanHead.self, from: head + [UInt8(ascii: "}")])
        } catch {
            throw InputProblems(
                Problem(
                    file: file, expected: "a plan written by coachplan",
                    message: "is not a plan: \(PlanFile.reason(error))"))
        }
    }
}
