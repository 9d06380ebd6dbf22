import Foundation

/// A look at an output before any work is done for it: what cannot be written is told while it has cost no time.
enum OutputPath {
    /// Checks that a file can be put at the path, in place of one that may be there.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/cannotCreate``.
    static func checkFile(_ path: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            if isFolder.boolValue { throw refusal(path, "it is a folder") }
            guard access(path, W_OK) == 0 else { throw refusal(path, String(cString: strerror(errno))) }
            guard isRegularFile(path) else { throw refusal(path, "it is no ordinary file") }
        }
        // Files are written beside their final place and then renamed: the folder must allow that.
        let folder = folder(of: path)
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw refusal(path, "there is no folder \(folder)")
        }
        guard isFolder.boolValue else { throw refusal(path, "\(folder) is no folder") }
        try probe(folder, for: path)
    }

    /// Whether files can really be made there: permissions alone do not tell (read-only disks, special file systems).
    private static func probe(_ folder: String, for path: String) throws {
        var template = Array("\(folder)/.coachplan-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw refusal(path, String(cString: strerror(errno))) }
        close(descriptor)
        unlink(template)
    }

    private static func folder(of path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }

    private static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func refusal(_ path: String, _ reason: String) -> Failure {
        Failure(.cannotCreate, "\(path): cannot be written: \(reason)")
    }
}
