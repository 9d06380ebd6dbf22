import Dispatch

/// Calls a function at a steady pace while something else goes on.
enum Heartbeat {
    /// - Parameter milliseconds: the pace; the calls come from a thread of their own, one at a time.
    static func during<Result>(
        milliseconds: Int, _ beat: @escaping @Sendable () -> Void, _ body: () throws -> Result
    ) rethrows -> Result {
        let finished = DispatchSemaphore(value: 0)
        let stopped = DispatchSemaphore(value: 0)
        DispatchQueue(label: "coachplan.progress").async {
            while finished.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut { beat() }
            stopped.signal()
        }
        defer {
            finished.signal()
            stopped.wait()
        }
        return try body()
    }
}
