import Foundation
package import PlanParts

/// What the worker of a part said when it failed: kept beside the part.
package enum WorkerLog {
    package static func path(ofPart part: Int, in folder: PartsFolder) -> String { folder.part(part) + "/worker.log" }

    /// Opens it anew for an attempt; nil where that cannot be, which must not keep the part from being planned.
    package static func open(ofPart part: Int, in folder: PartsFolder) -> Int32? {
        let descriptor = Foundation.open(
            path(ofPart: part, in: folder), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        return descriptor < 0 ? nil : descriptor
    }

    /// The line that tells most: the last error, or the first problem of an input, before what is advised.
    package static func essence(_ path: String) -> String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        let end = (try? handle.seekToEnd()) ?? 0
        try? handle.seek(toOffset: end > 16_384 ? end - 16_384 : 0)
        let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
        return essence(of: text)
    }

    /// The same of a text.
    package static func essence(of text: String) -> String? {
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard let line = lines.last(where: { $0.contains("error: ") }) ?? lines.first else { return nil }
        let said = line.hasPrefix("error: ") ? String(line.dropFirst(7)) : line
        return said.count > 400 ? said.prefix(399) + "…" : said
    }
}
