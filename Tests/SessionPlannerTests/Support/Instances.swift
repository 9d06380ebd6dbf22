import Foundation

@testable import SessionPlanner

/// The public instances beside the repository.
enum Instances {
    /// Candidates as the instance list tells them.
    static let candidates = [
        "tiny-1": 128, "tiny-2": 441, "tiny-3": 590, "rules-40": 739, "loose-50": 2119, "tight-50": 1806,
        "loose-500": 39678, "tight-500": 42275,
    ]

    static var names: [String] { candidates.keys.sorted() }

    /// The root of the repository that this file is in.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let folder = repository.deletingLastPathComponent().appendingPathComponent("shared/instances")

    static func request(_ name: String) throws -> PlanRequest {
        try RequestReader.read(path: folder.appendingPathComponent("\(name)/request.json").path)
    }

    static func slots(_ name: String) throws -> SlotsFile {
        try SlotsReader.read(path: folder.appendingPathComponent("\(name)/slots.ndjson").path)
    }
}
