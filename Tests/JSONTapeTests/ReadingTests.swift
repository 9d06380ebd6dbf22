import Foundation
import JSONTape
import Testing

@Suite struct ReadingTests {
    @Test func readsWhatTheDocumentMeansAndWhatFoundationReads() throws {
        for seed in 0..<2000 as Range<UInt64> {
            var random = RandomDocument(seed: seed)
            let (text, expected) = random.make()
            #expect(try tree(of: text.utf8) == expected, "seed \(seed)")
            let foundation = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            #expect(Tree(foundation: foundation).agrees(with: expected), "seed \(seed), Foundation")
        }
    }

    @Test func readsNumbersAtTheEdges() throws {
        #expect(try tree(of: "-9223372036854775808".utf8) == .integer(.min))
        #expect(try tree(of: "18446744073709551615".utf8) == .large(.max))
        #expect(try tree(of: "1.7976931348623157e308".utf8) == .double(.greatestFiniteMagnitude))
        #expect(try tree(of: "5e-324".utf8) == .double(.leastNonzeroMagnitude))
        #expect(try tree(of: "1e0".utf8) == .double(1))
        #expect(try tree(of: "[-0, -0.0]".utf8) == .array([.integer(0), .double(-0.0)]))
    }

    @Test func looksUpMembersWithoutMistakingPrefixes() throws {
        var parser = try JSONParser()
        let value = try parser.parse(Array(#"{"ab": {"x": 1}, "a": 2, "abc": [true, null, "t"], "": 4}"#.utf8))
        #expect(value["a"]?.int64 == 2)
        #expect(value["ab"]?["x"]?.int64 == 1)
        #expect(value[""]?.int64 == 4)
        #expect(value["abcd"]?.kind == nil)
        #expect(value["a"]?["x"]?.kind == nil)
        #expect(value.count == 4)
        #expect(value["abc"]?.count == 3)
        #expect(value["a"]?.count == 0)
    }

    @Test func givesNilForAnotherKind() throws {
        var parser = try JSONParser()
        let value = try parser.parse(Array(#"{"text": "1", "number": 1.5, "negative": -1}"#.utf8))
        #expect(value.string == nil && value.bool == nil && value.double == nil)
        let hasElements = value.elements != nil
        #expect(!hasElements)
        #expect(value["text"]?.int64 == nil && value["text"]?.double == nil)
        #expect(value["number"]?.int64 == nil && value["number"]?.uint64 == nil)
        #expect(value["negative"]?.uint64 == nil)
        #expect(value["negative"]?.double == -1)
    }

    @Test func keepsDuplicateKeysAndFindsTheFirst() throws {
        var parser = try JSONParser()
        let value = try parser.parse(Array(#"{"a": 1, "b": 2, "a": 3}"#.utf8))
        #expect(value["a"]?.int64 == 1)
        #expect(value.count == 3)
        #expect(String(decoding: value.canonicalBytes(), as: UTF8.self) == #"{"a":1,"a":3,"b":2}"#)
    }

    @Test func comparesTextWithoutCopyingIt() throws {
        var parser = try JSONParser()
        let value = try parser.parse(Array(#"["Gut\u00e9", "Gute"]"#.utf8))
        guard var elements = value.elements, let first = elements.next()?.text else {
            Issue.record("no text")
            return
        }
        let isEqual = first == "Guté"
        #expect(isEqual)
        #expect(first.utf8Count == 5 && first.utf8[4] == 0xa9)
        switch first {
        case "Gute": Issue.record("not the same text")
        case "Guté": break
        default: Issue.record("not found")
        }
    }

    @Test func readsOneDocumentAfterAnother() throws {
        var parser = try JSONParser()
        for length in [1, 100_000, 3, 2_000_000, 64] {
            let text = "\"" + String(repeating: "x", count: length) + "\""
            #expect(try parser.parse(Array(text.utf8)).text?.utf8Count == length)
            #expect(throws: JSONError.self) { _ = try parser.parse(Array("[".utf8)).kind }
        }
    }

    @Test func readsALineOutOfALargerBuffer() throws {
        let bytes = Array("{\"a\": 1}\n\n{\"a\": 22}\r\n  \n{\"a\": 3".utf8)
        var parser = try JSONParser()
        let lines = JSONLines.ranges(in: bytes.span.bytes)
        #expect(lines == [0..<8, 10..<20, 24..<31])
        #expect(try parser.parse(bytes.span.bytes.extracting(lines[1]))["a"]?.int64 == 22)
        #expect(throws: JSONError(reason: .unexpectedEnd, offset: 7)) {
            _ = try parser.parse(bytes.span.bytes.extracting(lines[2])).kind
        }
        #expect(JSONLines.endOfLastWholeLine(in: bytes.span.bytes) == 24)
        #expect(JSONLines.endOfLastWholeLine(in: Array("torn".utf8).span.bytes) == 0)
        #expect(JSONLines.ranges(in: [UInt8]().span.bytes).isEmpty)
    }
}
