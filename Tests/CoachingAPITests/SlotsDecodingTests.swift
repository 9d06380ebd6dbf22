import Testing

@testable import CoachingModels

/// The fast decoding of slots answers against Foundation's.
struct SlotsDecodingTests {
    private static let agreement = DecodingAgreement(CoachingSlotsResponse.self)

    @Test func readsWhatFoundationReads() throws { try Self.agreement.holdsForRandomValues(0..<500) }

    /// Bytes are changed at random: both ways must give the same value, or both the same error.
    @Test func agreesWithFoundationOnDamagedAnswers() throws { try Self.agreement.holdsForDamage(0..<400) }

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
    func agreesWithFoundationOn(text: String) throws { try Self.agreement.holds(for: Array(text.utf8)) }
}
