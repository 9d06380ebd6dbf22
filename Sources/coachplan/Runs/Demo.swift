import CoachingAPI
import CoachingModels
import CoachingSandbox
import Foundation
import PlanApplication
import PlanFiles
import PlanModel
import PlanReports
import RequestFiles
import SessionPlanner

/// The steps of the demonstration, each announced in a line. They are the steps of the commands of the same names.
struct Demo {
    let folder: String
    let url: String
    let world: SandboxWorld
    let timeLimit: Double
    let takesBack: Bool
    private let progress = ProgressLine(quiet: false, verbose: false)

    init(folder: String, url: String, world: SandboxWorld, timeLimit: Double, takesBack: Bool) {
        self.folder = folder
        self.url = url
        self.world = world
        self.timeLimit = timeLimit
        self.takesBack = takesBack
    }

    func run() async throws {
        try say(
            "1. A contact centre",
            "\(world.attendees.count) agents and \(world.facilitators.count) coaches, in a sandbox at \(url)")
        let request = try writeRequest()
        guard let endpoint = ServiceEndpoint(apiURL: url) else { throw InternalFault("\(url) is no address") }
        let settings = ConnectionSettings(
            endpoint: endpoint, credentials: .clientCredentials(id: "sandbox", secret: Secret("sandbox")))
        try await CoachingClient.with(settings) { client in
            let slots = try await fetch(request, from: client)
            let plan = try await plan(request, slots)
            let journal = try await apply(plan, to: client)
            try await prove(plan, by: client)
            if takesBack { try await rollBack(journal, in: client) }
        }
    }

    private func writeRequest() throws -> PlanRequest {
        let path = "\(folder)/request.yaml"
        try RequestWriter.write(
            world.request(days: 5), to: path, as: .yaml, comment: "A planning request for the people of the sandbox.")
        let request = try RequestReader.read(path: path)
        try say(
            "2. The request",
            "\(request.sessions.count) coaching sessions wanted, one for each agent, within a week: coachplan check")
        return request
    }

    private func fetch(_ request: PlanRequest, from client: CoachingClient) async throws -> SlotsFile {
        let path = "\(folder)/slots.ndjson"
        let state = try await Fetching(progress: progress).fetch(request, from: client, into: path)
        try say(
            "3. The slots",
            "\(state.answered) questions over HTTP: who is free when, and how well is it staffed? coachplan fetch")
        return try SlotsReader.read(path: path)
    }

    private func plan(_ request: PlanRequest, _ slots: SlotsFile) async throws -> Plan {
        try say("4. The plan", "all sessions placed together; nothing is created by it: coachplan plan")
        let limits = PlanningLimits(gap: 0.001, timeLimit: timeLimit, seed: 1, threads: nil)
        let outcome = try await Planning(limits: limits, progress: progress).plan(request: request, slots: slots)
        let plan = outcome.plan
        try PlanFile.write(plan, proof: outcome.proof, to: "\(folder)/plan.json")
        try StandardStream.output.write("\n")
        try PlanReport(plan).document(now: Instant.ofThisMoment()).write(to: .output)
        try StandardStream.output.write("\n")
        return plan
    }

    private func apply(_ plan: Plan, to client: CoachingClient) async throws -> ApplyJournal {
        let journal = try ApplyJournal(
            path: ApplyJournal.defaultPath(forPlan: "\(folder)/plan.json"), plan: plan,
            target: ApplyTarget(baseURL: url), now: Instant.ofThisMoment())
        let applying = Applying(journal: journal, service: client, options: ApplyOptions(), progress: progress)
        let outcome = try await applying.run(.apply)
        try say(
            "5. Applied", "\(outcome.callsSent) appointments created, each recorded before and after: coachplan apply")
        if let unfinished = UnfinishedRun(applying: outcome, journal: journal, command: "coachplan apply") {
            throw Failure(unfinished)
        }
        return journal
    }

    /// Asks the service afresh for the appointments of all agents.
    private func prove(_ plan: Plan, by client: CoachingClient) async throws {
        let users = Set(plan.appointments.flatMap(\.body.attendeeIds)).sorted()
        var held: Set<String> = []
        for try await appointment in client.appointments(userIds: users) {
            if let id = appointment.id { held.insert(id) }
        }
        try say(
            "6. The proof", "the service, asked again, holds \(held.count) of \(plan.appointments.count) appointments")
        guard held.count == plan.appointments.count else {
            throw InternalFault("the service holds \(held.count) appointments, not \(plan.appointments.count)")
        }
    }

    private func rollBack(_ journal: ApplyJournal, in client: CoachingClient) async throws {
        let applying = Applying(journal: journal, service: client, options: ApplyOptions(), progress: progress)
        let outcome = try await applying.run(.rollback)
        try say("7. Taken back", "\(outcome.count(.deleted)) appointments deleted: coachplan rollback")
    }

    private func say(_ title: String, _ text: String) throws {
        let stream = StandardStream.output
        try stream.write("\(Style.heading.applied(to: "\(title)", on: stream))  \(text)\n")
    }
}
