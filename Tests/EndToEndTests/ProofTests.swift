import Foundation
import Testing

/// What proves a plan's bound, from the program that writes it to those that check it.
@Suite struct ProofTests {
    let workspace: Workspace
    let example: Example

    init() throws {
        workspace = try Workspace()
        example = try Example(in: workspace)
    }

    private func plan(_ arguments: String...) async throws {
        expectSuccess(
            try await workspace.program.run(
                ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "week.json", "--quiet"] + arguments))
    }

    private func verify(_ arguments: String...) async throws -> Program.Outcome {
        try await workspace.program.run(
            ["verify", "request.yaml", "--slots", "slots.ndjson", "week.json"] + arguments)
    }

    /// The proof that stands in the plan, in a file of its own.
    private func takeOut(_ change: (inout [String: Any]) -> Void = { _ in }) throws -> String {
        var proof = try #require(try workspace.json("week.json")["proof"] as? [String: Any])
        change(&proof)
        let bytes = try JSONSerialization.data(withJSONObject: proof)
        try workspace.write(String(decoding: bytes, as: UTF8.self), to: "proof.json")
        return "proof.json"
    }

    @Test func verifyRecomputesTheBound() async throws {
        try await plan()
        let outcome = try await verify()
        expectSuccess(outcome)
        let plan = try workspace.json("week.json")
        let bound = try #require((plan["solution"] as? [String: Any])?["bound"] as? NSNumber)
        #expect(outcome.output.contains("week.json: no plan costs less than \(bound), recomputed from "))
        #expect(outcome.output.contains(" multipliers over "))

        let proof = try await verify("--format", "json").document().object("proof")
        #expect(proof.text("file") == "week.json" && proof["isValid"] as? Bool == true)
        #expect(proof["claimed"] as? NSNumber == bound && proof["proven"] as? NSNumber == bound)
        #expect(proof.number("multipliers") ?? 0 >= 7 && proof.number("parts") ?? 0 >= 1)
        #expect(proof.number("facilitatorDays") ?? 0 > 0 && proof["seconds"] is NSNumber)
    }

    @Test func aProofThatClaimsMoreIsRefused() async throws {
        try await plan()
        expectSuccess(try await verify("--proof", try takeOut()))
        let more = try await verify("--proof", try takeOut { $0["bound"] = "123456" })
        expectRefusal(more, status: 65, naming: "week.json: proof: bound: it claims 123456, and proves ")
        let document = try await verify("--proof", "proof.json", "--format", "json").document()
        #expect(document["isValid"] as? Bool == false && document.object("proof")["isValid"] as? Bool == false)

        let less = try await verify(
            "--proof",
            try takeOut {
                $0["bound"] = "0"; $0["parts"] = [Self.nothing(7)]
            })
        expectRefusal(less, status: 65, naming: "week.json: solution.bound: the plan states ")
    }

    /// Multipliers that prove nothing.
    private static func nothing(_ sessions: Int) -> [String: Any] {
        ["scaleBits": 0, "sessions": [Int](repeating: 0, count: sessions)]
    }

    @Test func aProofOfOtherFilesIsRefused() async throws {
        try await plan()
        _ = try takeOut()
        try example.replace("understaffingCost: 10", with: "understaffingCost: 11", in: "request.yaml")
        try await plan()
        let outcome = try await verify("--proof", "proof.json")
        expectRefusal(outcome, status: 65, naming: "week.json: proof: request: it is of another file")
    }

    @Test func withoutAProofTheBoundIsNotChecked() async throws {
        try await plan("--no-proof")
        #expect(try workspace.json("week.json")["proof"] == nil)
        let outcome = try await verify()
        expectSuccess(outcome)
        #expect(outcome.output.contains("there is no proof with it"))
        #expect(try await verify("--format", "json").document()["proof"] == nil)
    }

    /// A proof beside the plan would be written over what is read.
    @Test func noProofIsWrittenOntoAnInput() async throws {
        let slots = try workspace.text(of: "slots.ndjson")
        try workspace.write(slots, to: "week.proof.json")
        let arguments = ["plan", "request.yaml", "--slots", "week.proof.json", "--out", "week.json", "--quiet"]
        expectRefusal(try await workspace.program.run(arguments), status: 73, naming: "the proof beside --out")
        #expect(try workspace.text(of: "week.proof.json") == slots)
        expectSuccess(try await workspace.program.run(arguments + ["--no-proof"]))
    }

    @Test func theProofOfAPlanOnStandardOutputIsInIt() async throws {
        let outcome = try await workspace.program.run(
            "plan", "request.yaml", "--slots", "slots.ndjson", "--out", "-", "--quiet")
        expectSuccess(outcome)
        try workspace.write(outcome.output, to: "week.json")
        #expect(try workspace.json("week.json")["proof"] is [String: Any])
        expectSuccess(try await verify())
    }
}
