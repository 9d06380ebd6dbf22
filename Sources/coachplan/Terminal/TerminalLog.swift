import Logging

/// Tells what the client of the service logs on standard error, a line each.
struct TerminalLog: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }
        // A log is a courtesy: a standard error that cannot be written must not end the work.
        try? StandardStream.error.write("\(event.level): \(event.message) \(details.joined(separator: " "))\n")
    }
}
