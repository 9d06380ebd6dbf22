import Foundation
import PlanFiles
import Schemas

/// The schema of requests beside a request, with which editors check it.
struct RequestSchema {
    /// Its name in the request.
    let name = "request.schema.json"
    let path: String

    /// Nil for a request on standard output, beside which no file can be written.
    init?(beside request: String) {
        guard request != "-", (try? FilePlace(request, for: .write).kind) != .stream else { return nil }
        path = RelativePath.path(of: "request.schema.json", besideFile: request)
    }

    func write() throws { try FileBytes.write(SchemaFiles.request, to: path) }
}
