import Foundation
import PlanModel

/// A file of our own beside the place of a finished one, under a name that nobody else has.
struct TemporaryFile {
    let path: String
    let descriptor: Int32

    /// Short: it fits wherever another name does.
    private static let prefix = ".coachplan-"

    /// Makes the file. One that will replace another is only for its owner until it does.
    ///
    /// - Throws: `FileFailure` that names `path`.
    init(in folder: String, replaces existing: Bool, for path: String) throws {
        while true {
            let mark = String(UInt32.random(in: .min ... .max), radix: 36)
            let name = "\(folder == "/" ? "" : folder)/\(TemporaryFile.prefix)\(mark)"
            let opened = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, existing ? 0o600 : 0o666)
            if opened >= 0 {
                self.path = name
                descriptor = opened
                return
            }
            guard errno == EEXIST || errno == EINTR else { throw FileFailure(writing: path) }
        }
    }

    func remove() {
        close(descriptor)
        unlink(path)
    }
}
