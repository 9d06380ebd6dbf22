import Foundation
import RandomTestSupport
import Testing

@testable import CoachingModels

/// The fast decoding of slots answers against Foundation's.
struct SlotsDecodingTests {
    @Test func readsWhatFoundationReads() throws {
        for seed in 0..<500 as Range<UInt64> {
            let answer = try RandomValues(seed: seed, filled: Double(seed % 5) / 4).value(CoachingSlotsResponse.self)
            let bytes = try CoachingJSON.encode(answer)
            let fast = FastDecoding.decode(CoachingSlotsResponse.self, from: bytes)
            #expect(fast == answer, "seed \(seed)")
            #expect(
                try CoachingJSON.decodeWithFoundation(CoachingSlotsResponse.self, from: bytes) == answer, "seed \(seed)"
            )
        }
    }

    /// Bytes are changed at random: both ways must give the same value, or both an error.
    @Test func agreesWithFoundationOnDamagedAnswers() throws {
        var generator = SeededGenerator(seed: 99)
        let pieces = [
            "null", "1", "1.0", "-0", "1e2", "\"x\"", "{}", "[]", "true", "", ",", "\"\\u0000\"",
            "99999999999999999999",
        ]
        for seed in 0..<400 as Range<UInt64> {
            let answer = try RandomValues(seed: seed, filled: 0.9).value(CoachingSlotsResponse.self)
            let bytes = try CoachingJSON.encode(answer)
            for _ in 0..<10 {
                let damaged = damage(bytes, pieces.randomElement(using: &generator) ?? "", &generator)
                let expected = try? CoachingJSON.decodeWithFoundation(CoachingSlotsResponse.self, from: damaged)
                if let fast = FastDecoding.decode(CoachingSlotsResponse.self, from: damaged) {
                    #expect(fast == expected, "\(String(decoding: damaged, as: UTF8.self))")
                }
                #expect((try? CoachingJSON.decode(CoachingSlotsResponse.self, from: damaged)) == expected)
            }
        }
    }

    @Test(arguments: [
        #"{"suggestedSlots":null,"new":[{"deep":{}}]}"#,
        #"{"suggestedSlots":[{"lengthInMinutes":30.0,"staffingDifference":2}]}"#,
        #"{"suggestedSlots":[{"dateStart":"2026-12-08T10:00:00-05:00","differenceRating":"Superb"}]}"#,
        #"{"suggestedSlots":[{"dateStart":"soon"}]}"#,
        #"{"suggestedSlots":[{"wfmSchedule":{"id":"s"}}]}"#,
        #"{"suggestedSlots":{}}"#,
        #"{"attendeeSchedules":[null]}"#,
        #"{"attendeeSchedules":[{"user":{"id":"a"},"user":{"id":"b"}}]}"#,
        #"{"attendeeSchedules":[{"user":null,"user":{"id":"b"}}]}"#,
        #"{"attendeeSchedules":[{"user":{"id":"a"},"user":null}]}"#,
        #"{"suggestedSlots":null,"x":null,"suggestedSlots":[{}]}"#,
        #"{"suggestedSlots":null,"x":null,"x":1}"#,
        #"{"attendeeSchedules":[{"user":{"id":"\u00e9\ud83d\ude00"}}]}"#,
        "[]", "", "{", "null",
    ])
    func agreesWithFoundationOn(text: String) {
        let bytes = Array(text.utf8)
        let expected = try? CoachingJSON.decodeWithFoundation(CoachingSlotsResponse.self, from: bytes)
        #expect((try? CoachingJSON.decode(CoachingSlotsResponse.self, from: bytes)) == expected)
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
