import CoreMetrics
import Logging
import NIOHTTP1
import Synchronization
import Testing

@testable import CoachingAPI

struct TelemetryTests {
    /// Runs calls that succeed, fail and are retried, and gives everything that was logged and counted.
    private func observe() async throws -> (lines: [String], counts: [String: Int64]) {
        let lines = LogLines()
        let metrics = CountingMetrics()
        var options = ClientOptions()
        options.logger = Logger(label: "test", factory: { _ in lines.handler })
        options.logger.logLevel = .trace
        options.metrics = metrics
        let calls = Mutex(0)
        let transport = ScriptedTransport { _ in
            let call = calls.withLock { count in
                count += 1
                return count
            }
            switch call {
            case 1: return .json(503, #"{"message":"token-1 s3cr3t","code":"service.unavailable"}"#)
            case 2: return .json(401, "{}")
            case 3: return .json(200, #"{"id":"a"}"#, headers: ["inin-correlation-id": "c0rr"])
            default: return .json(409, #"{"message":"Bearer token-2","code":"appointment.conflict"}"#)
            }
        }
        let client = try CoachingClient.scripted(transport, options: options)
        _ = try await client.getCoachingAppointment(appointmentId: "a")
        _ = try? await client.postCoachingAppointments(rawBody: Array(#"{"description":"private"}"#.utf8))
        return (lines.all, metrics.counts.withLock(\.self))
    }

    @Test func logsTellWhatHappenedAndNoSecret() async throws {
        let (lines, _) = try await observe()
        let text = lines.joined(separator: "\n")
        for secret in ["token-1", "token-2", "s3cr3t", "Bearer", "Basic", "private"] {
            #expect(!text.contains(secret), "\(secret) was logged")
        }
        #expect(text.contains("operation=getCoachingAppointment") && text.contains("correlation-id=c0rr"))
        #expect(lines.contains { $0.hasPrefix("info call failed, trying again") })
        #expect(lines.contains { $0.hasPrefix("info token refused") })
        #expect(lines.contains { $0.hasPrefix("warning call failed") && $0.contains("code=appointment.conflict") })
    }

    @Test func attemptsAndRetriesAreCounted() async throws {
        let (_, counts) = try await observe()
        #expect(counts["coaching_api_attempts_total operation=getCoachingAppointment result=503"] == 1)
        #expect(counts["coaching_api_attempts_total operation=getCoachingAppointment result=401"] == 1)
        #expect(counts["coaching_api_attempts_total operation=getCoachingAppointment result=200"] == 1)
        #expect(counts["coaching_api_attempts_total operation=postCoachingAppointments result=409"] == 1)
        #expect(counts["coaching_api_attempts_total operation=postOauthToken result=200"] == 2)
        #expect(counts["coaching_api_retries_total operation=getCoachingAppointment"] == 1)
        #expect(counts["coaching_api_attempt_seconds operation=getCoachingAppointment"] == 3)
        #expect(counts["coaching_api_pacing_wait_seconds"] == 4)
    }
}

/// Keeps log lines as text.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock(\.self) }
    var handler: any LogHandler { Handler(lines: self) }

    private struct Handler: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            lines.lines.withLock { $0.append("\(event.level) \(event.message) " + fields.joined(separator: " ")) }
        }
    }
}

/// Counts what is recorded, by label and dimensions.
private final class CountingMetrics: MetricsFactory {
    let counts = Mutex<[String: Int64]>([:])

    private final class Handler: CounterHandler, TimerHandler, RecorderHandler {
        let metrics: CountingMetrics
        let name: String

        init(_ metrics: CountingMetrics, _ label: String, _ dimensions: [(String, String)]) {
            self.metrics = metrics
            name = ([label] + dimensions.map { "\($0.0)=\($0.1)" }).joined(separator: " ")
        }

        func increment(by amount: Int64) { metrics.counts.withLock { $0[name, default: 0] += amount } }
        func reset() {}
        func recordNanoseconds(_ duration: Int64) { increment(by: 1) }
        func record(_ value: Int64) {}
        func record(_ value: Double) {}
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        Handler(self, label, dimensions)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        Handler(self, label, dimensions)
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        Handler(self, label, dimensions)
    }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
}
