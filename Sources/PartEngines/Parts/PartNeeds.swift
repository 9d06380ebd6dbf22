package import PlanParts

/// The resources that a worker of a part may use on a cluster: an estimate from the part's size, which grows if it was
/// too small.
package struct PartNeeds: Sendable, Hashable {
    package var megabytes: Int
    package var minutes: Int

    package init(megabytes: Int, minutes: Int) {
        self.megabytes = megabytes
        self.minutes = minutes
    }

    /// Enough for a part according to experience (`Documentation/engines.md` has the underlying figures), with a
    /// margin: a worker that is killed for lack of resources costs more than resources it leaves unused.
    package init(of part: PartsIndex.Part, planning: PlanningChoice) {
        megabytes = 128 + part.slotsBytes / (1 << 20) * 2 + part.sessions / 10
        let seconds = planning.timeLimit ?? Double(planning.workLimit ?? 0) * Double(part.sessions) / 100
        minutes = 5 + Int((seconds * 1.5 / 60).rounded(.up))
    }

    /// The needs of several parts that are given the same resources.
    package static func most(_ needs: [PartNeeds]) -> PartNeeds {
        PartNeeds(megabytes: needs.map(\.megabytes).max() ?? 0, minutes: needs.map(\.minutes).max() ?? 0)
    }

    /// The needs for another attempt.
    package func grown(_ more: RetryRule.More) -> PartNeeds {
        PartNeeds(
            megabytes: more == .memory ? megabytes * 2 : megabytes, minutes: more == .time ? minutes * 2 : minutes)
    }
}
