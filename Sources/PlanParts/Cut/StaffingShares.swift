import CoachingModels
import PlanModel

/// What each part sees of the staffing of groups that parts share: as if the draft's people of the others were away already, and people
/// who could still be spared were divided among the parts.
struct StaffingShares {
    private let ties: RequestTies
    /// By part: hundredths of people above the forecast, by group and quarter hour.
    private(set) var before: [[Int32: [(tick: Int64, people: Int)]]]

    init(_ ties: RequestTies, _ draft: Draft, partOfSession: [Int], count: Int) {
        self.ties = ties
        before = Array(repeating: [:], count: count)
        var wish = Array(repeating: [Int32: Double](), count: count)
        for (session, asked) in ties.request.sessions.enumerated() {
            for attendee in asked.attendees.compactMap({ ties.attendeeOfId[$0] }) {
                wish[partOfSession[session]][ties.groupOfAttendee[Int(attendee)], default: 0] += 1
            }
        }
        var away: [Int32: [Int64: [Int: Int]]] = [:]
        for place in draft.places {
            for attendee in ties.request.sessions[place.session].attendees.compactMap({ ties.attendeeOfId[$0] }) {
                for tick in Tick(at: place.start).count..<Tick(at: place.end).count {
                    away[ties.groupOfAttendee[Int(attendee)], default: [:]][tick, default: [:]][
                        place.part, default: 0] += 1
                }
            }
        }
        for (group, name) in ties.groups.enumerated() {
            let parts = wish.indices.filter { wish[$0][Int32(group)] != nil }
            guard parts.count > 1, let known = draft.before[name] else { continue }
            let floor = Int((ties.request.policy.staffingFloor(of: name).double * 100).rounded())
            let weights = parts.map { wish[$0][Int32(group)] ?? 0 }
            for (tick, people) in known.sorted(by: { $0.key < $1.key }) {
                let own = parts.map { away[Int32(group)]?[tick]?[$0] ?? 0 }
                let seen = Self.seen(people, headroom: people - floor, away: own, weights, tick)
                for (place, part) in parts.enumerated() {
                    before[part][Int32(group), default: []].append((tick, seen[place]))
                }
            }
        }
    }

    /// What each part sees of a group in a quarter hour, in hundredths of people.
    static func seen(
        _ people: Int, headroom: Int, away: [Int], _ weights: [Double], _ tick: Int64
    ) -> [Int] {
        let all = away.reduce(0, +)
        let left = max(0, headroom - 100 * all)
        var spare = whole(left / 100, weights, tick).map { $0 * 100 }
        if let heaviest = weights.indices.max(by: { (weights[$0], -$0) < (weights[$1], -$1) }) {
            spare[heaviest] += left % 100
        }
        return away.indices.map { people - 100 * (all - away[$0]) - (left - spare[$0]) }
    }

    /// Spare people stay with one part for two hours, so that whole sessions find them.
    private static let ticksOfBlock: Int64 = 8

    /// Whole people in proportion to weights, rounded otherwise in every block of hours, so that nobody always gets nothing.
    private static func whole(_ people: Int, _ weights: [Double], _ tick: Int64) -> [Int] {
        let sum = max(1e-9, weights.reduce(0, +))
        let block = Double(tick / ticksOfBlock % 1_000_000)
        let shift = (block * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
        var before = 0.0
        return weights.map { weight in
            let start = Int((before / sum * Double(people) + shift).rounded(.down))
            before += weight
            return Int((before / sum * Double(people) + shift).rounded(.down)) - start
        }
    }

    /// The groups of which a part sees its own share.
    func groups(ofPart part: Int) -> Set<Int32> { Set(before[part].keys) }

    /// Lines of a slots file that tell a part its share: starts that no session may have, rated as nothing of the service is.
    ///
    /// - Parameters:
    ///   - sessions: of the part.
    ///   - queriedAt: when the service was asked last.
    func lines(ofPart part: Int, sessions: [Int], queriedAt: String?) throws -> [[UInt8]] {
        try before[part].sorted { $0.key < $1.key }.compactMap { group, ticks in
            let member = sessions.lazy.flatMap { ties.request.sessions[$0].attendees }.first { id in
                ties.attendeeOfId[id].map { ties.groupOfAttendee[Int($0)] == group } ?? false
            }
            guard let member else { return nil }
            let slots = ticks.map { tick, people in
                Line.Slot(
                    dateStart: Tick(count: tick).start.iso8601, lengthInMinutes: Tick.minutes,
                    // Placing the one who is asked for takes one person away.
                    staffingDifference: Double(people - 100) / 100, differenceRating: Self.rating)
            }
            return try CoachingJSON.encode(
                Line(
                    queriedAt: queriedAt,
                    request: .init(
                        attendeeIds: [member], lengthInMinutes: Tick.minutes, allottedTo: ties.groups[Int(group)]),
                    response: .init(suggestedSlots: slots)))
        }
    }

    /// What no policy can allow, as the service has no such rating.
    static let rating = "Allotted"

    private struct Line: Encodable {
        var queriedAt: String?
        var request: Request
        var response: Response

        struct Request: Encodable {
            var attendeeIds: [String]
            var lengthInMinutes: Int
            /// Tells the question from any that the service was asked.
            var allottedTo: String
        }

        struct Response: Encodable {
            var suggestedSlots: [Slot]
            var attendeeSchedules: [Int] = []
            var facilitatorSchedules: [Int] = []
        }

        struct Slot: Encodable {
            var dateStart: String
            var lengthInMinutes: Int
            var staffingDifference: Double
            var differenceRating: String
        }
    }
}
