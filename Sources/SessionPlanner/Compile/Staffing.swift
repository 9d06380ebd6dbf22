import PlanModel

/// The staffing groups of the attendees, and by how many people each is above the forecast in each tick.
struct Staffing {
    /// Names of the groups of the request's attendees, in the order in which the request first needs them.
    let groups: [String]
    /// Group of each attendee of the request.
    let groupOfAttendee: [Int32]
    /// Millionths of people above the forecast before anything is placed, `base[group * tickCount + tick]`; `unknown`
    /// if the slots do not report it.
    private var base: [Int64]
    /// Millionths of people above the forecast to keep, by group.
    private let floors: [Int64]
    private static let unknown = Int64.min
    private let tickCount: Int

    init(request: PlanRequest, people: PeopleIndex, slots: SlotsFile, timeline: Timeline) {
        let units = Staffing.businessUnits(slots)
        let stated = IdentifierTable(request.attendees.map { ($0.id, $0.staffingGroup) })
        let nameOfUser = slots.users.enumerated().map { user, id in
            (stated[id] ?? nil) ?? units[user] ?? "default"
        }
        let userOfId = IdentifierTable(slots.users.enumerated().map { ($0.element, $0.offset) })
        var groups: [String] = []
        var indexOfGroup: [String: Int32] = [:]
        groupOfAttendee = request.attendees.map { attendee in
            let name = attendee.staffingGroup ?? userOfId[attendee.id].map { nameOfUser[$0] } ?? "default"
            if let known = indexOfGroup[name] { return known }
            indexOfGroup[name] = Int32(groups.count)
            groups.append(name)
            return Int32(groups.count - 1)
        }
        self.groups = groups
        tickCount = timeline.tickCount
        floors = groups.map { Headcount.millionths(request.policy.staffingFloor(of: $0)) }
        base = Array(repeating: Staffing.unknown, count: groups.count * timeline.tickCount)
        let groupOfUser = nameOfUser.map { indexOfGroup[$0] ?? -1 }
        for call in slots.calls { see(call, groupOfUser: groupOfUser, nameOfUser: nameOfUser, timeline) }
    }

    /// Hundredths of people above the forecast before the plan, nil if the slots do not report them.
    func before(group: Int, tick: Int) -> Int64? {
        let value = base[group * tickCount + tick]
        return value == Staffing.unknown ? nil : Headcount.hundredths(millionths: value)
    }

    /// Hundredths of people who may be away before the group is short, negative if it already is; nil if the slots do
    /// not report it.
    func headroom(group: Int, tick: Int) -> Int64? {
        let value = base[group * tickCount + tick]
        return value == Staffing.unknown ? nil : Headcount.hundredths(millionths: value - floors[group])
    }

    /// The groups whose curves are the same, to the hundredth, in every tick that is known for both, each such set in
    /// the order of `groups`; nil if there are none.
    var sameGroups: [[String]]? {
        var sets: [[Int]] = []
        for group in groups.indices {
            if let same = sets.firstIndex(where: { areSame($0[0], group) }) {
                sets[same].append(group)
            } else {
                sets.append([group])
            }
        }
        let same = sets.filter { $0.count > 1 }.map { $0.map { groups[$0] } }
        return same.isEmpty ? nil : same
    }

    private func areSame(_ group: Int, _ other: Int) -> Bool {
        var isAnyCommon = false
        for tick in 0..<tickCount {
            guard let first = before(group: group, tick: tick), let second = before(group: other, tick: tick) else {
                continue
            }
            if first != second { return false }
            isAnyCommon = true
        }
        return isAnyCommon
    }

    /// A suggested slot reports the staffing after placing one appointment with the call's attendees. That is a
    /// statement about a group only if all of them belong to it.
    private mutating func see(_ call: SlotCall, groupOfUser: [Int32], nameOfUser: [String], _ timeline: Timeline) {
        guard let first = call.attendees.first, case let group = Int(groupOfUser[Int(first)]), group >= 0,
            call.attendees.allSatisfy({ nameOfUser[Int($0)] == nameOfUser[Int(first)] })
        else { return }
        for slot in call.suggestedSlots where !slot.staffingDifference.isNaN {
            let value =
                Headcount.millionths(slot.staffingDifference) + Headcount.millionths(people: call.attendees.count)
            let begin = Tick(at: slot.start).count - timeline.firstTick
            let end = min(Int64(tickCount), begin + Int64(Tick.whole(inMinutes: Int(slot.lengthInMinutes))))
            guard begin < end else { continue }
            for tick in max(0, begin)..<max(0, end) {
                let index = group * tickCount + Int(tick)
                base[index] = max(base[index], value)
            }
        }
    }

    /// The business unit of each user: the first one named in any of their attendee schedules.
    private static func businessUnits(_ slots: SlotsFile) -> [String?] {
        var units: [String?] = Array(repeating: nil, count: slots.users.count)
        for call in slots.calls {
            for schedule in call.attendeeSchedules where units[Int(schedule.user)] == nil {
                units[Int(schedule.user)] = schedule.periods.lazy
                    .filter { $0.schedule >= 0 }
                    .map { slots.schedules[Int($0.schedule)].businessUnit }
                    .first { !$0.isEmpty }
            }
        }
        return units
    }
}
