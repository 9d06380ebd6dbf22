public import CoachingAPI
import PlanModel

/// Commits plans to the service and takes them back.
///
/// No appointment is lost and none is created twice: each call's intent is recorded in the journal before it is sent,
/// and its outcome after it. A call whose outcome is not known is looked for in the service before anything else is
/// done, and sent again only when it is certain that it was not carried out. Where that cannot be determined, the run
/// ends and asks the user.
public enum PlanApplication {
    /// Creates the appointments of the journal's plan that do not exist yet.
    ///
    /// Before each batch it reads what the batch's people have by now; an appointment that would clash is not sent.
    /// Appointments that failed in an earlier run or were rolled back are tried again.
    ///
    /// - Parameters:
    ///   - pause: the pause point after each batch but the last, with the batch's number from 1; false ends the run.
    ///   - report: called with each event as it happens.
    /// - Returns: why the run ended and where each appointment stands. Failures of the service are reported here.
    /// - Throws: `FileFailure` if the journal cannot be written: nothing is sent without a record. `InputProblems` if a
    ///   rollback of the plan was begun and not finished, or the journal is a copy that is missing the steps of one.
    public static func apply(
        _ journal: ApplyJournal, to service: any CoachingService, options: ApplyOptions = .init(),
        environment: ApplyEnvironment, pause: @Sendable (_ batch: Int) async -> Bool = { _ in true },
        report: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyOutcome {
        let known = try journal.entries()
        if known.allSatisfy({ $0.side == .plan }), known.contains(where: { $0.status == .deleting }) {
            throw InputProblems(
                Problem(
                    file: journal.path, expected: "the rollback to be run to its end first",
                    message: "a rollback of this plan was begun and not finished"))
        }
        try journal.begin(.apply, at: environment.now())
        var session = try ApplySession(
            journal: journal, service: service, options: options, environment: environment, report: report)
        report(.started(session.entries))
        return try await session.outcome { session in
            if session.isReplan {
                try await session.move(to: .plan, pause: pause)
            } else {
                try await session.apply(pause: pause)
            }
        }
    }

    /// Deletes exactly the appointments that the journal says this plan created.
    ///
    /// Calls of an earlier run without a clear outcome are looked for first. An appointment that was held, begun, moved
    /// or given to other people since is kept and reported, unless `options.force` is set. If the service knows none of
    /// them, its answers are not relied on and nothing is recorded: the run ends with ``ApplyEnd/noneFound(_:)``.
    ///
    /// - Parameters and throws: as for ``apply(_:to:options:environment:pause:report:)``.
    public static func rollBack(
        _ journal: ApplyJournal, in service: any CoachingService, options: ApplyOptions = .init(),
        environment: ApplyEnvironment, pause: @Sendable (_ batch: Int) async -> Bool = { _ in true },
        report: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyOutcome {
        try journal.begin(.rollback, at: environment.now())
        var session = try ApplySession(
            journal: journal, service: service, options: options, environment: environment, report: report)
        report(.started(session.entries))
        let restores = session.isReplan && !options.deletesFormer
        var outcome = try await session.outcome(restoring: restores) { session in
            if restores {
                try await session.move(to: .former, pause: pause)
            } else {
                try await session.rollBack(pause: pause)
            }
        }
        outcome.isGivenBack = try journal.giveBack(at: environment.now())
        return outcome
    }
}

extension ApplySession {
    /// Runs to the end, and returns the outcome however it ends.
    fileprivate mutating func outcome(
        restoring: Bool = false, of run: (inout ApplySession) async throws -> Void
    ) async throws -> ApplyOutcome {
        var end = ApplyEnd.finished
        do {
            try await run(&self)
        } catch let ended as RunEnded {
            end = ended.end
        } catch let problems as InputProblems {
            journal.end()
            throw problems
        }
        journal.end()
        return ApplyOutcome(
            end: end, entries: entries.filter { $0.side == .plan }, former: entries.filter { $0.side != .plan },
            callsSent: callsSent, selected: selected, isRestored: restoring)
    }
}
