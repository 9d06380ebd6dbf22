import Testing

@testable import CoachingModels

/// The fast decoding of appointments, of lists of them and of requests for them against Foundation's.
struct AppointmentDecodingTests {
    @Test func readsWhatFoundationReads() throws {
        try DecodingAgreement(CoachingAppointmentResponse.self).holdsForRandomValues(0..<300)
        try DecodingAgreement(CoachingAppointmentResponseList.self).holdsForRandomValues(0..<200)
        try DecodingAgreement(CoachingAppointmentReference.self).holdsForRandomValues(0..<100)
        try DecodingAgreement(CreateCoachingAppointmentRequest.self).holdsForRandomValues(0..<300)
    }

    /// Bytes are changed at random: both ways must give the same value, or both the same error.
    @Test func agreesWithFoundationOnDamage() throws {
        try DecodingAgreement(CoachingAppointmentResponse.self).holdsForDamage(0..<300)
        try DecodingAgreement(CoachingAppointmentResponseList.self).holdsForDamage(0..<200)
        try DecodingAgreement(CoachingAppointmentReference.self).holdsForDamage(0..<50)
        try DecodingAgreement(CreateCoachingAppointmentRequest.self).holdsForDamage(0..<300)
    }

    @Test(arguments: [
        #"{"id":null,"status":"Postponed","new":[{"deep":{}}]}"#, #"{"lengthInMinutes":30.0}"#,
        #"{"lengthInMinutes":30.5}"#, #"{"lengthInMinutes":"30"}"#, #"{"lengthInMinutes":9223372036854775808}"#,
        #"{"dateStart":"2026-12-08T10:00:00-05:00"}"#, #"{"dateStart":"2026-12-08T10:00"}"#, #"{"dateStart":"soon"}"#,
        #"{"dateStart":1796000000000}"#, #"{"status":1}"#, #"{"attendees":[null]}"#, #"{"attendees":{}}"#,
        #"{"attendees":[{"id":1}]}"#, #"{"externalLinks":["a",null]}"#, #"{"isOverdue":"false"}"#,
        #"{"isOverdue":0}"#, #"{"wfmSchedule":{"id":"s"}}"#,
        #"{"wfmSchedule":{"id":"s","businessUnit":{"id":"u"},"weekDate":"2026-02-30"}}"#,
        #"{"id":"a","id":"b"}"#, #"{"id":null,"id":"b"}"#, #"{"id":"a","id":null}"#, #"{"id":"\u00e9\ud83d\ude00"}"#,
        #"{"id":"\ud800"}"#, #"{"id":"a"}}"#, #"{"id":"a",}"#, "[]", "", "{", "null", "{}", "\u{FEFF}{}",
    ])
    func agreesWithFoundationOn(text: String) throws {
        try DecodingAgreement(CoachingAppointmentResponse.self).holds(for: Array(text.utf8))
        try DecodingAgreement(CoachingAppointmentResponseList.self).holds(for: Array(#"{"entities":[\#(text)]}"#.utf8))
    }

    @Test(arguments: [
        #"{"total":1.0}"#, #"{"total":1e0}"#, #"{"total":-1}"#, #"{"entities":null}"#, #"{"entities":[[]]}"#,
        #"{"nextUri":null,"entities":[{"id":"a"},{"id":"b"}]}"#, #"{"nextUri":5}"#,
    ])
    func agreesWithFoundationOnLists(text: String) throws {
        try DecodingAgreement(CoachingAppointmentResponseList.self).holds(for: Array(text.utf8))
    }

    /// What is required must be there.
    @Test(arguments: ["name", "description", "dateStart", "lengthInMinutes", "attendeeIds"])
    func agreesWithFoundationOnRequestsWithout(field: String) throws {
        let fields = [
            "name": #""n""#, "description": #""d""#, "dateStart": #""2026-12-08T10:00:00.000Z""#,
            "lengthInMinutes": "30", "attendeeIds": #"["a"]"#,
        ]
        for replacement in [nil, "null"] {
            var left = fields
            left[field] = replacement
            let members = left.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
            let text = "{\(members.joined(separator: ","))}"
            try DecodingAgreement(CreateCoachingAppointmentRequest.self).holds(for: Array(text.utf8))
        }
    }
}
