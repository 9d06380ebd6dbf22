/// The costs of people away, laid out for adding or removing people: for each cell the costs of 0, 1, 2, … people
/// together, one after the other.
///
/// A cell with n people away is at entry `first[cell] + n`, and k more people cost the difference between the entry k
/// further on and this one. Cells with the same curve share its entries.
struct AwayCosts: Sendable {
    /// The costs of this many people together.
    private(set) var together: ContiguousArray<Cost> = []
    /// For each cell, the entry at which nobody is away.
    private(set) var first: ContiguousArray<Int32>
    /// For each group, the number of people that its cells list.
    let mostPeople: [Int]

    init(_ problem: SlotProblem) {
        let people = problem.mostPeopleAway
        mostPeople = people
        let unknown = problem.staffing.curveCount
        var most = [Int](repeating: -1, count: unknown + 1)
        first = ContiguousArray(repeating: 0, count: problem.staffing.cellCount)
        for cell in first.indices {
            let curve = problem.staffing[cell]
            let entry = curve < 0 ? unknown : Int(curve)
            most[entry] = max(most[entry], people[cell / problem.tickCount])
        }
        var begin = [Int32](repeating: 0, count: unknown + 1)
        for curve in most.indices where most[curve] >= 0 {
            begin[curve] = Int32(together.count)
            append(curve == unknown ? [] : problem.staffing.marginals(ofCurve: curve), people: most[curve])
        }
        for cell in first.indices {
            let curve = problem.staffing[cell]
            first[cell] = begin[curve < 0 ? unknown : Int(curve)]
        }
    }

    private mutating func append(_ marginals: ArraySlice<Cost>, people: Int) {
        var sum: Cost = 0
        together.append(0)
        for number in 0..<people {
            sum += number < marginals.count ? marginals[marginals.startIndex + number] : marginals.last ?? 0
            together.append(sum)
        }
    }

    /// The cost of the next person in a cell after this many others.
    func marginal(behind people: Int, inCell cell: Int) -> Cost {
        let at = Int(first[cell]) + people
        return together[at + 1] - together[at]
    }
}

extension SlotProblem {
    /// For each group, an upper bound on the people in session in a tick, from its people and from the facilitators who
    /// could lead their sessions.
    var mostPeopleAway: [Int] {
        var size = [Int](repeating: 0, count: staffingGroupCount)
        for attendee in attendees { size[Int(attendee.staffingGroup)] += 1 }
        let largest = sessions.map(\.attendees.count).max() ?? 0
        let led = largest.multipliedReportingOverflow(by: facilitators.count)
        // One session more than fits: a move may try one that it then undoes.
        return size.map { (led.overflow ? $0 : min($0, led.partialValue)) + largest + 1 }
    }
}
