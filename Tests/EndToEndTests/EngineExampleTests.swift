import Foundation
import Testing

/// The engines of the examples plan a folder's parts, each in its own way.
@Suite struct EngineExampleTests {
    let workspace: Workspace
    private let folder = Repository.examples.appendingPathComponent("engines").path

    init() throws { workspace = try Workspace() }

    private static let hasParallel = ["/usr/bin/parallel", "/usr/local/bin/parallel", "/opt/homebrew/bin/parallel"]
        .contains { FileManager.default.isExecutableFile(atPath: $0) }

    /// Has the first part planned, which says how all are, then the others by a line of the shell.
    private func plansAll(_ line: String) async throws {
        let parts = try await PartsCase(in: workspace, parts: 4)
        try parts.copy(to: "here")
        expectSuccess(try await parts.run(in: "here"))
        expectSuccess(try await parts.run("--part", "1"))
        expectSuccess(
            try await workspace.program.shell("export COACHPLAN=$coachplan folder=$PWD/\(PartsCase.folder); \(line)"))
        #expect(try parts.plans() == parts.plans(in: "here"))
    }

    @Test(.enabled(if: hasParallel)) func gnuParallelDoes() async throws {
        try await plansAll("'\(folder)/parallel.sh' $folder --jobs 2")
        #expect(try workspace.text(of: "\(PartsCase.folder)/parallel.log").split(separator: "\n").count == 5)
    }

    @Test func anArrayJobByHandDoes() async throws {
        try await plansAll(
            "set -e; for part in 1 2 3 4; do SLURM_ARRAY_TASK_ID=$part sh '\(folder)/slurm.sbatch' $folder; done")
    }

    /// With a stand-in for Ray that carries out each task at once: CI has no cluster of it.
    @Test func aDriverOfRayDoes() async throws {
        try workspace.write(
            """
            class Task:
                def __init__(self, function): self.remote = function
            def remote(**options):
                assert options == {"num_cpus": 1, "max_retries": 3, "retry_exceptions": True}
                return Task
            def get(results): assert len(results) == 4
            """, to: "ray.py")
        try await plansAll("PYTHONPATH=$PWD python3 -B '\(folder)/ray_parts.py' \(PartsCase.folder)")
    }
}
