import GLPKShim

/// A linear or mixed integer program inside GLPK, to minimise, with its basis and its last solutions.
///
/// GLPK keeps its state per thread. Use a problem on the thread that created it, and do not let it cross an `await`:
/// `GLPKThread.run` provides a thread with enough stack. Different threads may work on their own problems at the same
/// time. A call on another thread throws `GLPKError.stale`; it never ends the process.
///
/// Rows and columns are numbered from 0.
public final class GLPKProblem {
    let handle: OpaquePointer

    /// An empty problem.
    public init() throws(GLPKError) {
        var made: OpaquePointer?
        try check(gs_create(&made))
        handle = made!
    }

    deinit { gs_delete(handle) }

    /// A problem filled from flat arrays in one bulk load.
    public convenience init(_ program: LinearProgram) throws(GLPKError) {
        try self.init()
        try load(program)
    }

    /// The numbers of rows, columns and matrix entries.
    public func size() throws(GLPKError) -> (rows: Int, columns: Int, entries: Int) {
        var rows: Int32 = 0
        var columns: Int32 = 0
        var entries: Int32 = 0
        try check(gs_size(handle, &rows, &columns, &entries))
        return (Int(rows), Int(columns), Int(entries))
    }
}
