import Foundation

/// A program under way. Its streams go to files, so that no pipe fills up and what was said so far can be read.
final class RunningProgram: Sendable {
    private let process: Process
    private let streams: URL
    private let ended: AsyncStream<Void>

    init(executable: URL, arguments: [String], program: Program, input: String?) throws {
        streams = FileManager.default.temporaryDirectory.appendingPathComponent("coachplan-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = program.directory
        process.environment = try Self.environment(of: program)
        process.standardOutput = try Self.file("output", in: streams)
        process.standardError = try Self.file("errors", in: streams)
        process.standardInput = try Self.input(input, in: streams)
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    deinit { try? FileManager.default.removeItem(at: streams) }

    var output: String { text("output") }
    var errors: String { text("errors") }
    var isRunning: Bool { process.isRunning }

    /// Sends the signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Sends the signals, one after the other, as soon as the condition holds for what was said so far.
    ///
    /// The condition is looked at from a thread of its own: the threads that tests share may be busy with other tests
    /// for longer than the program runs, and a signal that comes after its end tests nothing.
    func signal(
        _ numbers: Int32..., within patience: Duration = .seconds(120),
        when condition: @escaping @Sendable (RunningProgram) -> Bool
    ) async throws {
        let isSent = await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                let deadline = ContinuousClock.now + patience
                var holds = condition(self)
                while !holds, isRunning, ContinuousClock.now < deadline {
                    Thread.sleep(forTimeInterval: 0.01)
                    holds = condition(self)
                }
                let isInTime = holds && isRunning
                if isInTime { numbers.forEach(signal) }
                continuation.resume(returning: isInTime)
            }
        }
        guard isSent else {
            throw TookTooLong(arguments: process.arguments ?? [], output: output, errors: errors)
        }
    }

    /// Waits for the end; kills the program and throws when it takes too long.
    func outcome(within patience: Duration = .seconds(120)) async throws -> Program.Outcome {
        let inTime = await withTaskGroup(of: Bool.self) { group in
            group.addTask { [ended] in
                for await _ in ended {}
                return true
            }
            group.addTask {
                try? await Task.sleep(for: patience)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
        guard inTime else {
            signal(SIGKILL)
            throw TookTooLong(arguments: process.arguments ?? [], output: output, errors: errors)
        }
        let bytes = (try? Data(contentsOf: streams.appendingPathComponent("output"))) ?? Data()
        return Program.Outcome(
            status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: output, errors: errors, outputBytes: bytes)
    }

    /// Waits until the condition holds for what was said so far.
    func wait(
        within patience: Duration = .seconds(120), until condition: (RunningProgram) throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + patience
        while true {
            // What it says last, it says before it ends: the condition is looked at once more then.
            let isOver = !isRunning || ContinuousClock.now >= deadline
            if try condition(self) { return }
            if isOver { throw TookTooLong(arguments: process.arguments ?? [], output: output, errors: errors) }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    struct TookTooLong: Error { var arguments: [String], output: String, errors: String }

    private func text(_ name: String) -> String {
        let bytes = (try? Data(contentsOf: streams.appendingPathComponent(name))) ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Bare, so that neither the developer's credentials nor colours or languages reach a test.
    static func environment(of program: Program) throws -> [String: String] {
        let bare = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": program.directory.path,
            "LANG": "C.UTF-8", "coachplan": try Program.binary().path,
        ]
        return bare.merging(program.environment) { _, own in own }
    }

    private static func file(_ name: String, in folder: URL) throws -> FileHandle {
        let file = folder.appendingPathComponent(name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    private static func input(_ text: String?, in folder: URL) throws -> FileHandle {
        guard let text else { return .nullDevice }
        let file = folder.appendingPathComponent("input")
        try Data(text.utf8).write(to: file)
        return try FileHandle(forReadingFrom: file)
    }
}
