import Foundation
import PlanModel
import SystemPackage

/// Checks of an output that are made before any work is done for it.
extension FilePlace {
    /// Tests whether a file can be put here, replacing one that may be there.
    ///
    /// - Parameter takesStreams: whether a pipe or a device is acceptable, which can be written to but neither
    ///   continued nor replaced.
    /// - Throws: `FileFailure` with the obstacle.
    public func checkThatItCanBeWritten(takesStreams: Bool = true) throws {
        try checkThatItTakesAFile()
        if kind == .stream {
            guard takesStreams else { throw refusal("it is no ordinary file") }
            guard isOpenForWriting else { throw refusal("\(Errno.permissionDenied)") }
            return
        }
        guard kind == .missing || access(resolved, W_OK) == 0 else {
            throw FileFailure(writing: path, Errno(rawValue: errno))
        }
        // Permissions alone do not decide: disks can be read-only, and file systems special.
        try TemporaryFile(in: folder, replaces: true, for: path).remove()
    }

    /// Refuses a place whose content no file can replace.
    func checkThatItTakesAFile() throws {
        switch kind {
        case .folder: throw refusal("it is a folder")
        case .other: throw refusal("it is a disk or a socket")
        case .missing where isOfTheSystem, .file where isOfTheSystem: throw refusal("files are not kept in \(folder)")
        case .missing, .file, .stream: break
        }
    }

    private var isOpenForWriting: Bool {
        guard let descriptor else { return access(resolved, W_OK) == 0 }
        let flags = fcntl(descriptor, F_GETFL)
        return flags >= 0 && flags & O_ACCMODE != O_RDONLY
    }

    private func refusal(_ reason: String) -> FileFailure {
        FileFailure(path: path, operation: .write, reason: reason)
    }
}
