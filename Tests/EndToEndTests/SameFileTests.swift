import Foundation
import Testing

/// No output goes onto an input, whatever its spelling: both stay as they were, and no work is begun.
@Suite struct SameFileTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
        try FileManager.default.createDirectory(
            atPath: workspace.path("x"), withIntermediateDirectories: false)
        for (link, target) in [("soft", "slots.ndjson"), ("round", "x/../soft"), ("to-request", "request.yaml")] {
            try FileManager.default.createSymbolicLink(atPath: workspace.path(link), withDestinationPath: target)
        }
        try FileManager.default.linkItem(
            atPath: workspace.path("slots.ndjson"), toPath: workspace.path("hard"))
    }

    private func contents() throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try workspace.names() where name != "x" { contents[name] = try workspace.text(of: name) }
        return contents
    }

    private func expectRefusalOf(
        _ command: String, naming place: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try contents()
        let outcome = try await workspace.client.shell("exec $coachplan \(command)")
        expectRefusal(outcome, status: 73, naming: place, sourceLocation: sourceLocation)
        #expect(try contents() == before, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "slots.ndjson", "request.yaml", "roster.csv", "./x/../slots.ndjson", "hard", "soft", "round", "to-request",
        ".//request.yaml",
    ])
    func aPlanOntoAnInput(out: String) async throws {
        try await expectRefusalOf("plan request.yaml --slots slots.ndjson --out \(out)", naming: out)
    }

    @Test func aPlanOntoTheTargetOfALinkThatIsRead() async throws {
        try await expectRefusalOf("plan to-request --slots round --out hard", naming: "--slots")
        try await expectRefusalOf("plan to-request --slots round --out request.yaml", naming: "the request")
    }

    @Test(arguments: ["request.yaml", "roster.csv", "soft"])
    func aProgramOntoAnInput(mps: String) async throws {
        try await expectRefusalOf("export request.yaml --slots slots.ndjson --mps \(mps)", naming: mps)
    }

    @Test(arguments: ["request.yaml", "roster.csv", "to-request"])
    func slotsOntoTheRequest(slots: String) async throws {
        try await expectRefusalOf(
            "fetch request.yaml --slots-out \(slots) --api-url http://127.0.0.1:1", naming: slots)
    }

    @Test func twoOutputsThatAreOneFile() async throws {
        for requestOut in ["state", "./x/../state-wal", "state-shm"] {
            try await expectRefusalOf("sandbox --database state --request-out \(requestOut)", naming: "--database")
        }
    }

    @Test func standardOutputOntoAnInput() async throws {
        try await example.plan()
        for command in [
            "show plan.json >> plan.json", "check request.yaml >> roster.csv",
            "plan request.yaml --slots slots.ndjson >> slots.ndjson",
            "plan request.yaml --slots slots.ndjson --out - >> slots.ndjson",
            "plan request.yaml --slots slots.ndjson --out /dev/stdout >> slots.ndjson",
        ] {
            try await expectRefusalOf(command, naming: "is")
        }
    }
}
