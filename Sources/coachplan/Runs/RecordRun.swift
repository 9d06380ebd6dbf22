import CoachingAPI
import Foundation
import PlanApplication
import PlanModel
import PlanReports

/// What apply and rollback have in common: whose organisation, the question, the run, what it came to.
struct RecordRun {
    let command: ApplyRun.Command
    let argument: PlanArgument
    let applying: ApplyingOptions
    let selection: SelectionOptions
    let connection: ConnectionOptions
    let output: OutputOptions
    /// Where the run says how far it is.
    let progress: ProgressLine
    var force = false
    var freshness: FreshnessOptions?
    /// Of a re-plan: where the record of the plan before is.
    var formerPlace = FormerPlan.Place.asNoted
    /// Rollback of a re-plan deletes the appointments of both plans.
    var deletesFormer = false

    /// - Parameters:
    ///   - check: looks at the record before the service is asked for anything.
    ///   - notes: what the user should know before, by the service's time.
    func run(
        check: (JournalRecord) throws -> Void, notes: (JournalRecord, Instant) throws -> [String]
    ) async throws {
        let settings = try connection.settings()
        let address = ApplyTarget(baseURL: settings.endpoint.apiURL)
        let begun = report(of: nil, at: address).begun
        try await Failure.reporting(begun) {
            let record = try argument.record(at: address)
            try check(record)
            try selection.check(in: record)
            _ = try FormerRun(record, of: argument, at: address, formerPlace)
            try applying.checkFiles(argument)
            let said = RunNotes()
            try await connection.withClient(
                verbose: output.verbose, patience: applying.callPatience, onWait: Applying.telling(progress),
                onClock: said.telling(progress)
            ) { client in
                let target = try await target(client, settings)
                let record = try argument.record(at: target, known: record.snapshot)
                try await run(by: client, at: target, record, notes: notes(record, client.time()), said)
            }
        }
    }

    private func target(_ client: CoachingClient, _ settings: ConnectionSettings) async throws -> ApplyTarget {
        defer { progress.finish() }
        return try await ApplyTarget.ask(
            client, baseURL: settings.endpoint.apiURL, clientId: settings.credentials.clientId,
            patience: ServicePatience(seconds: Int64(applying.patience)),
            environment: ApplyEnvironment(now: Instant.ofThisMoment)
        ) { event in if let notice = event.notice { progress.notify(notice) } }
    }

    private func run(
        by client: CoachingClient, at target: ApplyTarget, _ record: JournalRecord, notes: [String], _ said: RunNotes
    ) async throws {
        let report = report(of: record.plan, at: target)
        let notes = notes + doubts(about: target, record)
        try await Failure.reporting(report.begun) {
            let former = try FormerRun(record, of: argument, at: target, formerPlace)
            try agree(to: record, former, report, notes: notes)
            let journal = try journal(former, at: target, known: record.snapshot)
            var options = applying.options(selection.selection, force: force)
            options.deletesFormer = deletesFormer
            options.freshness = freshness?.freshness(of: argument.plan, recorded: record.plan)
            let outcome = try await Applying(
                journal: journal, service: client, options: options, progress: progress,
                asksBetweenBatches: applying.pause, now: client.time
            ).run(command)
            try output.write(report.document(of: outcome, notes: notes + said.all), failure: failure(outcome, journal))
        }
    }

    private func journal(
        _ former: FormerRun, at target: ApplyTarget, known: JournalSnapshot?
    ) throws -> ApplyJournal {
        let (now, person) = (Instant.ofThisMoment(), NSUserName())
        let former = try former.opened(at: target, person: person, now: now)
        if let plan = argument.prepared {
            return try ApplyJournal(
                path: argument.journal, prepared: plan, target: target, person: person, former: former, now: now,
                known: known)
        }
        return try ApplyJournal(
            path: argument.journal, target: target, person: person, former: former, now: now, known: known)
    }

    private func failure(_ outcome: ApplyOutcome, _ journal: ApplyJournal) -> Failure? {
        let line = TypedCommand.line()
        let unfinished =
            switch command {
            case .apply:
                UnfinishedRun(applying: outcome, journal: journal, command: line, place: argument.places())
            case .rollback:
                UnfinishedRun(rollingBack: outcome, journal: journal, command: line, place: argument.places())
            }
        return unfinished.map { Failure($0) }
    }

    /// What cannot be known of whose organisation it is.
    private func doubts(about target: ApplyTarget, _ record: JournalRecord) -> [String] {
        if let doubt = record.snapshot?.doubt(at: target) { return [doubt] }
        guard target.organization == nil, record.snapshot == nil else { return [] }
        return [
            "The service does not tell whose organisation these credentials are for: make sure that it is the right one."
        ]
    }

    private func report(of plan: RecordedPlan?, at target: ApplyTarget) -> ApplyReport {
        ApplyReport(command == .apply ? .apply : .rollback, of: argument.subject(of: plan, at: target))
    }

    /// Says what will be done, and asks.
    ///
    /// - Throws: ``Failure`` where the user does not agree.
    private func agree(
        to record: JournalRecord, _ former: FormerRun, _ report: ApplyReport, notes: [String]
    ) throws {
        if former.isReplan { return try agree(toReplan: record, former.entries, report, notes: notes) }
        let selected = selection.selection.positions(in: record.entries, of: record.plan)
        let meant = record.entries.filter { selected.contains($0.position) }
        let open: Int
        var done = 0
        switch command {
        case .apply:
            open = ApplyRequest.requests(remainingIn: meant).count
            done = meant.count - open
        case .rollback: open = meant.count { $0.status == .created || $0.status == .deleting }
        }
        let isAsked = open > 0 && !applying.yes
        try output.announce(
            report.announcement(open: open, done: done, left: record.entries.count - meant.count, notes: notes),
            isAsked: isAsked)
        guard isAsked else { return }
        try confirm(report.question(open: open), record, report)
    }

    private func confirm(_ question: String, _ record: JournalRecord, _ report: ApplyReport) throws {
        guard try Prompt.confirm(TerminalText(line: question)) else {
            throw Failure(.temporary, command == .apply ? "nothing was created" : "nothing was deleted")
                .with(report.declined(record.entries.map(\.reported)))
        }
    }
}

extension RecordRun {
    /// The same for a re-plan: what moves, and what becomes of the appointments of the plan before.
    private func agree(
        toReplan record: JournalRecord, _ entries: ReplanEntries, _ report: ApplyReport, notes: [String]
    ) throws {
        let selection = selection.selection
        let left = entries.left(by: selection)
        let isAsked: Bool
        let question: String
        if command == .rollback, deletesFormer {
            let open = entries.living(in: selection)
            (isAsked, question) = (open > 0 && !applying.yes, report.questionOfBothPlans(open: open))
            try output.announce(report.announcement(open: open, left: left, notes: notes), isAsked: isAsked)
        } else {
            let counts = command == .apply ? entries.counts(applying: selection) : entries.counts(restoring: selection)
            (isAsked, question) = (!counts.isNothing && !applying.yes, report.question(counts.reported))
            try output.announce(
                report.announcement(counts.reported, left: left, notes: notes), isAsked: isAsked)
        }
        if isAsked { try confirm(question, record, report) }
    }
}
