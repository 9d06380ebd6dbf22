import ArgumentParser
import PlanFiles
import PlanModel
import PlanReports

/// `coachplan diff`: the differences between two plans.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two plans: who moved, who has a place now, cost and staffing side by side.",
        discussion: """
            Sessions are told apart by their keys. Plans of different policies are judged under both, where the files that \
            they were made from are still where the plans say. Exit status 0 whether or not there is a difference.
            """)

    @Argument(help: "The earlier plan.")
    var first: String

    @Argument(help: "The later plan.")
    var second: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var files = CommandFiles()
        files.reads(first, as: "the first plan")
        files.reads(second, as: "the second plan")
        try files.check()
        try output.write(try Self.report((first, second)).document)
    }

    /// Reads two plans and compares them.
    static func report(_ files: (String, String)) throws -> DiffReport {
        let plans = (try PlanFile.read(path: files.0), try PlanFile.read(path: files.1))
        return DiffReport(files: files, plans: plans, underBoth: try underBoth(files, plans))
    }

    /// The cost of each plan under the policy of each; nil for a cost that needs the plan's own request and slots if
    /// these are missing.
    private static func underBoth(
        _ files: (String, String), _ plans: (Plan, Plan)
    ) throws -> [[CostTerms<Double>?]] {
        guard let policies = [plans.0.policy, plans.1.policy] as? [Policy], policies[0] != policies[1] else {
            return []
        }
        return [(files.0, plans.0), (files.1, plans.1)].map { path, plan in
            let sources = try? PlanSources(of: plan, at: path)
            return policies.map { policy in
                if policy == plan.policy { return plan.solution.costs }
                return sources?.costs(under: policy)
            }
        }
    }
}
