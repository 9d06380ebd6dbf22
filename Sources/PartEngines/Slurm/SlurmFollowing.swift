/// Derives the state of the parts that were submitted to a cluster. Pure.
package enum SlurmFollowing {
    /// The state of a part.
    package enum Sight: Sendable, Equatable {
        case waiting(reason: String)
        case running
        /// Its task has ended in a way that the listing does not report completely, or is no longer listed: scontrol or
        /// sacct may know more.
        case ended(PartEnd?)
    }

    /// The state of each part of the open submissions that has no complete result, from a listing.
    package static func sights(
        of submission: RunRecord.Submission, in tasks: [SlurmText.Task], planned: Set<Int>
    ) -> [Int: Sight] {
        let mine = Dictionary(
            tasks.filter { $0.name == submission.name }.map { ($0.index + submission.offset, $0) },
            uniquingKeysWith: { first, _ in first })
        return submission.parts.reduce(into: [:]) { sights, part in
            guard let task = mine[part] else {
                if !planned.contains(part) { sights[part] = .ended(nil) }
                return
            }
            switch task.state {
            case .waiting: if !planned.contains(part) { sights[part] = .waiting(reason: task.reason) }
            // It may have written its plan already and be about to end.
            case .running, .unknown: if !planned.contains(part) { sights[part] = .running }
            default: if !planned.contains(part) { sights[part] = .ended(task.state.end) }
            }
        }
    }

    /// Whether a submission is over: none of its tasks waits or runs.
    package static func isOver(_ submission: RunRecord.Submission, _ sights: [Int: Sight]) -> Bool {
        !submission.parts.contains { part in
            switch sights[part] {
            case .waiting, .running: true
            case .ended, nil: false
            }
        }
    }

    /// Advice for reasons for which a task waits until a person does something; nil for other reasons.
    package static func needsAPerson(_ reason: String) -> String? {
        switch reason {
        case "JobHeldUser": "it is held: scontrol release JOB lets it go on"
        case "JobHeldAdmin": "an administrator holds it"
        case "JobHoldMaxRequeue", "launch failed requeued held":
            "Slurm could not start it and holds it: scontrol release JOB lets it try again"
        case "BadConstraints", "PartitionNodeLimit", "PartitionTimeLimit", "DependencyNeverSatisfied",
            "AccountNotAllowed",
            "QOSNotAllowed", "InvalidAccount", "InvalidQOS", "AssociationJobLimit":
            "it can never start as it was asked for: --cancel, and other options"
        default: nil
        }
    }
}
