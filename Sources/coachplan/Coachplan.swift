import ArgumentParser
import PlanModel

/// The program as a whole: what `coachplan --help` shows.
struct Coachplan: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "coachplan",
        abstract: "Places many coaching sessions at once, where they cost the contact centre least.",
        discussion: """
            A request says who is to be coached by whom and within which days. coachplan asks the service when \
            everybody is free and how well each quarter of an hour is staffed, finds the best places for all \
            sessions together, shows the plan, and creates the appointments once you agree.

            A first run, without any service:
              coachplan demo

            The usual way:
              coachplan check request.yaml
              coachplan fetch request.yaml --slots-out slots.ndjson
              coachplan plan request.yaml --slots slots.ndjson --out plan.json
              coachplan apply plan.json

            coachplan help request explains every field of a request.

            Exit statuses:
            \(ExitStatus.table)
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Plan",
                subcommands: [
                    InitCommand.self, ImportCommand.self, ResolveCommand.self, CheckCommand.self, DoctorCommand.self,
                    DueCommand.self, FetchCommand.self, PlanCommand.self,
                    ShowCommand.self, ExplainCommand.self,
                    DiffCommand.self, ReportCommand.self, ReplanCommand.self, SuggestCommand.self,
                    TradeoffCommand.self, HandoverCommand.self,
                    VerifyCommand.self,
                    ExportCommand.self,
                ]),
            CommandGroup(name: "Plan in parts", subcommands: [SplitCommand.self, RunCommand.self, JoinCommand.self]),
            CommandGroup(
                name: "Carry out", subcommands: [ApplyCommand.self, StatusCommand.self, RollbackCommand.self]),
            CommandGroup(
                name: "Try out", subcommands: [DemoCommand.self, SandboxCommand.self, ScenarioCommand.self]),
        ])

    /// The names of the commands, in the order of the help.
    static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }
}
