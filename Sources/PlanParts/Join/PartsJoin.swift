import Foundation
import PlanFiles
public import PlanModel
import PlanVerifier
import RequestFiles
public import SessionPlanner

/// Puts the plans of parts together without ever holding the whole.
///
/// What is known at one time is the request, whom each question of the slots is about, some numbers of each session, the multipliers
/// of the proofs, and one part, or as many as there are threads. Only a component that was cut is held with all of its answers.
///
/// Each part is checked by itself: that it is of the request, that its plan keeps every rule, and what its proof proves. As parts of
/// different components share nothing, which is found out anew from the request and the slots, what is true of each is true of the
/// whole.
public struct PartsJoin {
    private let ties: RequestTies
    private let slotsPath: String
    private let index: PartsIndex
    private let folder: PartsFolder
    private let threads: Int
    private let examination: PartExamination
    private var pieces: JoinedPieces

    /// Looks through the slots that were divided. Throws as `SlotsReader.read(path:)` does.
    ///
    /// - Parameters:
    ///   - request: the request that was divided.
    ///   - folder: the folder as the user named it, for what is told.
    ///   - threads: how many parts may be looked at at a time; what is written does not depend on it.
    public init(
        _ request: PlanRequest, slotsAt path: String, _ index: PartsIndex, in folder: PartsFolder, threads: Int
    ) throws {
        ties = RequestTies(request, try SlotsSurvey(path: path, threads: threads))
        slotsPath = path
        self.index = index
        self.folder = folder
        self.threads = max(1, threads)
        examination = PartExamination(ties, folder)
        pieces = JoinedPieces(ties, componentOfSession: examination.componentOfSession)
    }

    /// SHA-256 of the slots, as a plan tells it.
    public var slotsSHA256: String { ties.survey.sha256 }

    /// The numbers of the components that were cut: `parts(ofComponent:)` puts each together, `add(component:_:)` takes what came of it.
    public var cut: [Int] {
        Dictionary(grouping: index.parts, by: \.component).filter { $0.value.count > 1 }.keys.sorted()
    }

    /// Takes the plans of all parts that are whole components.
    ///
    /// - Parameter progress: told how many parts have been looked at.
    /// - Throws: `InputProblems` for a plan that breaks a rule, misstates something or whose proof proves nothing, and for a part that is
    ///   not of the request; `FileFailure`.
    public mutating func addParts(progress: (Int) -> Void) throws {
        let cut = Set(cut)
        let parts = index.parts.filter { !cut.contains($0.component) }
        for first in stride(from: 0, to: parts.count, by: threads) {
            let some = parts[first..<min(parts.count, first + threads)]
            let examination = examination
            let examined = Parallel.map(some.count, threads: threads) { place in
                Result { try examination.examined(some[first + place]) }
            }
            for one in examined { try pieces.take(try one.get()) }
            progress(first + some.count)
        }
    }

    /// The parts of a component that was cut, to be put together by themselves.
    ///
    /// - Parameter prices: the multipliers that parts were given, by their numbers.
    /// - Throws: what `PartResults.read(_:in:)` and `PlanJoin` throw.
    public func parts(ofComponent number: Int, prices: [Int: PlanProof]) throws -> PlanJoin {
        let results = try index.parts.filter { $0.component == number }.map {
            try PartResults.result(of: $0, in: folder)
        }
        let sessions = results.flatMap(\.sessionKeys).compactMap { examination.placeOfSession[$0] }.map { Int($0) }
        let routes = SlotRoutes(ties, parts: [sessions.sorted()])
        let slots = try answers { !routes.parts(ofQuestion: $0).isEmpty }
        return try PlanJoin(
            PlanningProblem(ties.request.having(sessions.sorted()), slots: slots), results, prices: prices,
            folder: folder)
    }

    /// Takes what came of a component that was cut: a plan of its sessions alone, which is verified.
    public mutating func add(component number: Int, _ outcome: PlanningOutcome) throws {
        let parts = index.parts.filter { $0.component == number }
        let plan = outcome.plan
        let sessions = (plan.appointments.map(\.session) + plan.unscheduled.map(\.session)).compactMap {
            examination.placeOfSession[$0]
        }
        let own = sessions.map { ties.request.sessions[Int($0)] }
        let leaders = IdentifierSet(own.flatMap(\.facilitators))
        let groups = Set(own.flatMap(\.attendees).compactMap { ties.group(ofAttendee: $0) })
        try pieces.take(
            ExaminedPart(
                plan.telling(of: leaders, groups), proof: outcome.proof, proven: nil, numbers: parts.map(\.number),
                notes: outcome.notes, file: folder.part(parts.first?.number ?? 0)))
    }

    /// Takes what no part has: coaches who may lead nothing, and groups of which nobody is coached.
    public mutating func addTheRest() throws {
        let leaders = IdentifierSet(ties.request.sessions.flatMap(\.facilitators))
        let coached = Set(ties.request.sessions.flatMap(\.attendees).compactMap { ties.group(ofAttendee: $0) })
        let idle = IdentifierSet(ties.request.facilitators.map(\.id).filter { !leaders.contains($0) })
        let groups = Set(ties.groupOfQuestion.filter { $0 >= 0 }.map { ties.groups[Int($0)] }).subtracting(coached)
        guard !idle.isEmpty || !groups.isEmpty else { return }
        let isIdle = ties.survey.users.map(idle.contains)
        let slots = try answers { number in
            let question = ties.survey.questions[Int(number)]
            let group = ties.groupOfQuestion[Int(number)]
            return group >= 0 && groups.contains(ties.groups[Int(group)]) || question.told.contains { isIdle[Int($0)] }
        }
        let nobody = try PlanningProblem(ties.request.having([]), slots: slots).plan(
            at: [:], proof: nil, stoppedBy: StopWords.gap, id: "", createdAt: Instant(seconds: 0), threads: threads)
        try pieces.take(
            ExaminedPart(
                nobody.plan.telling(of: idle, groups), proof: nil, proven: 0, numbers: [], notes: [], file: slotsPath))
    }

    /// The plan of the whole, with one bound and what proves it.
    ///
    /// - Parameters:
    ///   - id: names the plan in the journal.
    ///   - createdAt: the time that the plan tells.
    /// - Throws: `InputProblems` where the parts do not have each session once.
    public func joined(id: String, createdAt: Instant) throws -> JoinedPlan {
        try pieces.joined(id: id, createdAt: createdAt, index: folder.index)
    }

    /// The answers to some questions; times and hash are those of the whole.
    private func answers(to isKept: (Int32) -> Bool) throws -> SlotsFile {
        let known = ties.survey.questionOfLine
        let slots = try withoutActuallyEscaping(isKept) { isKept in
            try SlotsReader.read(path: slotsPath, threads: threads) { line in
                line < known.count && isKept(known[line])
            }
        }
        guard slots.sha256 == ties.survey.sha256 else {
            throw InputProblems(
                Problem(
                    file: slotsPath, expected: "a file that nothing is added to meanwhile",
                    message: "the slots changed while they were read: do it again"))
        }
        return slots
    }
}

/// Words for the end of a run, as a plan has them.
enum StopWords {
    static let gap = "gap"
    static let optimal = "optimal"
}

extension RequestTies {
    /// The staffing group of an attendee; nil for a stranger.
    func group(ofAttendee id: String) -> String? { attendeeOfId[id].map { groups[Int(groupOfAttendee[Int($0)])] } }
}

extension PlanRequest {
    /// The same with some of its sessions, at these places in its list.
    func having(_ sessions: [Int]) -> PlanRequest {
        var part = self
        part.sessions = sessions.map { self.sessions[$0] }
        return part
    }
}

extension Plan {
    /// The same without what it tells of other coaches and of other groups' days.
    fileprivate func telling(of coaches: IdentifierSet, _ groups: Set<String>) -> Plan {
        var plan = self
        plan.coaches = plan.coaches?.filter { coaches.contains($0.id) }
        plan.staffingDays = plan.staffingDays?.filter { groups.contains($0.group) }
        return plan
    }
}
