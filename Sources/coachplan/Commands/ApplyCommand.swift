import ArgumentParser
import CoachingAPI
import CoachingModels
import Foundation
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports

/// `coachplan apply`: creates the appointments of a plan.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Create the appointments of a plan in the service.",
        discussion: """
            Says what it will do and asks. Every step is recorded beside the plan before and after it is taken, so \
            that the same command goes on where an earlier one stopped, whatever stopped it; nothing is created twice. \
            Before anything is created, the service is asked whether everybody is still free and their groups can spare \
            them: where a place is gone, what changed is told and nothing is created (--skip-stale creates the rest). \
            Ctrl-C ends it after the call under way.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Flag(help: "Print the exact requests, byte for byte, and send none. Needs no credentials and changes no file.")
    var dryRun = false

    @OptionGroup var applying: ApplyingOptions
    @OptionGroup var freshness: FreshnessOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !dryRun { try applying.checkThatSomebodyCanBeAsked() }
        let plan = try PlanFile.read(path: plan)
        if dryRun { return try showRequests(of: plan) }
        let target = ApplyTarget(baseURL: try connection.settings().endpoint.apiURL)
        let report = report(on: plan, at: target.baseURL)
        try await Failure.reporting(report.begun) { try await apply(plan, at: target, report) }
    }

    private func apply(_ plan: Plan, at target: ApplyTarget, _ report: ApplyReport) async throws {
        let path = applying.path(forPlan: self.plan)
        let entries = try entries(of: plan, recordedIn: path, at: target)
        try applying.checkFiles(plan: self.plan)
        let now = try await time(for: plan, entries)
        try PastTimes.check(entries, file: self.plan, at: now)
        let note = notes(on: plan, entries, at: now)
        try agree(to: entries, report, note: note)
        let journal = try ApplyJournal(path: path, plan: plan, target: target, now: Instant.ofThisMoment())
        let said = RunNotes()
        var options = applying.options()
        options.freshness = freshness.freshness(of: plan)
        let outcome = try await connection.withClient(
            verbose: output.verbose, patience: applying.callPatience, onWait: Applying.telling(output.progress),
            onClock: said.telling(output.progress)
        ) { client in
            // What is past is judged by the service's time from the first appointment on.
            _ = await client.currentTime(asking: plan.appointments.first?.body.attendeeIds.first)
            return try await Applying(
                journal: journal, service: client, options: options, progress: output.progress,
                asksBetweenBatches: applying.pause, now: client.time
            ).apply()
        }
        try output.write(
            report.document(of: outcome, note: note, said: said.all),
            failure: Failure(applying: outcome, command: TypedCommand.line()))
    }

    /// The time: by this machine's clock, unless all seems over by it. Then the service is asked what time it is.
    private func time(for plan: Plan, _ entries: [ApplyEntry]) async throws -> Instant {
        let now = Instant.ofThisMoment()
        guard (try? PastTimes.check(entries, file: self.plan, at: now)) == nil,
            let somebody = plan.appointments.first?.body.attendeeIds.first
        else { return now }
        return try await connection.withClient(verbose: output.verbose, patience: .zero) { client in
            await client.currentTime(asking: somebody)
        }
    }

    private func report(on plan: Plan, at service: String?) -> ApplyReport {
        ApplyReport(
            .apply, of: plan, file: self.plan, service: service, journal: applying.path(forPlan: self.plan))
    }

    /// The plan's entries as the journal knows them, read without a change to any file.
    private func entries(of plan: Plan, recordedIn path: String, at target: ApplyTarget?) throws -> [ApplyEntry] {
        guard let record = try JournalSnapshot(path: path) else { return try ApplyEntry.entries(of: plan) }
        let entries = try record.entries(of: plan, at: target)
        try record.checkForApply()
        if let gap = record.gap { try StandardStream.error.write("\(gap)\n") }
        return entries
    }

    /// Says what will be done, and asks.
    ///
    /// - Throws: ``Failure`` where the user does not agree.
    private func agree(to entries: [ApplyEntry], _ report: ApplyReport, note: String?) throws {
        let open = ApplyRequest.requests(remainingIn: entries).count
        let isAsked = open > 0 && !applying.yes
        try output.announce(
            report.announcement(open: open, done: entries.count - open, note: note), isAsked: isAsked)
        guard isAsked else { return }
        guard try Prompt.confirm(TerminalText(line: report.question(open: open))) else {
            throw Failure(.temporary, "nothing was created").with(report.declined(entries.map(\.reported)))
        }
    }

    /// What a planner should know before anything is done; nil where all is as it should be.
    private func notes(on plan: Plan, _ entries: [ApplyEntry], at now: Instant) -> String? {
        let age =
            entries.contains { !$0.isInService }
            ? AgeNote.text(
                plan.slots, clock: ZoneClock(name: plan.request.timeZone) ?? .utc, now: now,
                advice: "coachplan fetch --refresh asks again, and plan plans anew.") : nil
        let notes = [PastTimes.note(on: entries, at: now), age].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    /// What is still to be sent, of a plan that was applied before; otherwise all of it.
    private func showRequests(of plan: Plan) throws {
        let address = connection.address()
        let entries = try entries(
            of: plan, recordedIn: applying.path(forPlan: self.plan), at: address.map { ApplyTarget(baseURL: $0) })
        let note = notes(on: plan, entries, at: Instant.ofThisMoment())
        let requests = ApplyRequest.requests(remainingIn: entries)
        if output.format == .json {
            let calls = requests.map { ApplyReport.Call(session: $0.session, method: $0.method, path: $0.path) }
            return try output.write(report(on: plan, at: address).dryRun(calls, note: note))
        }
        if let note, !output.quiet { try StandardStream.error.write("\(note)\n") }
        for request in requests {
            try StandardStream.output.write(
                "\(request.method) \(request.path)\nContent-Type: application/json\n\n")
            try request.body.withUnsafeBytes { try StandardStream.output.write($0) }
            try StandardStream.output.write("\n\n")
        }
    }
}
