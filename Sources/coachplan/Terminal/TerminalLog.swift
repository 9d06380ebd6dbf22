import Foundation
import Logging

/// A log on standard error, one line per event: level, message, metadata.
///
/// Messages quote text from the service and from strangers, which is escaped.
struct TerminalLog: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    /// Whether each line begins with the time, as it does for a long-running program.
    var isTimed = false

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        // A log is optional: a standard error that cannot be written must not end the work.
        if isTimed {
            let words = [Date().ISO8601Format(), "\(event.level)", "\(event.message)"] + (facts.isEmpty ? [] : [facts])
            try? StandardStream.error.write("\(TerminalText(line: words.joined(separator: " ")))\n")
        } else {
            try? StandardStream.error.write("\(event.level): \(event.message) \(facts)\n")
        }
    }
}
