import Hashing
import PlanFiles
import PlanModel
import PlanVerifier
import RequestFiles
import SessionPlanner

/// A part's plan that was found to be right, with what its proof proves.
struct ExaminedPart: Sendable {
    var plan: Plan
    var proof: PlanProof?
    /// What the proof proves; nil if that is what the plan states.
    var proven: ExactDecimal?
    var sections: PlanSections
    /// The part's number; those of all parts of a component that was cut.
    var numbers: [Int]
    var notes: [String]
    /// Its file, for what is told.
    var file: String

    init(
        _ plan: Plan, proof: PlanProof?, proven: ExactDecimal?, sections: PlanSections, numbers: [Int], file: String
    ) {
        self.plan = plan
        self.proof = proof
        self.proven = proven
        self.sections = sections
        self.numbers = numbers
        notes = []
        self.file = file
    }

    /// A plan that is in no file.
    init(_ plan: Plan, proof: PlanProof?, proven: Int64?, numbers: [Int], notes: [String], file: String) throws {
        self.plan = plan
        self.proof = proof
        self.proven = proven.map { ExactDecimal($0) }
        sections = try PlanSections(plan)
        self.numbers = numbers
        self.notes = notes
        self.file = file
    }
}

/// Checks parts by themselves, several at a time.
struct PartExamination: Sendable {
    /// Places in the request, by the sessions' keys.
    let placeOfSession: IdentifierTable<Int32>
    /// Which sessions hang together: the same number for those that do.
    let componentOfSession: [Int32]
    private let requests: PartRequests
    private let folder: PartsFolder

    init(_ ties: RequestTies, _ folder: PartsFolder) {
        placeOfSession = IdentifierTable(ties.request.sessions.enumerated().map { ($1.key, Int32($0)) })
        var components = [Int32](repeating: 0, count: ties.request.sessions.count)
        for (number, sessions) in ties.components().enumerated() {
            for session in sessions { components[session] = Int32(number) }
        }
        componentOfSession = components
        requests = PartRequests(ties)
        self.folder = folder
    }

    /// Reads all that belongs to a part, and checks its plan by every rule, and its proof.
    ///
    /// - Throws: `InputProblems`, `FileFailure`, `InternalFault`.
    func examined(_ part: PartsIndex.Part) throws -> ExaminedPart {
        let (result, sections) = try PartResults.whole(part, in: folder)
        let (request, slots) = try files(of: part)
        let file = folder.plan(ofPart: part.number)
        let violations = PlanVerifier(request: request, slots: slots).violations(of: result.plan)
        guard violations.isEmpty else {
            throw InputProblems(
                violations.prefix(5).map {
                    Problem(
                        file: file, expected: "a plan that keeps the rules: remove it and plan the part again",
                        message: "the plan of part \(part.number) is not right: \($0)")
                })
        }
        var proven: ExactDecimal?
        if var proof = result.proof {
            proof.bound = ExactDecimal(0)
            let findings = try PlanningProblem(request, slots: slots).findings(on: proof)
            guard findings.reasons.isEmpty, let found = findings.proven else {
                throw InputProblems(
                    findings.reasons.prefix(5).map {
                        Problem(
                            file: file, expected: "the proof that was made with the plan: plan the part again",
                            message: "the proof of part \(part.number) does not hold: \($0)")
                    })
            }
            proven = found
        }
        return ExaminedPart(
            result.plan, proof: result.proof, proven: proven, sections: sections, numbers: [part.number], file: file)
    }

    /// The part's own request and slots, which must be what the request has of its sessions.
    private func files(of part: PartsIndex.Part) throws -> (PlanRequest, SlotsFile) {
        let (requestPath, slotsPath) = (folder.request(ofPart: part.number), folder.slots(ofPart: part.number))
        let request = try RequestReader.read(path: requestPath)
        try check(request.sha256, part.requestSHA256, requestPath, part)
        let slots = try SlotsReader.read(path: slotsPath, threads: 1)
        try check(slots.sha256, part.slotsSHA256, slotsPath, part)
        let sessions = try request.sessions.map { session in
            guard let place = placeOfSession[session.key] else {
                throw InputProblems(
                    Problem(
                        file: requestPath, value: session.key, expected: "a session of the request",
                        message: "part \(part.number) has a session that the request has not"))
            }
            return Int(place)
        }
        let derived = requests.request(sessions)
        guard isSame(derived, request) else {
            throw InputProblems(
                Problem(
                    file: requestPath, expected: "the sessions, people and limits of the request that was divided",
                    message: "the request of part \(part.number) is not what the whole has of it: divide it again"))
        }
        return (request, slots)
    }

    /// Whether both are the same request: written, or as values.
    private func isSame(_ derived: PlanRequest, _ read: PlanRequest) -> Bool {
        let bytes = Array(RequestWriter.text(of: derived, as: .json).utf8)
        if SHA256.hexadecimal(of: bytes) == read.sha256 { return true }
        var derived = derived
        derived.sha256 = read.sha256
        return derived == read
    }

    private func check(_ found: String, _ wanted: String, _ path: String, _ part: PartsIndex.Part) throws {
        guard found != wanted else { return }
        throw InputProblems(
            Problem(
                file: path, value: "SHA-256 \(found)", expected: "SHA-256 \(wanted)",
                message: "is not what was divided into part \(part.number): it was changed; divide the request again"))
    }
}
