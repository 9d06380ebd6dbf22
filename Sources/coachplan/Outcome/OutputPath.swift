import SessionPlanner

/// A look at a single output before any work is done for it.
enum OutputPath {
    /// Checks that an ordinary file can be put at the path, in place of one that may be there.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/cannotCreate`` or, for standard output and an empty name,
    ///   ``ExitStatus/usage``.
    static func checkFile(_ path: String) throws {
        var files = CommandFiles()
        files.writes(path, as: path, .growing)
        try files.check()
    }
}
