package import PlanFiles
import PlanModel
package import PlanParts

/// What is known of all parts of a folder while a run goes on: counts, sums, words.
package struct RunBoard: Sendable {
    /// What a part is doing.
    package enum State: String, Sendable {
        case waiting, running, planned, failed
    }

    package let index: PartsIndex
    /// The results, by part.
    package private(set) var planned: [Int: PlanHead] = [:]
    /// Parts that are given up in this run: how they ended, and what their worker said.
    package private(set) var failed: [Int: (end: PartEnd, said: String?)] = [:]
    /// What runs now, as far as its workers tell.
    package var running: [Int: PartProgress?] = [:]
    /// How often each was begun in this run.
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

    /// Parts without a result, those that take longest first.
    package var unplanned: [PartsIndex.Part] {
        index.parts.filter { planned[$0.number] == nil }.sorted {
            ($0.slotsBytes, $1.number) > ($1.slotsBytes, $0.number)
        }
    }

    package var isWhole: Bool { planned.count == index.parts.count }

    package func count(_ state: State) -> Int { index.parts.count { self.state(of: $0.number) == state } }

    /// What the parts that have a plan cost together, those that run with the best that they have so far; nil before the first.
    package var cost: Double? { sum({ $0.solution.cost }, { $0.cost }) }

    /// What these parts cost at least, each by itself.
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
