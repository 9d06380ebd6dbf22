import Foundation
import Hashing
import PlanFiles
import PlanModel
import RequestFiles

/// A part that is to be written: its request as it is planned, and what its slots have besides those of the whole.
struct PartToWrite {
    /// Where its files go.
    var request: String
    var slots: String
    /// Places in the request that is divided.
    var sessions: [Int]
    /// Staffing groups of which it must not see what the whole has: `lines` tell its own share.
    var groupsAllotted: Set<Int32>
    var lines: [[UInt8]]
    private let makeContent: () -> PlanRequest

    /// - Parameter content: made when it is needed, as the requests of all parts together are as large as the whole.
    init(
        request: String, slots: String, sessions: [Int], content: @escaping @autoclosure () -> PlanRequest,
        groupsAllotted: Set<Int32> = [], lines: [[UInt8]] = []
    ) {
        self.request = request
        self.slots = slots
        self.sessions = sessions
        makeContent = content
        self.groupsAllotted = groupsAllotted
        self.lines = lines
    }

    /// Its request.
    var content: PlanRequest { makeContent() }
}

/// A part that has been written.
struct WrittenPart {
    var requestSHA256: String
    var facilitators: Int
    var slotsSHA256 = ""
    var slotsBytes = 0
}

/// Writes the requests and the slots of parts: the slots in one pass over those of the whole, however large they are.
struct PartsWriter {
    let ties: RequestTies

    /// - Parameter path: the slots of the whole, as they were surveyed.
    /// - Throws: `FileFailure`; `InputProblems` where the slots have changed since.
    func write(_ parts: [PartToWrite], slotsAt path: String) throws -> [WrittenPart] {
        var written: [WrittenPart] = []
        for part in parts {
            let content = part.content
            let bytes = Array(RequestWriter.text(of: content, as: .json).utf8)
            try FileBytes.write(bytes, to: part.request)
            written.append(
                WrittenPart(
                    requestSHA256: SHA256.hexadecimal(of: bytes), facilitators: content.facilitators.count))
        }
        let files = try parts.map { try GrowingFile(path: $0.slots) }
        try copy(path, parts, files)
        for (number, file) in files.enumerated() {
            for line in parts[number].lines { try file.append(line + lineEnd) }
            written[number].slotsSHA256 = try file.finish()
            written[number].slotsBytes = file.count
        }
        return written
    }

    private let lineEnd = [UInt8(ascii: "\n")]

    private func copy(_ path: String, _ parts: [PartToWrite], _ files: [GrowingFile]) throws {
        let routes = SlotRoutes(ties, parts: parts.map(\.sessions))
        let known = ties.survey.questionOfLine
        let sha256 = try SlotLineCopy.forEachLine(of: path) { number, line in
            guard number < known.count else { throw changed(path) }
            let question = known[number]
            let group = ties.groupOfQuestion[Int(question)]
            let targets = routes.parts(ofQuestion: question)
            for target in targets {
                let part = parts[Int(target)]
                let isAllotted = group >= 0 && part.groupsAllotted.contains(group)
                if targets.count == 1, !isAllotted {
                    try files[Int(target)].append(line)
                } else {
                    let coaches = routes.coaches(target, attendeesOf: ties.survey.questions[Int(question)])
                    // Only the staffing would be of use, and of that the part sees its own share.
                    if isAllotted, !coaches, !routes.tells(question, ofAnyIn: target) { continue }
                    let kept = SlotLineCopy.Kept(
                        tellsOf: { routes.takesPart($0, in: target) },
                        suggests: coaches || group >= 0 && !isAllotted, tellsStaffing: !isAllotted)
                    try files[Int(target)].append(SlotLineCopy.line(line, keeping: kept))
                }
                try files[Int(target)].append(lineEnd)
            }
        }
        guard sha256 == ties.survey.sha256 else { throw changed(path) }
    }

    private func changed(_ path: String) -> InputProblems {
        InputProblems(
            Problem(
                file: path, expected: "a file that nothing is added to meanwhile",
                message: "the slots changed while they were divided: do it again"))
    }
}
