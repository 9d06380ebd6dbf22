import JSONTape
import Testing

@Suite struct FaultTests {
    static let malformed: [(String, JSONError.Reason, Int)] = [
        ("", .empty, 0), (" \n ", .empty, 3),
        ("[1,", .unexpectedEnd, 3), ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
        ("[", .unexpectedEnd, 1),
        ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7), ("[1 2]", .unexpectedByte, 3),
        ("{a:1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5), ("[1}", .unexpectedByte, 2),
        ("]", .unexpectedByte, 0), ("{1:2}", .unexpectedByte, 1), ("'a'", .unexpectedByte, 0),
        ("[,1]", .unexpectedByte, 1),
        ("{} {}", .trailingContent, 3), ("1 2", .trailingContent, 2), ("[]]", .trailingContent, 2),
        ("[true, nul]", .invalidLiteral, 7), ("[tru", .invalidLiteral, 1), ("truex", .invalidLiteral, 0),
        ("[01]", .invalidNumber, 1), ("[1.]", .invalidNumber, 1), ("[-]", .invalidNumber, 1),
        ("[1e]", .invalidNumber, 1),
        ("[1.5.2]", .invalidNumber, 1), ("[1x]", .invalidNumber, 1), ("[+1]", .unexpectedByte, 1),
        ("[.5]", .unexpectedByte, 1),
        ("[18446744073709551616]", .numberOutOfRange, 1), ("[-9223372036854775809]", .numberOutOfRange, 1),
        ("[1e400]", .numberOutOfRange, 1), ("[NaN]", .unexpectedByte, 1),
        ("[\"abc", .unclosedString, 1), ("\"abc\\", .unclosedString, 0), ("[\"a\nb\"]", .controlCharacter, 3),
        ("[\"a\\x\"]", .invalidEscape, 3), ("[\"\\u12g4\"]", .invalidEscape, 2), ("[\"\\ud83d\"]", .invalidEscape, 2),
        ("[\"\\ude00\"]", .invalidEscape, 2), ("\u{feff}1", .byteOrderMark, 0), ("1\u{0}", .utf16, 0),
        ("\u{0}1", .utf16, 0), ("// c\n1", .unexpectedByte, 0),
    ]

    @Test(arguments: malformed)
    func namesTheReasonAndThePlace(text: String, reason: JSONError.Reason, offset: Int) {
        #expect(fault(of: text.utf8) == JSONError(reason: reason, offset: offset))
    }

    static let invalidUTF8: [[UInt8]] = [
        [0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x80, 0x80, 0x80],
        [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff], [0xe2, 0x82], [0xc3],
    ]

    @Test(arguments: invalidUTF8)
    func refusesInvalidUTF8(sequence: [UInt8]) {
        let bytes = Array("[\"a".utf8) + sequence + Array("\"]".utf8)
        #expect(fault(of: bytes) == JSONError(reason: .invalidUTF8, offset: 3))
    }

    @Test func refusesDeepNesting() {
        for depth in [1, 2, 5, 128] {
            let fits = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
            #expect(fault(of: fits.utf8, maximumDepth: depth) == nil, "depth \(depth)")
            let deeper = "[" + fits + "]"
            #expect(fault(of: deeper.utf8, maximumDepth: depth) == JSONError(reason: .tooDeep, offset: depth))
            let objects = String(repeating: "{\"a\":", count: depth) + "[1]" + String(repeating: "}", count: depth)
            #expect(fault(of: objects.utf8, maximumDepth: depth) == JSONError(reason: .tooDeep, offset: depth * 5))
        }
        #expect(fault(of: String(repeating: "[", count: 1_000_000).utf8)?.reason == .tooDeep)
        #expect(fault(of: "[[]]".utf8, maximumDepth: 1) == nil)
    }

    /// The parser and the reader that explains its refusals must agree on every document.
    @Test func theExplanationNeverContradictsTheParser() throws {
        let replacements = Array("{}[]\",:\\ue0-+.1 \n\u{80}".utf8) + [0x00, 0xff, 0xc3, 0xe2]
        for seed in 0..<4000 as Range<UInt64> {
            var random = RandomDocument(seed: seed)
            var bytes = Array(random.make(depth: 3).text.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random.generator) {
                let place = Int.random(in: 0..<bytes.count, using: &random.generator)
                let byte = replacements.randomElement(using: &random.generator)!
                switch Int.random(in: 0..<3, using: &random.generator) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: bytes.removeSubrange(place...)
                }
                if bytes.isEmpty { break }
            }
            let error = fault(of: bytes)
            #expect(error?.reason != .refused, "seed \(seed): \(bytes)")
            #expect((error == nil) == FaultFinderVerdict.accepts(bytes), "seed \(seed): \(bytes)")
        }
    }
}
