import Foundation
import Testing

/// The December example of the repository, copied into a workspace where a test may spoil it.
struct Example {
    let workspace: Workspace

    init(in workspace: Workspace) throws {
        self.workspace = workspace
        let source = Repository.examples.appendingPathComponent("december-coaching")
        for name in ["request.yaml", "roster.csv", "slots.ndjson"] {
            try FileManager.default.copyItem(
                at: source.appendingPathComponent(name), to: workspace.folder.appendingPathComponent(name))
        }
    }

    /// Replaces text that must be there.
    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try workspace.text(of: name)
        guard text.contains(old) else { throw NotThere(text: old, file: name) }
        try workspace.write(text.replacingOccurrences(of: old, with: new), to: name)
    }

    /// The number of the first line that holds the text, as editors count.
    func line(of text: String, in name: String) throws -> Int {
        let lines = try workspace.text(of: name).split(separator: "\n", omittingEmptySubsequences: false)
        guard let index = lines.firstIndex(where: { $0.contains(text) }) else { throw NotThere(text: text, file: name) }
        return index + 1
    }

    /// Makes plan.json, quietly and to the optimum.
    func plan(_ more: [String] = []) async throws {
        let plan = ["plan", "request.yaml", "--slots", "slots.ndjson", "--out", "plan.json", "--gap", "0", "--quiet"]
        expectSuccess(try await workspace.program.run(plan + more))
    }

    /// The same of a week in which nobody can lead Bo's first session: a Sunday.
    func planWithoutPlace(_ more: String...) async throws {
        try replace("2026-12-07/2026-12-12 ", with: "2026-12-06/2026-12-12 ", in: "request.yaml")
        try replace("2026-12-07/2026-12-10,2", with: "2026-12-06/2026-12-07,2", in: "roster.csv")
        try await plan(more)
    }

    struct NotThere: Error { var text: String, file: String }
}
