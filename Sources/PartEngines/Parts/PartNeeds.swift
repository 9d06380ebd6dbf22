package import PlanParts

/// What a worker of a part is allowed on a cluster: a guess from the part's size, which grows where it was too small.
package struct PartNeeds: Sendable, Hashable {
    package var megabytes: Int
    package var minutes: Int

    package init(megabytes: Int, minutes: Int) {
        self.megabytes = megabytes
        self.minutes = minutes
    }

    /// Enough for a part as far as experience goes (`Documentation/engines.md` has the figures that it rests on), with room to spare: a
    /// worker that is ended for want of it costs more than what it leaves unused.
    package init(of part: PartsIndex.Part, planning: PlanningChoice) {
        megabytes = 128 + part.slotsBytes / (1 << 20) * 2 + part.sessions / 10
        let seconds = planning.timeLimit ?? Double(planning.workLimit ?? 0) * Double(part.sessions) / 100
        minutes = 5 + Int((seconds * 1.5 / 60).rounded(.up))
    }

    /// What several parts need that are given the same.
    package static func most(_ needs: [PartNeeds]) -> PartNeeds {
        PartNeeds(megabytes: needs.map(\.megabytes).max() ?? 0, minutes: needs.map(\.minutes).max() ?? 0)
    }

    /// For another attempt.
    package func grown(_ more: RetryRule.More) -> PartNeeds {
        PartNeeds(
            megabytes: more == .memory ? megabytes * 2 : megabytes, minutes: more == .time ? minutes * 2 : minutes)
    }
}
