import Foundation

/// A small text file of the program's own, written whole or not at all.
enum OutputFile {
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(path): cannot be written: \(error.localizedDescription)")
        }
    }
}
