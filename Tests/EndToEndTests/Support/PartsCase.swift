import CoachingModels
import Foundation
import PlanParts
import Testing

/// A folder of parts, each a small scenario of its own.
struct PartsCase {
    let workspace: Workspace
    let count: Int
    /// As the command line names it.
    static let folder = "parts-folder"

    init(in workspace: Workspace, parts: Int, sessions: Int = 12, facilitators: Int = 2, options: [String] = [])
        async throws
    {
        self.workspace = workspace
        count = parts
        var made: [PartsIndex.Part] = []
        for number in 1...parts {
            let part = String(format: "\(Self.folder)/parts/%04d", number)
            expectSuccess(
                try await workspace.program.run(
                    [
                        "scenario", "--out", part, "--sessions", "\(sessions)", "--facilitators", "\(facilitators)",
                        "--days", "2",
                        "--seed", "\(number)",
                    ] + options))
            let checked = try await workspace.program.run(
                "plan", "\(part)/request.json", "--slots", "\(part)/slots.ndjson", "--out", "\(part)/x.json",
                "--work-limit", "0",
                "--no-proof", "--quiet")
            expectSuccess(checked)
            let plan = try workspace.json("\(part)/x.json")
            try FileManager.default.removeItem(atPath: workspace.path("\(part)/x.json"))
            made.append(
                .init(
                    number: number, name: "unit \(number)", component: number, sessions: sessions,
                    facilitators: facilitators,
                    slotsBytes: try workspace.text(of: "\(part)/slots.ndjson").utf8.count,
                    requestSHA256: plan.object("request").text("sha256") ?? "",
                    slotsSHA256: plan.object("slots").text("sha256") ?? ""))
        }
        let source = PartsIndex.Source(file: "whole", sha256: String(repeating: "0", count: 64))
        try PartsIndexFile.write(
            PartsIndex(id: "made-by-hand", request: source, slots: source, parts: made),
            to: PartsFolder(path: workspace.path(Self.folder)))
    }

    /// The same parts in another folder, without anything that a run has left.
    func copy(to name: String) throws {
        try FileManager.default.copyItem(atPath: workspace.path(Self.folder), toPath: workspace.path(name))
        for file in try FileManager.default.subpathsOfDirectory(atPath: workspace.path(name))
        where ["plan.json", "progress.json", "worker.log", "run.json"].contains(
            URL(fileURLWithPath: file).lastPathComponent)
        {
            try FileManager.default.removeItem(atPath: workspace.path("\(name)/\(file)"))
        }
    }

    /// `coachplan run` with rounds in place of the clock.
    func run(
        _ arguments: String..., by program: Program? = nil, in folder: String = folder
    ) async throws -> Program.Outcome {
        try await (program ?? workspace.program).run(Self.arguments(folder) + arguments)
    }

    static func arguments(_ folder: String = folder) -> [String] {
        ["run", folder, "--deterministic", "--work-limit", "5", "--no-join"]
    }

    func file(_ name: String, ofPart part: Int, in folder: String = folder) -> String {
        String(format: "\(folder)/parts/%04d/\(name)", part)
    }

    /// The bytes of all plans, by part.
    func plans(in folder: String = folder) throws -> [Int: Data] {
        try (1...count).reduce(into: [:]) { plans, part in
            let file = file("plan.json", ofPart: part, in: folder)
            if workspace.exists(file) {
                plans[part] = try Data(contentsOf: workspace.folder.appendingPathComponent(file))
            }
        }
    }
}
