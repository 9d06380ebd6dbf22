import Foundation

/// The program that was built, run as a user runs it: its arguments, its environment, its streams, its exit status.
struct Program: Sendable {
    /// What is added to a bare environment that has no credentials in it.
    var environment: [String: String] = [:]
    /// Where it runs: relative paths are relative to this.
    var directory: URL

    /// How long any run may take before it is killed and the test fails.
    static let patience: Duration = .seconds(180)

    /// Runs to the end.
    ///
    /// - Parameter input: what standard input delivers; nil for an empty one.
    func run(_ arguments: String..., input: String? = nil) async throws -> Outcome {
        try await run(arguments, input: input)
    }

    /// Runs to the end.
    func run(_ arguments: [String], input: String? = nil) async throws -> Outcome {
        let running = try start(arguments, input: input)
        return try await running.outcome(within: Self.patience)
    }

    /// Runs a line of the shell in which `$coachplan` is the program: for limits, pipes and redirections.
    func shell(_ line: String) async throws -> Outcome {
        try await startShell(line).outcome(within: Self.patience)
    }

    /// Starts such a line and returns at once.
    func startShell(_ line: String) throws -> RunningProgram {
        try RunningProgram(
            executable: URL(fileURLWithPath: "/bin/bash"), arguments: ["-c", line], program: self, input: nil)
    }

    /// Starts it and returns at once.
    func start(_ arguments: [String], input: String? = nil) throws -> RunningProgram {
        try RunningProgram(executable: Self.binary(), arguments: arguments, program: self, input: input)
    }

    /// What the program said and how it ended.
    struct Outcome: Sendable {
        var status: Int32
        /// True if a signal ended it, whose number `status` is then.
        var wasKilled: Bool
        var output: String
        var errors: String
        var outputBytes: Data
    }

    /// The program, or another one of the package, beside the bundle of tests that is running.
    static func binary(named name: String = "coachplan") throws -> URL {
        let bundles = [Bundle.main.executableURL] + Bundle.allBundles.map { $0.bundleURL as URL? }
        let places = bundles.compactMap { $0?.deletingLastPathComponent().appendingPathComponent(name) }
        guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw Missing(places: places.map(\.path))
        }
        return place
    }

    struct Missing: Error { var places: [String] }
}
