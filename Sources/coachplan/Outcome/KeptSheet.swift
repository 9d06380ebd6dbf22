import Foundation
import PlanFiles

/// A sheet that comes through a pipe: a request names its sheet, so that it is kept in a file beside the request.
enum KeptSheet {
    /// Where the sheet of a request is, or is kept: `request.csv` beside `request.yaml`.
    ///
    /// - Parameter option: what the user calls the sheet in messages.
    /// - Throws: ``Failure`` where there is no place for it, or something lies there already.
    static func path(of sheet: String, beside request: String, _ option: String) throws -> String {
        guard sheet == "-" else { return sheet }
        guard request != "-", (try? FilePlace(request, for: .write).kind) != .stream else {
            throw Failure(
                .usage, "\(option): a request names its sheet, which has to be a file beside it: name one with --out")
        }
        let url = URL(fileURLWithPath: request)
        let name = url.deletingPathExtension().lastPathComponent + ".csv"
        let path = RelativePath.path(of: name, besideFile: request)
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                .cannotCreate, "\(path): is there already, where the sheet of standard input would be kept",
                advice: "Name another request with --out, or the sheet itself.")
        }
        return path
    }

    /// Writes what standard input has into that file, byte for byte.
    static func keep(_ path: String) throws {
        try FileBytes.write(try FileBytes.read("-", limit: 256 << 20), to: path)
    }
}
