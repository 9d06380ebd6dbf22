import Foundation
import RandomTestSupport
import Testing

@testable import CoachingModels

/// The fast decoding of a model against Foundation's.
struct DecodingAgreement<Model: Codable & Equatable> {
    init(_ type: Model.Type) {}

    /// Expects both ways to give the value that was encoded, and the fast one not to give up.
    func holdsForRandomValues(_ seeds: Range<UInt64>) throws {
        for seed in seeds {
            let value = try RandomValues(seed: seed, filled: Double(seed % 5) / 4).value(Model.self)
            let bytes = try CoachingJSON.encode(value)
            #expect(FastDecoding.decode(Model.self, from: bytes) == value, "seed \(seed)")
            #expect(try CoachingJSON.decodeWithFoundation(Model.self, from: bytes) == value, "seed \(seed)")
        }
    }

    /// Changes bytes at random, and expects both ways to give the same value, or both an error.
    func holdsForDamage(_ seeds: Range<UInt64>) throws {
        var generator = SeededGenerator(seed: 99)
        let pieces = [
            "null", "1", "1.0", "-0", "1e2", "\"x\"", "{}", "[]", "true", "", ",", "\"\\u0000\"", "\"\\ud800\"",
            "99999999999999999999",
        ]
        for seed in seeds {
            let bytes = try CoachingJSON.encode(RandomValues(seed: seed, filled: 0.9).value(Model.self))
            for _ in 0..<10 {
                try holds(for: damage(bytes, pieces.randomElement(using: &generator) ?? "", &generator))
            }
        }
    }

    func holds(for bytes: [UInt8]) throws {
        let expected = Result { try CoachingJSON.decodeWithFoundation(Model.self, from: bytes) }
        let text = String(decoding: bytes, as: UTF8.self)
        if let fast = FastDecoding.decode(Model.self, from: bytes) { #expect(fast == (try? expected.get()), "\(text)") }
        let actual = Result { try CoachingJSON.decode(Model.self, from: bytes) }
        #expect((try? actual.get()) == (try? expected.get()), "\(text)")
        #expect(explanation(of: actual) == explanation(of: expected), "\(text)")
    }

    private func explanation(of result: Result<Model, any Error>) -> String? {
        if case .failure(let error) = result { "\(error)" } else { nil }
    }

    /// Puts `piece` in the place of a random stretch.
    private func damage(_ bytes: [UInt8], _ piece: String, _ generator: inout SeededGenerator) -> [UInt8] {
        var result = bytes
        let start = Int.random(in: 0..<result.count, using: &generator)
        let end = min(result.count, start + Int.random(in: 0...12, using: &generator))
        result.replaceSubrange(start..<end, with: piece.utf8)
        return result
    }
}
