import CoachingModels
import Fixtures
import Foundation
import Testing

/// Every model against the facts of the service, and through JSON and back.
struct ModelTests {
    @Test func everyModelOfTheServiceIsHere() throws {
        let facts = try ServiceFacts.load()
        #expect(Set(allModels.map { "\($0)" }) == Set(facts.models.keys))
    }

    @Test(arguments: allModels.indices)
    func fieldsAreWrittenInDeclaredOrder(index: Int) throws {
        let facts = try ServiceFacts.load()
        let model = allModels[index]
        let declared = try #require(facts.models["\(model)"]).fields.map(\.name)
        let bytes = try CoachingJSON.encode(RandomValues(seed: 7, filled: 1).value(model))
        #expect(TopLevelKeys.of(bytes) == declared)
    }

    @Test(arguments: allModels.indices)
    func requiredFieldsAreRequiredAndOthersAreNot(index: Int) throws {
        let facts = try ServiceFacts.load()
        let model = allModels[index]
        let fields = try #require(facts.models["\(model)"]).fields
        let bytes = try CoachingJSON.encode(RandomValues(seed: 11, filled: 1).value(model))
        let whole = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        for field in fields {
            let part = try JSONSerialization.data(withJSONObject: whole.filter { $0.key != field.name })
            #expect(canDecode(model, Array(part)) == !field.required, "\(model).\(field.name)")
        }
    }

    @Test(arguments: allModels.indices)
    func survivesEncodeDecodeEncode(index: Int) throws {
        for seed in 0..<200 as Range<UInt64> {
            try checkRoundTrip(allModels[index], seed: seed)
        }
    }

    @Test func fieldsNotKnownAreIgnored() throws {
        let json = #"{"id":"u1","addedIn2031":{"deep":[1,2]},"selfUri":null}"#
        #expect(try CoachingJSON.decode(UserReference.self, from: Array(json.utf8)) == UserReference(id: "u1"))
    }

    @Test func valuesNotKnownAreKept() throws {
        let json = #"{"status":"Postponed"}"#
        let model = try CoachingJSON.decode(CoachingAppointmentResponse.self, from: Array(json.utf8))
        #expect(model.status == CoachingAppointmentStatus(rawValue: "Postponed"))
        #expect(model.status?.isKnown == false)
        #expect(try CoachingJSON.encode(model) == Array(json.utf8))
    }

    private func checkRoundTrip<M: Model>(_ model: M.Type, seed: UInt64) throws {
        let value = try RandomValues(seed: seed, filled: Double(seed % 5) / 4).value(model)
        let first = try CoachingJSON.encode(value)
        let decoded = try CoachingJSON.decode(model, from: first)
        #expect(decoded == value, "\(model), seed \(seed)")
        #expect(try CoachingJSON.encode(decoded) == first, "\(model), seed \(seed)")
    }

    private func canDecode<M: Model>(_ model: M.Type, _ bytes: [UInt8]) -> Bool {
        (try? CoachingJSON.decode(model, from: bytes)) != nil
    }
}

/// The keys of a JSON object in the order of the text, nested ones left out.
enum TopLevelKeys {
    static func of(_ bytes: [UInt8]) -> [String] {
        var keys: [String] = []
        var depth = 0
        var start: Int?
        var lastText = ""
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if let begin = start {
                if byte == UInt8(ascii: "\\") {
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    lastText = String(decoding: bytes[begin..<index], as: UTF8.self)
                    start = nil
                }
            } else {
                switch byte {
                case UInt8(ascii: "\""): start = index + 1
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: ":") where depth == 1: keys.append(lastText)
                default: break
                }
            }
            index += 1
        }
        return keys
    }
}
