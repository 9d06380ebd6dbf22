import Foundation
import Testing

/// Every example of the repository does what its text says.
@Suite struct ExampleTests {
    @Test(arguments: ["december-coaching"])
    func exampleIsPlannedToTheOptimum(name: String) async throws {
        let folder = Repository.examples.appendingPathComponent(name)
        let workspace = try Workspace()
        let program = workspace.program
        let request = folder.appendingPathComponent("request.yaml").path
        let slots = folder.appendingPathComponent("slots.ndjson").path
        expectSuccess(try await program.run("check", request))
        expectSuccess(try await program.run("plan", request, "--slots", slots, "--gap", "0", "--out", "plan.json"))
        expectSuccess(try await program.run("verify", request, "--slots", slots, "plan.json"))
        let solution = try #require(workspace.json("plan.json")["solution"] as? [String: Any])
        #expect(solution["stoppedBy"] as? String == "optimal")
    }

    /// From a sheet to appointments: the commands of the example's text as they stand there, with the sheet in three dialects.
    @Test(arguments: [
        ("sheet.csv", ""), ("sheet-semicolons.csv", " --locale de-DE"), ("sheet-tabs.txt", ""),
    ])
    func aSpreadsheetBecomesAppointments(sheet: String, options: String) async throws {
        let workspace = try Workspace()
        let folder = Repository.examples.appendingPathComponent("from-a-spreadsheet")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.copyItem(
                at: folder.appendingPathComponent(name), to: workspace.folder.appendingPathComponent(name))
        }
        let sandbox = try await Sandbox(in: workspace)
        let commands = try workspace.text(of: "README.md").split(separator: "\n").filter {
            $0.hasPrefix("$ coachplan ") && !$0.contains(" sandbox ")
        }
        #expect(commands.count == 7)
        let id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
        for command in commands {
            let line = String(command.dropFirst(2))
                .replacing("coachplan ", with: "$coachplan ", maxReplacements: 1)
                .replacing("http://127.0.0.1:8080", with: sandbox.url)
                .replacing(" import sheet.csv", with: " import \(sheet)\(options)")
            let outcome = try await workspace.client.shell(line)
            expectSuccess(outcome)
            // Nobody has to see an id, but for that of the organisation, which says whose it is.
            let seen = (line + outcome.output + outcome.errors).replacing(/\(organisation [^\n]*\)/, with: "")
            #expect(!seen.contains(id), "\(line): \(seen)")
        }
        #expect(try !workspace.text(of: "request.yaml").contains(id))
        let unscheduled = try workspace.json("plan.json")["unscheduled"] as? [Any]
        #expect(unscheduled?.isEmpty == true)
    }

    /// Who is due gets a session, and is not due any more: the commands of the example's text as they stand there.
    @Test func aProgrammeBecomesAppointmentsOnce() async throws {
        let workspace = try Workspace()
        let folder = Repository.examples.appendingPathComponent("every-four-weeks")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.copyItem(
                at: folder.appendingPathComponent(name), to: workspace.folder.appendingPathComponent(name))
        }
        let sandbox = try await Sandbox(["--history", "12"], in: workspace)
        let commands = try workspace.text(of: "README.md").split(separator: "\n").filter {
            $0.hasPrefix("$ coachplan ") && !$0.contains(" sandbox ")
        }
        #expect(commands.count == 8)
        var lists: [String] = []
        for command in commands {
            let line = command.dropFirst(2).replacing("coachplan ", with: "$coachplan ", maxReplacements: 1)
                .replacing("http://127.0.0.1:8080", with: sandbox.url)
            let outcome = try await workspace.client.shell(String(line))
            expectSuccess(outcome)
            if command.contains(" due ") { lists.append(outcome.output) }
        }
        let counts = try lists.map { try numbers(#"(\d+) overdue, (\d+) due by"#, in: $0) }
        #expect(counts[0][0] > 0 && counts[0][1] > 0, "\(lists[0])")
        #expect(counts[1] == [0, 0], "\(lists[1])")
        #expect((try workspace.json("plan.json")["appointments"] as? [Any])?.count == counts[0][0] + counts[0][1])
    }

    @Test func everyFolderOfExamplesIsTested() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.examples.path)
        #expect(
            Set(folders).subtracting(["README.md"])
                == [
                    "december-coaching", "engines", "every-four-weeks", "first-week", "from-a-spreadsheet",
                    "PlaceSessions",
                ])
    }

    @Test func librarySolverPlacesThreeSessions() async throws {
        let workspace = try Workspace()
        let example = try Program.binary(named: "PlaceSessions")
        let running = try RunningProgram(executable: example, arguments: [], program: workspace.program, input: nil)
        let outcome = try await running.outcome()
        expectSuccess(outcome)
        // The short first hour costs nothing to avoid for two of the three: one has to stand in it for two ticks.
        #expect(outcome.output.hasSuffix("cost 20, no plan costs less than 20\n"))
    }
}
