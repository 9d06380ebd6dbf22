import Foundation
import Logging

/// A log on standard error, one line an event: time, level, message, what belongs to it.
///
/// Messages quote what strangers sent: whatever is not plain text is written as its number.
struct StandardErrorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level

    init(level: Logger.Level) {
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let words =
            ["\(Date().ISO8601Format())", "\(event.level)", "\(event.message)"] + facts.map { "\($0.key)=\($0.value)" }
        try? StandardStream.error.write(Self.plain(words.joined(separator: " ")) + "\n")
    }

    /// The text with everything but printable ASCII written as `\u{…}`.
    static func plain(_ text: String) -> String {
        text.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7f ? String($0) : $0.escaped }
            .joined()
    }
}

extension Unicode.Scalar {
    fileprivate var escaped: String { "\\u{\(String(value, radix: 16))}" }
}
