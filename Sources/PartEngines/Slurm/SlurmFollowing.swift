/// What is known of the parts that are with a cluster, and what follows from it: a pure decision.
package enum SlurmFollowing {
    /// What a part is doing.
    package enum Sight: Sendable, Equatable {
        case waiting(reason: String)
        case running
        /// Its task is over in a way that the listing does not tell in full, or is listed no more: scontrol or sacct may know more.
        case ended(PartEnd?)
    }

    /// Of each part of the open submissions that has no whole result, from a listing.
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
            // It may have written its plan and be about to end.
            case .running, .unknown: if !planned.contains(part) { sights[part] = .running }
            default: if !planned.contains(part) { sights[part] = .ended(task.state.end) }
            }
        }
    }

    /// Whether nothing of a submission is to come: no task of it waits or runs.
    package static func isOver(_ submission: RunRecord.Submission, _ sights: [Int: Sight]) -> Bool {
        !submission.parts.contains { part in
            switch sights[part] {
            case .waiting, .running: true
            case .ended, nil: false
            }
        }
    }

    /// Reasons for which a task waits until a person does something; each with what.
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
