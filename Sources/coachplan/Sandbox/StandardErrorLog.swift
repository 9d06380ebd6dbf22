import CoachingAPI
import Foundation
import Logging

/// A log on standard error, one line an event: time, level, message, what belongs to it.
///
/// Messages quote what strangers sent: it is made fit to be shown.
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
            [Date().ISO8601Format(), "\(event.level)", "\(event.message)"] + facts.map { "\($0.key)=\($0.value)" }
        try? StandardStream.error.write(ForeignText.line(words.joined(separator: " ")) + "\n")
    }
}
