import PlanFiles
import PlanModel

/// Which parts need the answers to each of the slots' questions.
struct SlotRoutes {
    private let ties: RequestTies
    private let partOfAttendee: [Int32]
    private let partsOfFacilitator: [[Int32]]
    /// One part of a question, -1 for none; several are in `several`.
    private var first: [Int32] = []
    private var several: [Int32: [Int32]] = [:]

    /// - Parameter parts: the sessions of each, none of them in two, and no attendee either.
    init(_ ties: RequestTies, parts: [[Int]]) {
        self.ties = ties
        var partOfAttendee = [Int32](repeating: -1, count: ties.request.attendees.count)
        var partsOfFacilitator = [[Int32]](repeating: [], count: ties.request.facilitators.count)
        var partsOfGroup = [[Int32]](repeating: [], count: ties.groups.count)
        for (part, sessions) in parts.enumerated() {
            for session in sessions.lazy.map({ ties.request.sessions[$0] }) {
                for attendee in session.attendees.compactMap({ ties.attendeeOfId[$0] }) {
                    partOfAttendee[Int(attendee)] = Int32(part)
                    partsOfGroup[Int(ties.groupOfAttendee[Int(attendee)])].note(Int32(part))
                }
                for facilitator in session.facilitators.compactMap({ ties.facilitatorOfId[$0] }) {
                    partsOfFacilitator[Int(facilitator)].note(Int32(part))
                }
            }
        }
        self.partOfAttendee = partOfAttendee
        self.partsOfFacilitator = partsOfFacilitator
        let users = ties.survey.users.map { id in
            (attendee: ties.attendeeOfId[id], facilitator: ties.facilitatorOfId[id])
        }
        for (number, question) in ties.survey.questions.enumerated() {
            var found: Set<Int32> = []
            for user in question.attendees + question.told {
                if let attendee = users[Int(user)].attendee { found.insert(partOfAttendee[Int(attendee)]) }
            }
            for user in question.told {
                if let facilitator = users[Int(user)].facilitator {
                    found.formUnion(partsOfFacilitator[Int(facilitator)])
                }
            }
            if case let group = ties.groupOfQuestion[number], group >= 0 { found.formUnion(partsOfGroup[Int(group)]) }
            found.remove(-1)
            first.append(found.min() ?? -1)
            if found.count > 1 { several[Int32(number)] = found.sorted() }
        }
    }

    /// The parts that a question is about, in ascending order.
    func parts(ofQuestion number: Int32) -> [Int32] {
        if let parts = several[number] { return parts }
        return first[Int(number)] < 0 ? [] : [first[Int(number)]]
    }

    /// Whether somebody takes part in a part.
    func takesPart(_ id: String, in part: Int32) -> Bool {
        if let attendee = ties.attendeeOfId[id], partOfAttendee[Int(attendee)] == part { return true }
        return ties.facilitatorOfId[id].map { partsOfFacilitator[Int($0)].contains(part) } ?? false
    }

    /// Whether answers to a question tell when somebody of a part may be booked.
    func tells(_ question: Int32, ofAnyIn part: Int32) -> Bool {
        ties.survey.questions[Int(question)].told.contains { takesPart(ties.survey.users[Int($0)], in: part) }
    }

    /// Whether a part has anybody who is asked for by a question.
    func coaches(_ part: Int32, attendeesOf question: SlotsSurvey.Question) -> Bool {
        question.attendees.contains { user in
            ties.attendeeOfId[ties.survey.users[Int(user)]].map { partOfAttendee[Int($0)] == part } ?? false
        }
    }
}

extension [Int32] {
    /// Adds the number of a part; parts are gone through one after another.
    fileprivate mutating func note(_ part: Int32) { if last != part { append(part) } }
}
