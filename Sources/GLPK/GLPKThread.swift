import GLPKShim

/// Threads on which GLPK may be used: with an 8 MB stack, and with their GLPK environment freed at the end.
///
/// Everything made with GLPK inside the closure has to stay inside: return plain values.
public enum GLPKThread {
    /// The stack of each thread, in bytes: 8 MiB.
    public static let stackBytes = 8 << 20

    /// Runs the closure on a thread of its own and waits for it. Do not call it from an async function whose thread
    /// must not block.
    public static func run<Result: Sendable>(_ body: @Sendable () throws -> Result) throws -> Result {
        try run(count: 1) { _ in try body() }[0]
    }

    /// Runs the closure with 0 ..< count on a thread each, at the same time, and waits for all of them.
    /// Results are in the order of the index; the first error by index is thrown.
    public static func run<Result: Sendable>(
        count: Int, _ body: @Sendable (_ index: Int) throws -> Result
    ) throws -> [Result] {
        try withoutActuallyEscaping(body) { body in
            let job = Job(count: count, body: body)
            try job.run()
            return try job.results.map { try $0!.get() }
        }
    }

    /// Runs the closure on as many threads at the same time as the system provides, at most `count`, and waits for all
    /// of them. Results are in the order of the threads.
    /// - Throws: `GLPKError.noThread` if there is not even one.
    public static func run<Result: Sendable>(
        onUpTo count: Int, _ body: @Sendable () throws -> Result
    ) throws -> [Result] {
        try withoutActuallyEscaping(body) { body in
            let job = Job(count: count) { _ in try body() }
            do { try job.run() } catch GLPKError.noThread where job.results.contains(where: { $0 != nil }) {
                // The threads that could be created have run.
            }
            return try job.results.compactMap(\.self).map { try $0.get() }
        }
    }

    /// The most threads to ask the system for at once; lowered in tests of a system that provides no more.
    @TaskLocal static var mostThreads = Int.max

    /// The closure, and a place for each thread's result: each thread writes only its own place, and the caller reads
    /// them after all threads have ended.
    private final class Job<Value> {
        let body: (Int) throws -> Value
        let results: UnsafeMutableBufferPointer<Swift.Result<Value, any Error>?>

        init(count: Int, body: @escaping (Int) throws -> Value) {
            self.body = body
            results = .allocate(capacity: count)
            results.initialize(repeating: nil)
        }

        deinit {
            results.deinitialize()
            results.deallocate()
        }

        func work(_ index: Int) { results[index] = Swift.Result { try body(index) } }

        func run() throws(GLPKError) {
            let task = Task { self.work($0) }
            let failure = withExtendedLifetime(task) {
                gs_run_threads(
                    Int32(results.count), Int32(clamping: GLPKThread.mostThreads), GLPKThread.stackBytes,
                    { context, index in
                        Unmanaged<Task>.fromOpaque(context!).takeUnretainedValue().work(Int(index))
                    }, Unmanaged.passUnretained(task).toOpaque())
            }
            if failure != 0 { throw .noThread }
        }
    }

    /// A job without its result type, so that a C function can call it.
    private final class Task {
        let work: (Int) -> Void
        init(_ work: @escaping (Int) -> Void) { self.work = work }
    }
}

extension GLPKThread {
    /// Limits the memory that GLPK may use on the calling thread from now on; beyond it, calls throw `.aborted`.
    public static func limitMemory(megabytes: Int) throws(GLPKError) {
        try check(gs_set_memory_limit(Int32(clamping: max(1, megabytes))))
    }

    /// Also sends GLPK's messages on the calling thread to standard error; off by default.
    public static func echoMessages(_ on: Bool) { gs_set_echo(on ? 1 : 0) }
}
