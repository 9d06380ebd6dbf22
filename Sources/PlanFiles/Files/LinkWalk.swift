import Foundation
import PlanModel
import SystemPackage

/// Follows a path through its links to the place where a file is or would be.
enum LinkWalk {
    /// The number of links that the system itself follows.
    private static let longest = 40

    /// The folder at the end, without links, and the name in it; an empty name if the path is that of a folder.
    static func end(of path: String, _ failure: (String) -> FileFailure) throws -> (folder: String, name: String) {
        guard !path.isEmpty else { throw failure("the name is empty") }
        var path = path
        for _ in 0..<longest {
            let (parent, name) = split(path)
            if ["", ".", ".."].contains(name) { return (try real(path, failure), "") }
            let folder = try real(parent, failure)
            guard descriptor(folder: folder, name: name) == nil, let target = link("\(folder)/\(name)") else {
                return (folder, name)
            }
            path = target.hasPrefix("/") ? target : "\(folder)/\(target)"
        }
        throw failure(String(cString: strerror(ELOOP)))
    }

    /// The descriptor of this process that a name stands for: `/proc/self/fd/1`, and `/dev/fd/1` on other systems.
    ///
    /// The apparent target of such a name is a description, not a path.
    static func descriptor(folder: String, name: String) -> Int32? {
        guard folder == "/proc/\(getpid())/fd" || folder == "/dev/fd" else { return nil }
        return Int32(name)
    }

    /// The part before the last slash, and the part after it.
    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }

    private static func real(_ folder: String, _ failure: (String) -> FileFailure) throws -> String {
        guard let found = realpath(folder, nil) else {
            throw failure(
                errno == ENOENT ? "there is no folder \(folder)" : "\(folder): \(String(cString: strerror(errno)))")
        }
        defer { free(found) }
        guard let status = try? Stat(found), status.type == .directory else {
            throw failure("\(folder) is no folder")
        }
        return String(cString: found)
    }

    /// The target of a link; nil if the path is not a link.
    private static func link(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress!, $0.count) }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
