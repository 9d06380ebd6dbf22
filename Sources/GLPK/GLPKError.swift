/// What can go wrong when GLPK is used. None of these ends the process.
public enum GLPKError: Error, Equatable, Sendable {
    /// GLPK called its `abort()`: it was misused (a bad index, a coefficient set twice) or ran out of memory.
    /// Every problem of this thread is gone; using one of them throws `.stale`, new ones work.
    case aborted(message: String)
    /// The problem belongs to another thread, or was lost when GLPK aborted on this one.
    case stale
    /// Called from within a branch-and-cut callback.
    case busy
    /// A number that must be finite is not, or a bound is NaN: GLPK itself would not notice.
    case notFinite(what: String)
    /// Arrays whose lengths are inconsistent.
    case shape(what: String)
    /// The solver gave up, with GLPK's code (GLP_ESING, GLP_EBOUND, …).
    case failed(code: Int32, meaning: String)
    /// A file could not be read or written.
    case file(path: String, message: String)
    /// The system refused to create a thread.
    case noThread
}
