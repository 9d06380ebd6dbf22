import ArgumentParser
import CoachingAPI
import Foundation
import PlanApplication
import PlanModel
import PlanReports

/// `coachplan apply`: creates the appointments of a plan.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Create the appointments of a plan in the service.",
        discussion: """
            Says what it will do and in whose organisation, and asks. Every step is recorded beside the plan before \
            and after it is taken, so that the same command goes on where an earlier one stopped, whatever stopped it; \
            nothing is created twice. Before anything is created, the service is asked whether everybody is still \
            free and their groups can spare them: where a place is gone, what changed is told and nothing is created \
            (--skip-stale creates the rest). Ctrl-C ends it after the call under way. A part of the plan can be named; \
            the rest stays open.

            A re-plan of a plan that was applied takes that plan's appointments over: a session that has its place \
            stays, one at another time is moved, one with other people is replaced, and what is no more is deleted. \
            Only what differs is sent.
            """)

    @Argument(help: "The plan, or the record that an earlier apply kept of it.")
    var plan: String

    @Flag(help: "Print the exact requests, byte for byte, and send none. Needs no credentials and changes no file.")
    var dryRun = false

    @OptionGroup var former: ReplacesOption
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var applying: ApplyingOptions
    @OptionGroup var freshness: FreshnessOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var events: EventOptions

    func validate() throws { try events.check(beside: output) }

    func run() async throws {
        if !dryRun { try applying.checkThatSomebodyCanBeAsked() }
        let argument = try PlanArgument(plan, journal: applying.journal)
        if dryRun { return try showRequests(of: argument) }
        try await RecordRun(
            command: .apply, argument: argument, applying: applying, selection: selection, connection: connection,
            output: output, progress: events.progress(output), freshness: freshness, formerPlace: former.place
        ).run { record in
            try record.snapshot?.checkForApply()
            if let gap = record.snapshot?.gap { try StandardStream.error.write("\(gap)\n") }
        } notes: { record, now in
            let meant = try meant(in: record, of: argument)
            try PastTimes.check(meant, file: plan, clock: PlanWords(record.plan).clock, at: now)
            return notes(on: argument, meant, at: now)
        }
    }

    /// Notes that a planner should know before anything is done.
    private func notes(on argument: PlanArgument, _ meant: [ApplyEntry], at now: Instant) -> [String] {
        var notes = [PastTimes.note(on: meant, at: now)].compactMap(\.self)
        if let plan = argument.plan, meant.contains(where: { !$0.isInService }) {
            let age = AgeNote.text(
                plan.slots, clock: ZoneClock(name: plan.request.timeZone) ?? .utc, now: now,
                advice: "coachplan fetch --refresh asks again, and plan plans anew.")
            if let age { notes.append(age) }
        }
        return notes
    }

    /// The entries that the run is about; for a re-plan, those that need a call.
    private func meant(in record: JournalRecord, of argument: PlanArgument) throws -> [ApplyEntry] {
        let former = try FormerRun(record, of: argument, at: nil, former.place)
        if former.isReplan { return former.entries.wanted(by: selection.selection) }
        let selected = selection.selection.positions(in: record.entries, of: record.plan)
        return record.entries.filter { selected.contains($0.position) }
    }

    /// Shows the calls that are still to be made for a plan that was applied before, otherwise all calls.
    private func showRequests(of argument: PlanArgument) throws {
        let target = connection.address().map { ApplyTarget(baseURL: $0) }
        let record = try argument.record(at: target)
        try record.snapshot?.checkForApply()
        if let gap = record.snapshot?.gap { try StandardStream.error.write("\(gap)\n") }
        try selection.check(in: record)
        let meant = try meant(in: record, of: argument)
        let notes = notes(on: argument, meant, at: Instant.ofThisMoment())
        let former = try FormerRun(record, of: argument, at: target, former.place)
        let counts = former.isReplan ? former.entries.counts(applying: selection.selection).reported : nil
        let requests =
            former.isReplan
            ? former.entries.requests(applying: selection.selection) : ApplyRequest.requests(remainingIn: meant)
        let report = ApplyReport(.apply, of: argument.subject(of: record.plan, at: target))
        if output.format == .json {
            let calls = requests.map {
                ApplyReport.Call(
                    session: $0.session, method: $0.method, path: $0.path, body: $0.appointment, change: $0.change)
            }
            return try output.write(report.dryRun(calls, changes: counts, notes: notes))
        }
        if !output.quiet {
            if let counts { try report.announcement(counts).write(to: .error) }
            for note in notes { try StandardStream.error.write("\(note)\n") }
        }
        for request in requests { try show(request) }
    }

    private func show(_ request: ApplyRequest) throws {
        let type = request.body.isEmpty ? "" : "Content-Type: application/json\n"
        try StandardStream.output.write("\(request.method) \(request.path)\n\(type)\n")
        try request.body.withUnsafeBytes { try StandardStream.output.write($0) }
        try StandardStream.output.write(request.body.isEmpty ? "" : "\n\n")
    }
}
