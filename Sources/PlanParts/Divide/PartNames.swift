import PlanModel

/// What people call a part.
struct PartNames {
    let ties: RequestTies

    /// The business unit of most attendees of some sessions; empty where the slots tell none.
    func unit(of sessions: [Int]) -> String {
        mostFrequent(sessions) { ties.unitOfAttendee[Int($0)] }.first?.name ?? ""
    }

    /// A name for some sessions: their business unit where there are several in the request, else their staffing groups.
    func name(of sessions: [Int]) -> String {
        let units = mostFrequent(sessions) { ties.unitOfAttendee[Int($0)] }.filter { !$0.name.isEmpty }
        if hasSeveralUnits, units.count == 1, let unit = units.first?.name { return unit }
        let groups = mostFrequent(sessions) { ties.groups[Int(ties.groupOfAttendee[Int($0)])] }
        guard let first = groups.first else { return "" }
        return groups.count == 1 ? first.name : "\(first.name) and \(groups.count - 1) more"
    }

    init(_ ties: RequestTies) {
        self.ties = ties
        hasSeveralUnits = Set(ties.unitOfAttendee.filter { !$0.isEmpty }).count > 1
    }

    private let hasSeveralUnits: Bool

    /// What attendees of sessions have, the most frequent first.
    private func mostFrequent(_ sessions: [Int], _ name: (Int32) -> String) -> [(name: String, count: Int)] {
        var counts: [String: Int] = [:]
        for session in sessions {
            for attendee in ties.request.sessions[session].attendees.compactMap({ ties.attendeeOfId[$0] }) {
                counts[name(attendee), default: 0] += 1
            }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
