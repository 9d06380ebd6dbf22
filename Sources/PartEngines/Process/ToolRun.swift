import Foundation

/// A program that is run for what it prints.
package enum ToolRun {
    package struct Outcome: Sendable, Equatable {
        /// 128 and the signal where one ended it; 124 where it took too long, as the command `timeout` has it.
        package var status: Int32
        package var output: String
        package var errors: String

        package init(status: Int32, output: String, errors: String) {
            self.status = status
            self.output = output
            self.errors = errors
        }
    }

    /// Runs it to its end, or kills it after so long.
    ///
    /// - Throws: ``ChildProcess/NotStarted``.
    package static func run(
        _ program: String, _ arguments: [String], environment: [String: String], patience: Duration
    ) async throws(ChildProcess.NotStarted) -> Outcome {
        guard let output = Capture(), let errors = Capture() else {
            throw ChildProcess.NotStarted(program: program, number: EMFILE)
        }
        let child: ChildProcess
        do {
            defer {
                close(output.writing)
                close(errors.writing)
            }
            child = try ChildProcess(
                program, arguments, environment: environment, output: output.writing, errors: errors.writing)
        } catch {
            close(output.reading)
            close(errors.reading)
            throw error
        }
        // Both are read while it runs: a pipe that nobody reads would fill up and hold it.
        async let printed = output.text()
        async let said = errors.text()
        let killer = Task {
            try await Task.sleep(for: patience)
            child.signal(SIGKILL)
            return true
        }
        let end = await child.end()
        killer.cancel()
        let tookTooLong = (try? await killer.value) == true
        let status: Int32 =
            switch end {
            case .exited(let status): status
            case .killed(let signal): tookTooLong ? 124 : 128 + signal
            }
        return Outcome(status: status, output: await printed, errors: await said)
    }

    /// A pipe, which needs no room on any disk.
    private struct Capture: Sendable {
        let reading: Int32
        let writing: Int32

        init?() {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        /// All that comes, read on a thread of its own.
        func text() async -> String {
            await withCheckedContinuation { waiting in
                let thread = Thread { [reading] in
                    var bytes: [UInt8] = []
                    var piece = [UInt8](repeating: 0, count: 1 << 15)
                    while true {
                        let count = read(reading, &piece, piece.count)
                        if count > 0 { bytes += piece[..<count] }
                        guard count > 0 || (count < 0 && errno == EINTR) else { break }
                    }
                    close(reading)
                    waiting.resume(returning: String(decoding: bytes, as: UTF8.self))
                }
                thread.start()
            }
        }
    }
}
