import Foundation
import PlanModel
import SystemPackage

/// A file of our own beside the place of a finished one, with a unique name.
struct TemporaryFile {
    let path: String
    let descriptor: FileDescriptor

    /// Short, so that it fits wherever another name does.
    private static let prefix = ".coachplan-"

    /// Creates the file. One that will replace another is readable only by its owner until it does.
    ///
    /// - Throws: a `FileFailure` that names `path`.
    init(in folder: String, replaces existing: Bool, for path: String) throws {
        while true {
            let mark = String(UInt32.random(in: .min ... .max), radix: 36)
            let name = "\(folder == "/" ? "" : folder)/\(TemporaryFile.prefix)\(mark)"
            do {
                descriptor = try FileDescriptor.open(
                    FilePath(name), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
                    permissions: existing ? .ownerReadWrite : .forData)
                self.path = name
                return
            } catch Errno.fileExists {
                continue
            } catch {
                throw FileFailure(writing: path, error)
            }
        }
    }

    func remove() {
        try? descriptor.close()
        unlink(path)
    }
}
