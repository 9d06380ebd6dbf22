import Fixtures
import Foundation
import Testing

/// Planning offline, from a slots file.
@Suite struct PlanTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    @Test func dryRunSaysWhoWithWhomAndWhen() async throws {
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--gap", "0", "--out", "plan.json")
        expectSuccess(outcome)
        for word in ["Ana Silva", "Priya Raman", "Tom Becker", "America/New_York", "billing", "understaffing"] {
            #expect(outcome.output.contains(word))
        }
        let plan = try workspace.json("plan.json")
        let solution = try #require(plan["solution"] as? [String: Any])
        #expect(solution["status"] as? String == "optimal")
        #expect(solution["bound"] as? Double == solution["cost"] as? Double)
        #expect((plan["appointments"] as? [Any])?.count == 7)
    }

    @Test func nothingIsWrittenWithoutOut() async throws {
        let outcome = try await workspace.program.run("plan", "request.yaml", "--slots", "slots.ndjson")
        expectSuccess(outcome)
        #expect(try workspace.names() == ["request.yaml", "roster.csv", "slots.ndjson"])
    }

    /// The plan on standard output is the result, and everything else keeps away from there.
    @Test func samePlanEveryTimeApartFromIdAndTimes() async throws {
        var plans: [NSDictionary] = []
        for name in ["first.json", "second.json"] {
            expectSuccess(
                try await workspace.program.run(
                    "plan", "request.yaml", "--slots", "slots.ndjson", "--gap", "0", "--out", name, "--quiet"))
            var plan = try workspace.json(name)
            for changing in ["id", "createdAt", "seal"] { plan[changing] = nil }
            plans.append(plan as NSDictionary)
        }
        #expect(plans[0] == plans[1])
    }

    @Test func verifyAcceptsThePlanAndRefusesAnotherRequest() async throws {
        try await example.plan()
        expectSuccess(
            try await workspace.program.run("verify", "request.yaml", "--slots", "slots.ndjson", "plan.json"))
        try example.replace("maxSessionsPerDay: 3", with: "maxSessionsPerDay: 1", in: "request.yaml")
        expectRefusal(
            try await workspace.program.run("verify", "request.yaml", "--slots", "slots.ndjson", "plan.json"),
            status: 65, naming: "plan.json")
    }

    @Test func sessionThatNobodyCanLeadStaysUnscheduledWithTheReason() async throws {
        // Nobody works on a Sunday.
        try example.replace("2026-12-07/2026-12-12 ", with: "2026-12-06/2026-12-12 ", in: "request.yaml")
        try example.replace("2026-12-07/2026-12-10,2", with: "2026-12-06/2026-12-07,2", in: "roster.csv")
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json")
        expectSuccess(outcome)
        #expect(outcome.output.contains("bo-1"))
        let unscheduled = try #require(workspace.json("plan.json")["unscheduled"] as? [[String: Any]])
        #expect(unscheduled.map { $0["session"] as? String } == ["bo-1"])
        #expect(unscheduled.first?["reason"] as? String == "noAttendeeTime")
    }

    /// Ctrl-C asks for the best plan so far: it is complete, with a valid bound, and says that it was stopped.
    @Test func interruptGivesTheBestPlanSoFar() async throws {
        let instance = try PublicInstances.folder("tight-500")
        let running = try workspace.program.start([
            "plan", instance.appendingPathComponent("request.json").path,
            "--slots", instance.appendingPathComponent("slots.ndjson").path,
            "--out", "plan.json", "--gap", "0", "--time-limit", "900", "--verbose",
        ])
        try await running.signal(SIGINT) { $0.errors.contains("gap") }
        let outcome = try await running.outcome()
        expectSuccess(outcome)
        let solution = try #require(workspace.json("plan.json")["solution"] as? [String: Any])
        #expect(solution["stoppedBy"] as? String == "cancelled")
        let cost = try #require(solution["cost"] as? Double)
        let bound = try #require(solution["bound"] as? Double)
        #expect(bound <= 3_621.06 && cost >= bound, "a plan is known that costs 3621.06")
    }

    /// Without a clock nothing depends on the machine: what a comparison of two programs rests on.
    @Test func aWorkLimitGivesTheSamePlanAgain() async throws {
        let instance = try PublicInstances.folder("tight-500")
        var plans: [NSDictionary] = []
        for name in ["first.json", "second.json"] {
            expectSuccess(
                try await workspace.program.run([
                    "plan", instance.appendingPathComponent("request.json").path,
                    "--slots", instance.appendingPathComponent("slots.ndjson").path,
                    "--out", name, "--gap", "0", "--work-limit", "0", "--threads", "2",
                ]))
            var plan = try workspace.json(name)
            #expect((plan["solution"] as? [String: Any])?["stoppedBy"] as? String == "workLimit")
            for ofTheRun in ["id", "createdAt", "seal"] { plan[ofTheRun] = nil }
            plans.append(NSDictionary(dictionary: plan))
        }
        #expect(plans[0] == plans[1])
    }

    private func startLongPlan(_ prefix: String = "") async throws -> RunningProgram {
        expectSuccess(
            try await workspace.program.run(
                "scenario", "--sessions", "300", "--facilitators", "20", "--days", "10", "--tight", "0.95", "--out", "s"
            ))
        let running = try workspace.program.startShell(
            "\(prefix)exec $coachplan plan s/request.json --slots s/slots.ndjson --out plan.json --gap 0 --verbose "
                + "--time-limit \(prefix.isEmpty ? 900 : 8)")
        try await running.wait { $0.errors.contains("gap") }
        return running
    }

    /// A terminal that is closed while the search goes on ends it as a request to terminate does.
    @Test func theEndOfTheTerminalGivesTheBestPlanSoFar() async throws {
        let running = try await startLongPlan()
        running.signal(SIGHUP)
        expectSuccess(try await running.outcome())
        let solution = try #require(workspace.json("plan.json")["solution"] as? [String: Any])
        #expect(solution["stoppedBy"] as? String == "cancelled")
    }

    /// `nohup` asks to go on without the terminal.
    @Test func theEndOfTheTerminalIsIgnoredWhereThatIsAskedFor() async throws {
        let running = try await startLongPlan("trap '' HUP; ")
        running.signal(SIGHUP)
        expectSuccess(try await running.outcome())
        let solution = try #require(workspace.json("plan.json")["solution"] as? [String: Any])
        #expect(solution["stoppedBy"] as? String != "cancelled")
    }

    @Test func secondInterruptEndsAtOnce() async throws {
        let instance = try PublicInstances.folder("tight-500")
        let running = try workspace.program.start([
            "plan", instance.appendingPathComponent("request.json").path,
            "--slots", instance.appendingPathComponent("slots.ndjson").path,
            "--out", "plan.json", "--gap", "0", "--time-limit", "900", "--verbose",
        ])
        try await running.signal(SIGINT, SIGTERM) { $0.errors.contains("gap") }
        let outcome = try await running.outcome()
        #expect([0, 128 + SIGINT, 128 + SIGTERM].contains(outcome.status))
        #expect(try workspace.names().allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".tmp") })
    }
}
