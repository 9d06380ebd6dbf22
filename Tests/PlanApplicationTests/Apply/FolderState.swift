import Foundation

/// All that a look at a folder must not change: names, bytes, modes and times.
struct FolderState: Equatable {
    private struct File: Equatable {
        var bytes: Data
        var changed: Date?
        var mode: Int?
    }

    private var files: [String: File] = [:]
    private var changed: Date?

    init(_ path: String) throws {
        let manager = FileManager.default
        changed = try manager.attributesOfItem(atPath: path)[.modificationDate] as? Date
        for name in try manager.contentsOfDirectory(atPath: path) {
            let attributes = try manager.attributesOfItem(atPath: "\(path)/\(name)")
            files[name] = File(
                bytes: manager.contents(atPath: "\(path)/\(name)") ?? Data(),
                changed: attributes[.modificationDate] as? Date, mode: attributes[.posixPermissions] as? Int)
        }
    }
}
