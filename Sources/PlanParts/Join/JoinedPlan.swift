import CoachingModels
import PlanFiles
public import PlanModel

/// A plan of the whole that is written from the files of its parts, and never held.
public struct JoinedPlan {
    /// Everything but its long lists, which are empty here: paths of its files may be noted in it.
    public var plan: Plan
    /// What proves its bound; nil if it is too large.
    public let proof: PlanProof?
    /// Sentences about what may surprise.
    public let notes: [String]
    /// How many sessions have a place.
    public let appointments: Int
    /// How many have none.
    public let unscheduled: Int
    let pieces: JoinedPieces
    let request: PlanRequest

    /// Writes it, completely or not at all: the bytes are those that `PlanFile.write` gives a plan that is held.
    ///
    /// - Throws: `FileFailure`; `InputProblems` where the file of a part is not what it was when it was looked at.
    public func write(hasProof: Bool, to path: String) throws {
        try PlanFile.write(plan, lists, proof: hasProof ? proof : nil, to: path)
    }

    private var lists: PlanLists {
        PlanLists(
            people: addPeople, coaches: addCoaches,
            appointments: { try addLines("appointments", of: { pieces.isPlaced[$0] ? 1 : 0 }, $0) },
            unscheduled: { try addLines("unscheduled", of: { pieces.isPlaced[$0] ? 0 : 1 }, $0) },
            staffing: addStaffing, staffingDays: addStaffingDays, names: { try PlanLists.members(names, $0) },
            staffingGroups: { try PlanLists.members(staffingGroups, $0) },
            nearEdges: { try addLines("nearEdges", of: { Int(pieces.edges[$0]) }, $0) })
    }

    /// The lines that parts tell of sessions, in the request's order.
    private func addLines(
        _ list: String, of count: (Int) -> Int, _ add: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        var lines = pieces.sections.map { $0.lines(of: list) }
        for (session, piece) in pieces.pieceOfSession.enumerated() {
            for _ in 0..<count(session) {
                let start = Array("{\"session\":".utf8) + (try CoachingJSON.encode(request.sessions[session].key))
                try add(try next(&lines[Int(piece)], start, piece))
            }
        }
    }

    private func addCoaches(_ add: (ArraySlice<UInt8>) throws -> Void) throws {
        var lines = pieces.sections.map { $0.lines(of: "coaches") }
        for (coach, piece) in pieces.pieceOfFacilitator.enumerated() {
            guard piece >= 0 else { throw InternalFault("no part tells of \(request.facilitators[coach].id)") }
            let start = Array("{\"id\":".utf8) + (try CoachingJSON.encode(request.facilitators[coach].id))
            try add(try next(&lines[Int(piece)], start, piece))
        }
    }

    /// The next line of a list, which begins as it has to.
    private func next(_ lines: inout PlanLines, _ start: [UInt8], _ piece: Int32) throws -> ArraySlice<UInt8> {
        guard let line = try lines.next(), line.starts(with: start) else { throw pieces.changed(piece) }
        return line
    }

    /// Who is coached, in the request's order, then those who only coach.
    private func addPeople(_ add: (ArraySlice<UInt8>) throws -> Void) throws {
        let nameOfCoach = IdentifierTable(request.facilitators.map { ($0.id, $0.name) })
        for (place, person) in request.attendees.enumerated() {
            let told = PlanPerson(
                id: person.id, name: person.name ?? nameOfCoach[person.id] ?? nil,
                group: pieces.group(ofAttendee: place))
            try add(try CoachingJSON.encode(told)[...])
        }
        for coach in request.facilitators where pieces.place(ofAttendee: coach.id) == nil {
            try add(try CoachingJSON.encode(PlanPerson(id: coach.id, name: coach.name))[...])
        }
    }

    private func addStaffing(_ add: (ArraySlice<UInt8>) throws -> Void) throws {
        for (number, group) in pieces.staffing.enumerated() {
            let name = pieces.group(number)
            try PlanLists.elements(group.ticks.lazy.map { group.told($0, of: name) }, add)
        }
    }

    private func addStaffingDays(_ add: (ArraySlice<UInt8>) throws -> Void) throws {
        for (number, group) in pieces.staffing.enumerated() {
            let name = pieces.group(number)
            try PlanLists.elements(group.days.lazy.map { $0.told(of: name) }, add)
        }
    }

    /// Names of everybody who takes part in a session, or would have in one that is left out.
    private var names: [String: String] {
        var attends = [Bool](repeating: false, count: request.attendees.count)
        for session in request.sessions {
            for id in session.attendees { if let place = pieces.place(ofAttendee: id) { attends[place] = true } }
        }
        var names: [String: String] = [:]
        let known = request.attendees.lazy.map { ($0.id, $0.name) }
        for (id, name) in known { if let name, pieces.takesPart(id, attends: attends) { names[id] = name } }
        for coach in request.facilitators {
            if let name = coach.name, pieces.takesPart(coach.id, attends: attends) { names[coach.id] = name }
        }
        return names
    }

    /// The groups of those who are coached in a session that has a place.
    private var staffingGroups: [String: String] {
        var groups: [String: String] = [:]
        for (session, isPlaced) in zip(request.sessions, pieces.isPlaced) where isPlaced {
            for id in session.attendees {
                if let place = pieces.place(ofAttendee: id) { groups[id] = pieces.group(ofAttendee: place) }
            }
        }
        return groups
    }
}
