import Foundation
import Testing

/// Outputs that cannot be written, and readers who go away.
@Suite struct OutputTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    @Test(arguments: ["no-such-folder/plan.json", "request.yaml/plan.json", ".", "/proc/plan.json"])
    func unwritablePlanIsToldBeforeTheWorkStarts(path: String) async throws {
        // An input that is bad too: the path is looked at first, and no time is lost on reading.
        try workspace.write("not slots", to: "slots.ndjson")
        let outcome = try await workspace.program.run("plan", "request.yaml", "--slots", "slots.ndjson", "--out", path)
        expectRefusal(outcome, status: 73, naming: path)
        #expect(try workspace.names() == ["request.yaml", "roster.csv", "slots.ndjson"])
    }

    @Test(arguments: [
        "plan request.yaml --slots slots.ndjson", "show plan.json", "show plan.json --format json",
        "show plan.json --format csv", "apply plan.json --dry-run", "check request.yaml",
    ])
    func fullDiskBehindStandardOutput(command: String) async throws {
        try await example.plan()
        let outcome = try await workspace.program.shell("$coachplan \(command) >/dev/full")
        expectRefusal(outcome, status: 74, naming: "standard output")
    }

    /// A limit on the size of files acts as a disk that is full: the write in the middle of a file fails.
    @Test(arguments: [
        "plan request.yaml --slots slots.ndjson --out out.json --quiet",
        "export request.yaml --slots slots.ndjson --mps out.mps",
        "scenario --sessions 50 --facilitators 5 --days 5 --seed 1 --out out",
    ])
    func fullDiskBehindAnOutputFile(command: String) async throws {
        let outcome = try await workspace.program.shell("ulimit -f 1; exec $coachplan \(command)")
        expectRefusal(outcome, status: 74, naming: "out")
        let left = try workspace.names().filter { !["request.yaml", "roster.csv", "slots.ndjson"].contains($0) }
        let files = left.flatMap { FileManager.default.subpaths(atPath: workspace.path($0)) ?? [$0] }
        #expect(files.isEmpty, "half-written: \(left)")
    }

    @Test func existingPlanSurvivesAFullDisk() async throws {
        try await example.plan()
        let before = try workspace.text(of: "plan.json")
        let outcome = try await workspace.program.shell(
            "ulimit -f 1; exec $coachplan plan request.yaml --slots slots.ndjson --out plan.json --quiet")
        expectRefusal(outcome, status: 74, naming: "plan.json")
        #expect(try workspace.text(of: "plan.json") == before)
    }

    @Test func readerWhoGoesAwayIsNoError() async throws {
        try await example.plan()
        for format in ["table", "json", "csv"] {
            let outcome = try await workspace.program.shell(
                "set -o pipefail; $coachplan show plan.json --format \(format) | head -n 1")
            expectSuccess(outcome)
            #expect(outcome.output.split(separator: "\n").count == 1)
        }
    }

    @Test func noColourAndNoProgressInFiles() async throws {
        let outcome = try await workspace.program.run("plan", "request.yaml", "--slots", "slots.ndjson")
        expectSuccess(outcome)
        #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
        #expect(!outcome.errors.contains("\r"))
    }

    @Test func quietSaysNothingButErrors() async throws {
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--quiet")
        expectSuccess(outcome)
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    }
}
