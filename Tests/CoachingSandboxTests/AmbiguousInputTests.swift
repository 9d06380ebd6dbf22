import CoachingAPI
import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// Input that two readers would read differently, and input at the ends of what can be written.
@Suite struct AmbiguousInputTests {
    @Test(
        arguments: [
            #"{"accessType":"Secret","text":"t","accessType":"Public"}"#,
            #"{"text":"t","acces\u0073Type":"Public","accessType":"Public"}"#,
        ], [true, false])
    func aFieldThatIsGivenTwiceIsRefused(json: String, isStrict: Bool) async throws {
        try await withSandbox({ $0.isStrict = isStrict }) { sandbox async throws in
            let made = try await sandbox.create()
            let reply = try await sandbox.call(.post, "\(made.path)/annotations", json: json)
            #expect(reply.status == 400)
            #expect(reply.code == "bad.request")
            let nested =
                #"{"interval":"\#(sandbox.interval)","filter":{"type":"And","type":"Or","clauses":[]}}"#
            #expect(try await sandbox.call(.post, "appointments/aggregates/query", json: nested).code == "bad.request")
        }
    }

    @Test func aFormWithAFieldTwiceIsRefused() async throws {
        try await withSandbox { sandbox async throws in
            let form = "grant_type=client_credentials&client_id=x&client_id=sandbox&client_secret=sandbox"
            let reply = try await sandbox.call(
                .post, "/oauth/token", as: nil, bytes: Array(form.utf8),
                headers: [.contentType: "application/x-www-form-urlencoded"])
            #expect(reply.status == 400)
            #expect(reply.text.contains("invalid_request"))
        }
    }

    /// Of a parameter with one value that is repeated, the first counts.
    @Test func theFirstOfARepeatedParameterCounts() async throws {
        try await withSandbox { sandbox async throws in
            let list = try await sandbox.call(
                .get, "appointments?userIds=\(sandbox.attendees[0])&pageSize=2&pageSize=3")
            #expect(try list.decode(CoachingAppointmentResponseList.self).pageSize == 2)
        }
    }

    /// The documented form of intervals has no zone: UTC, in queries and bodies alike.
    @Test func intervalsWithoutAZoneAreInUTC() async throws {
        try await withSandbox { sandbox async throws in
            let made = try await sandbox.create()
            let day = try #require(made.dateStart?.description.prefix(10))
            let interval = "\(day)T00:00:00/\(day)T23:59:59.999"
            let list = try await sandbox.call(
                .get, "appointments?userIds=\(sandbox.attendees[0])&interval=\(interval)")
            #expect(try list.decode(CoachingAppointmentResponseList.self).entities?.map(\.id) == [made.id])
            func slots(_ interval: String) async throws -> [CoachingSlot]? {
                let query = CoachingSlotsRequest(
                    interval: interval, lengthInMinutes: 30, attendeeIds: [sandbox.attendees[1]])
                return try await sandbox.call(.post, "scheduleslots/query", query).decode(CoachingSlotsResponse.self)
                    .suggestedSlots
            }
            let found = try await slots(interval)
            #expect(found?.isEmpty == false)
            #expect(try await slots("\(day)T00:00:00Z/\(day)T23:59:59.999Z") == found)
        }
    }

    /// Dates that cannot be written, or are the last that can, wherever a date goes in.
    @Test(arguments: [
        "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-18:00", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
    ])
    func datesAtTheEndsEndNothing(date: String) async throws {
        try await withSandbox { sandbox async throws in
            let person = sandbox.attendees[0]
            let made = try await sandbox.create()
            let escaped = date.replacing("+", with: "%2B")
            let create =
                #"{"name":"n","description":"","dateStart":"\#(date)","lengthInMinutes":1440,"attendeeIds":["\#(person)"]}"#
            let query = #"{"interval":"\#(date)/\#(date)","lengthInMinutes":30,"attendeeIds":["\#(person)"]}"#
            let wide =
                #"{"interval":"0000-01-01T00:00:00Z/\#(date)","lengthInMinutes":30,"attendeeIds":["\#(person)"]}"#
            let count =
                #"{"interval":"\#(date)/9999-12-31T23:59:59Z","filter":{"type":"And","clauses":[{"type":"Or","predicates":[{"dimension":"status","value":"Scheduled"}]}]}}"#
            let job =
                #"{"attendeeIds":["\#(person)"],"lengthInMinutes":30,"activityCodeId":"8","intervals":["\#(date)/\#(date)"],"slotsType":"BestTime"}"#
            let edit =
                #"{"userId":"\#(person)","dateStart":"\#(date)","lengthInMinutes":10080,"activityCategory":"Meal"}"#
            let calls: [(HTTPRequest.Method, String, String?)] = [
                (.post, "appointments", create), (.patch, made.path, #"{"dateStart":"\#(date)"}"#),
                (.post, "scheduleslots/query", query), (.post, "scheduleslots/query", wide),
                (.post, "appointments/aggregates/query", count), (.post, "scheduleslots/jobs", job),
                (.get, "appointments?userIds=\(person)&intervalCondition=Overlaps&interval=\(escaped)/\(escaped)", nil),
                (.get, "appointments?userIds=\(person)&completionInterval=\(escaped)/9999-12-31T23:59:59Z", nil),
                (.post, "/sandbox/control/schedules", edit),
            ]
            for (method, path, json) in calls {
                let reply = try await sandbox.call(method, path, bytes: json.map { Array($0.utf8) })
                #expect((200..<500).contains(reply.status), "\(method) \(path): \(reply.text)")
            }
            sandbox.clock.advance(seconds: 1)
            let after = try await sandbox.call(.get, "appointments?userIds=\(person)&intervalCondition=Overlaps")
            #expect(after.status == 200, "\(after.text)")
            let slots = CoachingSlotsRequest(
                interval: "9999-01-01T00:00:00Z/9999-12-31T23:59:59Z", lengthInMinutes: 60, attendeeIds: [person])
            #expect(try await sandbox.call(.post, "scheduleslots/query", slots).status == 200)
        }
    }
}
