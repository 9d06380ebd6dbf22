import Benchmark
import CoachingModels
import Foundation

/// What a client of the service spends its time on: reading slots answers.
let benchmarks: @Sendable () -> Void = {
    guard let answers = try? SlotsAnswers.make(count: 300) else { return }
    let bytes = answers.reduce(0) { $0 + $1.count }
    let rate = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger, useScalingFactor: false)
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuUser, .peakMemoryResident, rate],
        warmupIterations: 2, maxDuration: .seconds(10), maxIterations: 40)

    /// Decodes all answers once and notes the rate.
    @Sendable func decoding(_ benchmark: Benchmark, _ decode: ([UInt8]) throws -> CoachingSlotsResponse) throws {
        let taken = try ContinuousClock().measure {
            for answer in answers { blackHole(try decode(answer)) }
        }
        benchmark.measurement(rate, Int(Double(bytes) / 1e6 / (taken / .seconds(1))))
    }

    Benchmark("\(bytes / 1_000_000) MB of slots answers: CoachingJSON") { benchmark in
        try decoding(benchmark) { try CoachingJSON.decode(CoachingSlotsResponse.self, from: $0) }
    }
    Benchmark("\(bytes / 1_000_000) MB of slots answers: Foundation") { benchmark in
        let decoder = JSONDecoder()
        try decoding(benchmark) { try decoder.decode(CoachingSlotsResponse.self, from: Data($0)) }
    }
    Benchmark("\(bytes / 1_000_000) MB of slots answers: encoding") { benchmark in
        let models = try answers.map { try CoachingJSON.decode(CoachingSlotsResponse.self, from: $0) }
        benchmark.startMeasurement()
        let taken = try ContinuousClock().measure {
            for model in models { blackHole(try CoachingJSON.encode(model)) }
        }
        benchmark.stopMeasurement()
        benchmark.measurement(rate, Int(Double(bytes) / 1e6 / (taken / .seconds(1))))
    }
}
