import PlanModel

/// What a journal belongs to: one plan, down to the bytes it sends, and one organisation of one service.
struct JournalSubject: Equatable {
    var plan: RecordedPlan
    var target: ApplyTarget

    /// Why a journal of this subject cannot serve for another plan, nil if it can.
    ///
    /// - Parameters:
    ///   - path: where the journal lies.
    ///   - created: when the journal was made.
    ///   - living: appointments that exist, or may exist, by this journal.
    func refusal(for other: RecordedPlan, path: String, since created: Instant, living: Int) -> JournalRefusal? {
        let applied = "applied since \(PlanWords(plan).time(created)) at \(target.shown)"
        if plan.id != other.id {
            let reason = "is the record of the plan \(plan.id), not of \(other.id): \(applied)"
            return living > 0
                ? JournalRefusal(
                    reason: "\(reason), \(exist(living))",
                    expected: "that plan to be taken back first, from this record alone: coachplan rollback \(path)")
                : JournalRefusal(
                    reason: "\(reason), none of whose appointments exists any more",
                    expected: "a record of this plan's own: --journal names another file")
        }
        guard plan.digest != other.digest else { return nil }
        return JournalRefusal(
            reason: "was written for other appointments than this plan has: \(applied), \(exist(living))",
            expected: "the plan as it was applied, or this record alone: coachplan rollback \(path)")
    }

    /// Why a journal of this subject cannot serve at another service or in another organisation; nil if it can, or if
    /// that is not known.
    func refusal(at other: ApplyTarget, since created: Instant, living: Int) -> JournalRefusal? {
        let applied = "applied since \(PlanWords(plan).time(created)) at \(target.shown)"
        if target.baseURL != other.baseURL {
            return JournalRefusal(
                reason: "is the record of this plan at another service: \(applied), \(exist(living)), not at "
                    + other.baseURL,
                expected: "the region or --api-url of that service")
        }
        guard case .other(let expected) = OrganizationMatch(recorded: target, now: other) else { return nil }
        return JournalRefusal(
            reason:
                "is the record of this plan in another organisation: \(applied), \(exist(living)); these credentials "
                + "are for \(other.shown)",
            expected: "credentials of \(expected)")
    }

    private func exist(_ living: Int) -> String {
        living == 1 ? "1 of whose appointments exists" : "\(living) of whose appointments exist"
    }
}
