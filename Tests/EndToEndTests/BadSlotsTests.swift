import Foundation
import Testing

/// Slots files that cannot be trusted are refused with the line at fault.
@Suite struct BadSlotsTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func expectProblem(
        status: Int32 = 65, naming places: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for command in [
            ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "out"],
            ["export", "request.yaml", "--slots", "slots.ndjson", "--mps", "out"],
        ] {
            let outcome = try await workspace.program.run(command)
            for place in places {
                expectRefusal(outcome, status: status, naming: place, sourceLocation: sourceLocation)
            }
            #expect(!workspace.exists("out"), sourceLocation: sourceLocation)
        }
    }

    @Test func cutInTheLastLine() async throws {
        let text = try workspace.text(of: "slots.ndjson")
        try workspace.write(String(text.dropLast(500)), to: "slots.ndjson")
        try await expectProblem(naming: "slots.ndjson:8")
    }

    @Test func cutInTheMiddle() async throws {
        var lines = try workspace.text(of: "slots.ndjson").split(separator: "\n").map(String.init)
        lines[2] = String(lines[2].prefix(300))
        try workspace.write(lines.joined(separator: "\n") + "\n", to: "slots.ndjson")
        try await expectProblem(naming: "slots.ndjson:3")
    }

    @Test func binaryFile() async throws {
        let noise = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ $0 >> 3) }
        try Data(noise).write(to: workspace.folder.appendingPathComponent("slots.ndjson"))
        try await expectProblem(naming: "slots.ndjson:1")
    }

    @Test func byteOrderMark() async throws {
        try workspace.write("\u{FEFF}" + workspace.text(of: "slots.ndjson"), to: "slots.ndjson")
        try await expectProblem(naming: "slots.ndjson:1:1", "a byte order mark", "save the file as UTF-8 without one")
    }

    @Test func anotherKindOfJSON() async throws {
        try workspace.write("{\"hello\": 1}\n", to: "slots.ndjson")
        try await expectProblem(naming: "slots.ndjson:1")
    }

    @Test func missingFile() async throws {
        try FileManager.default.removeItem(atPath: workspace.path("slots.ndjson"))
        try await expectProblem(status: 66, naming: "slots.ndjson")
    }

    @Test func emptyFile() async throws {
        try workspace.write("", to: "slots.ndjson")
        try await expectProblem(naming: "slots.ndjson")
    }
}
