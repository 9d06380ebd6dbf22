import Foundation

/// Files of the repository that the tests use.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The public instances, which lie beside the repository.
    static let instances = root.deletingLastPathComponent().appendingPathComponent("shared/instances")

    static let examples = root.appendingPathComponent("Examples")
}
