import CoachingModels
import Testing

struct CoachingJSONTests {
    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try CoachingJSON.encode(value), as: UTF8.self)
    }

    @Test func aRequestLooksLikeThis() throws {
        let request = CreateCoachingAppointmentRequest(
            name: "Quality/coaching \"1\"", description: "é\n",
            dateStart: try #require(ServiceDate("2026-12-08T15:00:00Z")),
            lengthInMinutes: 30, facilitatorId: "f", attendeeIds: ["a", "b"],
            wfmSchedule: WfmScheduleReference(
                id: "s", businessUnit: WfmBusinessUnitReference(id: "bu"),
                weekDate: try #require(ServiceDay("2026-12-06"))), addToSchedule: true)
        #expect(
            try text(request)
                == #"{"name":"Quality/coaching \"1\"","description":"é\n","dateStart":"2026-12-08T15:00:00.000Z","#
                + #""lengthInMinutes":30,"facilitatorId":"f","attendeeIds":["a","b"],"wfmSchedule":{"id":"s","#
                + #""businessUnit":{"id":"bu"},"weekDate":"2026-12-06"},"addToSchedule":true}"#)
    }

    @Test func dictionariesAreSorted() throws {
        let body = ErrorBody(messageParams: ["b": "2", "a": "1", "c": "3"])
        #expect(try text(body) == #"{"messageParams":{"a":"1","b":"2","c":"3"}}"#)
    }

    /// Hashes are salted anew in each process; the order of what is written must not be theirs.
    @Test func whateverHasNoOrderIsSorted() throws {
        let letters = (0..<40).map { String(UnicodeScalar(UInt8(65 + $0))) }
        let numbers = Dictionary(uniqueKeysWithValues: letters.shuffled().map { ($0, 1) })
        #expect(try text(numbers) == "{" + letters.map { try "\(text($0)):1" }.joined(separator: ",") + "}")
        #expect(try text(["b": 1, "a": 2]) == #"{"a":2,"b":1}"#)
        #expect(try text([2: "b", 1: "a"]) == #"{"1":"a","2":"b"}"#)
        #expect(try text(["x": ["b": [true], "a": []]]) == #"{"x":{"a":[],"b":[true]}}"#)
        #expect(try text(Set(letters.shuffled())) == text(letters))
        let days = ["2026-12-08", "2026-12-07", "2026-12-09"].compactMap { ServiceDay($0) }
        #expect(
            try text(Dictionary(uniqueKeysWithValues: days.map { ($0, [$0: 1]) }))
                == #"["2026-12-07",["2026-12-07",1],"2026-12-08",["2026-12-08",1],"2026-12-09",["2026-12-09",1]]"#)
    }

    /// A plan names all people of a large team: time in proportion to them, not to their square.
    @Test(.timeLimit(.minutes(10))) func aLargeTableIsWrittenInOrder() throws {
        let keys = (0..<200_000).map { "k\($0 + 1_000_000)" }
        let table = Dictionary(uniqueKeysWithValues: keys.shuffled().map { ($0, "v") })
        let written = keys.map { "\"\($0)\":\"v\"" }.joined(separator: ",")
        #expect(try text(ErrorBody(messageParams: table)) == "{\"messageParams\":{\(written)}}")
        #expect(try text(["table": table.mapValues { _ in 1 }]).count == 200_000 * 13 + 11)
    }

    @Test func emptyThingsAreWrittenAndNilIsNot() throws {
        #expect(try text(ErrorBody(details: [], errors: nil)) == #"{"details":[]}"#)
        #expect(try text(UserReference()) == "{}")
    }

    @Test func numbersThatJSONLacksAreErrors() {
        #expect(throws: EncodingError.self) { try CoachingJSON.encode(CoachingSlot(staffingDifference: .nan)) }
        #expect(throws: EncodingError.self) { try CoachingJSON.encode([Double.infinity]) }
    }

    @Test(arguments: [0, -0.5, 1, 1e21, 2.2250738585072014e-308, 0.1, -1.7976931348623157e308])
    func numbersKeepTheirValue(number: Double) throws {
        let slot = CoachingSlot(staffingDifference: number)
        #expect(try CoachingJSON.decode(CoachingSlot.self, from: CoachingJSON.encode(slot)) == slot)
    }

    /// What synthesised code never asks for, but an `Encodable` of somebody else may.
    @Test func handWrittenEncodingsWorkToo() throws {
        struct Odd: Encodable {
            enum Key: String, CodingKey { case list, table, twice, none }
            func encode(to encoder: any Encoder) throws {
                var object = encoder.container(keyedBy: Key.self)
                var list = object.nestedUnkeyedContainer(forKey: .list)
                var table = object.nestedContainer(keyedBy: Key.self, forKey: .table)
                try object.encode(1, forKey: .twice)
                try list.encode(UInt8(1))
                try table.encode(Float(0.5), forKey: .none)
                try list.encodeNil()
                try object.encode(2, forKey: .twice)
                try object.encodeNil(forKey: .none)
                var inner = list.nestedContainer(keyedBy: Key.self)
                try inner.encode(true, forKey: .none)
                try [3].encode(to: list.superEncoder())
            }
        }
        #expect(try text(Odd()) == #"{"list":[1,null,{"none":true},[3]],"table":{"none":0.5},"twice":2,"none":null}"#)
    }

    @Test(arguments: ["", "{", "[1,", "{\"id\":}", "nul", "\u{0}", "{\"id\":\"\u{1}\"}"])
    func badJSONIsAnError(text: String) {
        #expect(throws: DecodingError.self) { try CoachingJSON.decode(UserReference.self, from: Array(text.utf8)) }
    }

    @Test func deepNestingIsAnErrorAndNoCrash() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: DecodingError.self) { try CoachingJSON.decode(UserReference.self, from: Array(text.utf8)) }
    }
}
