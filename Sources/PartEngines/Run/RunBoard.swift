package import PlanFiles
import PlanModel
package import PlanParts

/// The state of all parts of a folder during a run: counts, sums, and words for them.
package struct RunBoard: Sendable {
    /// The state of a part.
    package enum State: String, Sendable {
        case waiting, running, planned, failed
    }

    package let index: PartsIndex
    /// The results, by part.
    package private(set) var planned: [Int: PlanHead] = [:]
    /// Parts that were given up in this run: how they ended, and their workers' messages.
    package private(set) var failed: [Int: (end: PartEnd, said: String?)] = [:]
    /// The running parts, with their progress as far as workers report it.
    package var running: [Int: PartProgress?] = [:]
    /// How often each part was started in this run.
    package var attempts: [Int: Int] = [:]

    package init(_ index: PartsIndex) { self.index = index }

    package mutating func note(_ part: Int, planned head: PlanHead) {
        planned[part] = head
        failed[part] = nil
        running[part] = nil
    }

    package mutating func note(_ part: Int, failed end: PartEnd, said: String?) {
        failed[part] = (end, said)
        running[part] = nil
    }

    package func state(of part: Int) -> State {
        if planned[part] != nil { return .planned }
        if failed[part] != nil { return .failed }
        return running.index(forKey: part) == nil ? .waiting : .running
    }

    /// Parts without a result, with those that take longest first.
    package var unplanned: [PartsIndex.Part] {
        index.parts.filter { planned[$0.number] == nil }.sorted {
            ($0.slotsBytes, $1.number) > ($1.slotsBytes, $0.number)
        }
    }

    package var isWhole: Bool { planned.count == index.parts.count }

    package func count(_ state: State) -> Int { index.parts.count { self.state(of: $0.number) == state } }

    /// The total cost of the parts that have a plan, including running ones with their best so far; nil before the
    /// first.
    package var cost: Double? { sum({ $0.solution.cost }, { $0.cost }) }

    /// The lower bound on the cost of these parts, added up.
    package var bound: Double? { sum({ $0.solution.bound }, { $0.cost == nil ? nil : $0.bound }) }

    private func sum(
        _ ofPlan: (PlanHead) -> Double, _ ofProgress: (PartProgress) -> Double?
    ) -> Double? {
        let numbers = index.parts.compactMap { part in
            planned[part.number].map(ofPlan) ?? (running[part.number] ?? nil).flatMap(ofProgress)
        }
        return numbers.isEmpty ? nil : numbers.reduce(0, +)
    }
}
