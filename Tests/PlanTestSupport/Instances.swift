import Fixtures
import Foundation
import PlanFiles
package import PlanModel
import RequestFiles

/// The public instances as the planner reads them.
package enum Instances {
    /// Candidates as the instance list tells them.
    package static let candidates = [
        "tiny-1": 128, "tiny-2": 441, "tiny-3": 590, "rules-40": 739, "loose-50": 2119, "tight-50": 1806,
        "tiny-4": 100, "tiny-5": 570, "tiny-6": 655, "every-40": 2339, "small-tight-4": 1896, "small-tight-5": 2270,
        "small-tight-6": 2090, "small-tight-7": 1365,
        "loose-500": 39678, "tight-500": 42275,
    ]

    package static var names: [String] { candidates.keys.sorted() }

    package static func request(_ name: String) throws -> PlanRequest {
        try RequestReader.read(path: PublicInstances.folder(name).appending(path: "request.json").path)
    }

    package static func slots(_ name: String) throws -> SlotsFile {
        try SlotsReader.read(path: slotsPath(name))
    }

    package static func slotsPath(_ name: String) throws -> String {
        try PublicInstances.folder(name).appending(path: "slots.ndjson").path
    }
}
