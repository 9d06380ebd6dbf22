import CoachingAPI
import CoachingModels
import PlanApplication
import PlanModel
import PlanReports
import RequestFiles

/// Asks the service for the slots of a re-plan, and for what its people hold beside the plan: what the plan before has
/// created counts as free time of its people, and is none of what they hold.
struct ReplanFetch {
    /// The plan before, and where it lies.
    let plan: Plan
    let path: String
    let connection: ConnectionOptions
    let output: OutputOptions

    /// What the service has answered.
    struct Answers {
        /// The file with the slots, which lies beside the new plan.
        var slots: String
        var held: HeldAppointments
    }

    private struct Found {
        var state: SlotsFetchProgress
        var held: HeldAppointments
    }

    /// Asks what a request needs.
    func ask(for request: PlanRequest, from sources: RequestSources, besidePlan out: String) async throws -> Answers {
        let kept = try KeptSlots(besidePlan: out)
        defer { kept.removeIfEmpty() }
        let settings = try connection.settings()
        let progress = output.progress
        let fetching = Fetching(progress: progress)
        let found = try await fetching.saying(
            whatIsKeptIn: kept.path, howToGoOn: "coachplan replan --slots \(kept.path)"
        ) { () async throws -> Found in
            try await connection.withClient(
                verbose: output.verbose, patience: fetching.callPatience, onWait: fetching.onWait,
                onClock: { progress.notify($0) }
            ) { client in
                try await find(request, client, settings, fetching, kept.path)
            }
        }
        let refusals = Refusals(found.state.refusals, in: request, from: sources).people
        let warnings = (refusals.map(\.text) + FetchRefusal.advice(refusals)).map { "\($0)\n" }.joined()
        if !warnings.isEmpty { try StandardStream.error.write(warnings) }
        return Answers(slots: kept.path, held: found.held)
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

    private func find(
        _ request: PlanRequest, _ client: CoachingClient, _ settings: ConnectionSettings, _ fetching: Fetching,
        _ path: String
    ) async throws -> Found {
        let living = try await living(client, settings)
        let held = try await held(request, without: living, client)
        try say(living.count, held, path)
        let state = try await fetching.fetch(
            request, from: client, into: path, interruptible: living, now: client.time)
        return Found(state: state, held: held)
    }

    /// What people hold beside the plan. A client that may only ask for slots learns nothing of it, and plans all the same.
    private func held(
        _ request: PlanRequest, without own: [String], _ client: CoachingClient
    ) async throws -> HeldAppointments {
        do {
            return try await HeldReader(client).read(request, without: own)
        } catch let error as CoachingAPIError where error.kind == .forbidden {
            try StandardStream.error.write(
                "This client may not see appointments (coaching:appointment:view): what people hold beside this plan is taken "
                    + "from the request.\n")
            return HeldAppointments()
        }
    }

    private func say(_ living: Int, _ held: HeldAppointments, _ file: String) throws {
        if !held.refused.isEmpty {
            let people = Numbers.joined(held.refused.prefix(5).map(ForeignText.shown))
            let others = held.refused.count > 5 ? " and \(held.refused.count - 5) more" : ""
            try StandardStream.error.write(
                "The service does not tell the appointments of \(people)\(others): what they hold beside this plan is taken "
                    + "from the request.\n")
        }
        guard !output.quiet else { return }
        if held.count > 0 {
            try StandardStream.error.write(
                "\(Numbers.counted(held.count, "appointment")) that people have beside this plan count in their limits.\n"
            )
        }
        let free =
            living == 0
            ? "This plan has created nothing"
            : "\(Numbers.counted(living, "appointment")) of this plan count as free time"
        try StandardStream.error.write("\(free). The service's answers are kept in \(file).\n")
    }
}
