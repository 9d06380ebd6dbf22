import Foundation
import PlanFiles
import Schemas

/// The schema of requests beside a request, by which editors check it.
struct RequestSchema {
    /// As the request names it.
    let name = "request.schema.json"
    let path: String

    /// Nil for a request that goes to standard output, beside which nothing lies.
    init?(beside request: String) {
        guard request != "-", (try? FilePlace(request, for: .write).kind) != .stream else { return nil }
        path = RelativePath.path(of: "request.schema.json", besideFile: request)
    }

    func write() throws { try FileBytes.write(SchemaFiles.request, to: path) }
}
