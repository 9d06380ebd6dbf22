import CoachingAPI
import PlanApplication
import PlanModel
import PlanReports
import RequestFiles

/// Asks the service for the slots of a re-plan: what the plan before has created counts as free time of its people.
struct ReplanFetch {
    /// The plan before, and where it lies.
    let plan: Plan
    let path: String
    let connection: ConnectionOptions
    let output: OutputOptions

    /// Asks what a request needs, and gives the file with the answers, which lies beside the new plan.
    func slots(for request: PlanRequest, from sources: RequestSources, besidePlan out: String) async throws -> String {
        let kept = try KeptSlots(besidePlan: out)
        defer { kept.removeIfEmpty() }
        let settings = try connection.settings()
        let progress = output.progress
        let fetching = Fetching(progress: progress)
        let state = try await fetching.saying(
            whatIsKeptIn: kept.path, howToGoOn: "coachplan replan --slots \(kept.path)"
        ) {
            try await connection.withClient(
                verbose: output.verbose, patience: fetching.callPatience, onWait: fetching.onWait,
                onClock: { progress.notify($0) }
            ) { client in
                let living = try await living(client, settings)
                try say(living.count, kept.path)
                return try await fetching.fetch(
                    request, from: client, into: kept.path, interruptible: living, now: client.time)
            }
        }
        let refusals = Refusals(state.refusals, in: request, from: sources).people
        let warnings = (refusals.map(\.text) + FetchRefusal.advice(refusals)).map { "\($0)\n" }.joined()
        if !warnings.isEmpty { try StandardStream.error.write(warnings) }
        return kept.path
    }

    /// Ids of the plan's appointments that are in the service.
    ///
    /// - Throws: `InputProblems` if they are those of another organisation, or went over to another plan.
    private func living(_ client: CoachingClient, _ settings: ConnectionSettings) async throws -> [String] {
        let journal = ApplyJournal.defaultPath(forPlan: path)
        guard try JournalSnapshot(path: journal) != nil else { return [] }
        let target = try await ApplyTarget.ask(
            client, baseURL: settings.endpoint.apiURL, clientId: settings.credentials.clientId,
            environment: ApplyEnvironment(now: Instant.ofThisMoment))
        return try JournalRecord(path: journal, plan: plan, at: target).interruptibleAppointments()
    }

    private func say(_ living: Int, _ file: String) throws {
        guard !output.quiet else { return }
        let free =
            living == 0
            ? "This plan has created nothing"
            : "\(Numbers.counted(living, "appointment")) of this plan count as free time"
        try StandardStream.error.write("\(free). The service's answers are kept in \(file).\n")
    }
}
