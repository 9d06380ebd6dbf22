package import Foundation

/// What tests read besides their own sources: the facts of the service and the public instances.
package enum Fixtures {
    /// The root of the repository that this file is in.
    package static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program of the outside checker, and the generator of scenarios, both in Python.
    package static let checker = repository.appending(path: "Scripts/check_plan.py")

    /// A centre that is short for most of the day, with 60 sessions: `request.yaml` and `slots.ndjson`, without what no plan
    /// depends on.
    package static var floor: URL { resource("floor") }

    static func resource(_ name: String) -> URL { Bundle.module.bundleURL.appending(path: name) }
}
