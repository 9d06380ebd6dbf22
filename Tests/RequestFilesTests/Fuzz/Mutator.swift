import PlanTestSupport
import RandomTestSupport

/// Changes files as slips, broken programs and malice do. The same seed makes the same change.
struct Mutator {
    /// Larger files say no more, and take longer.
    private static let sizeLimit = 1 << 16

    private var random: SeededGenerator

    init(seed: UInt64) {
        // Neighbouring seeds must not begin alike.
        var mixer = SeededGenerator(seed: seed)
        random = SeededGenerator(seed: mixer.next())
    }

    /// One of the files with some changes.
    mutating func mutated(_ files: [[UInt8]]) -> [UInt8] {
        var bytes = files.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            change(&bytes, others: files)
            if bytes.count > Self.sizeLimit { bytes.removeLast(bytes.count - Self.sizeLimit) }
        }
        return bytes
    }

    /// True for about half of the seeds.
    mutating func flip() -> Bool { random.oneIn(2) }

    private mutating func change(_ bytes: inout [UInt8], others: [[UInt8]]) {
        switch Int.random(in: 0..<16, using: &random) {
        case 0: changeByte(&bytes)
        case 1: bytes.insert(contentsOf: noise(), at: place(in: bytes))
        case 2: bytes.removeSubrange(range(in: bytes, atMost: 40))
        case 3, 4: bytes.insert(contentsOf: MutationTokens.any(&random), at: place(in: bytes))
        case 5, 6, 7: replaceWord(&bytes)
        case 8: changeLines(&bytes)
        case 9: swapFields(&bytes)
        case 10: repeatPart(&bytes)
        case 11: bytes.removeSubrange(place(in: bytes)...)
        case 12: splice(&bytes, others)
        case 13: nest(&bytes)
        case 14: changeLineEnds(&bytes)
        default: copyWord(&bytes)
        }
    }

    private mutating func place(in bytes: [UInt8]) -> Int { Int.random(in: 0...bytes.count, using: &random) }

    private mutating func range(in bytes: [UInt8], atMost length: Int) -> Range<Int> {
        let start = place(in: bytes)
        return start..<min(bytes.count, start + Int.random(in: 0...length, using: &random))
    }

    private mutating func noise() -> [UInt8] {
        (0..<Int.random(in: 1...8, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private mutating func changeByte(_ bytes: inout [UInt8]) {
        guard let index = bytes.indices.randomElement(using: &random) else { return }
        bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }

    /// A word ends where letters, digits and what numbers and dates are written with end.
    private mutating func word(in bytes: [UInt8]) -> Range<Int> {
        let start = place(in: bytes)
        let isPart = { (byte: UInt8) in
            byte >= 0x80 || byte == 0x2B || (0x2D...0x3A).contains(byte)
                || byte >= 0x41 && byte != 0x5B && byte != 0x5D && byte < 0x7B
        }
        let before = bytes[..<start].reversed().prefix { isPart($0) }.count
        let after = bytes[start...].prefix { isPart($0) }.count
        return start - before..<start + after
    }

    private mutating func replaceWord(_ bytes: inout [UInt8]) {
        bytes.replaceSubrange(word(in: bytes), with: MutationTokens.any(&random))
    }

    private mutating func copyWord(_ bytes: inout [UInt8]) {
        let copy = Array(bytes[word(in: bytes)])
        bytes.replaceSubrange(word(in: bytes), with: copy)
    }

    private mutating func changeLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        guard let one = lines.indices.randomElement(using: &random),
            let other = lines.indices.randomElement(using: &random)
        else { return }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: lines.insert(lines[one], at: other)
        case 1: lines.remove(at: one)
        default: lines.swapAt(one, other)
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private mutating func swapFields(_ bytes: inout [UInt8]) {
        let separator = Array(",;:\t \"".utf8).randomElement(using: &random) ?? 0
        var fields = bytes.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
        guard let one = fields.indices.randomElement(using: &random),
            let other = fields.indices.randomElement(using: &random)
        else { return }
        fields.swapAt(one, other)
        bytes = Array(fields.joined(separator: [separator]))
    }

    private mutating func repeatPart(_ bytes: inout [UInt8]) {
        let part = range(in: bytes, atMost: 200)
        let times = [2, 3, 10, 300].randomElement(using: &random) ?? 2
        bytes.insert(contentsOf: repeatElement(bytes[part], count: times).joined(), at: part.upperBound)
    }

    private mutating func splice(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
        guard let other = others.randomElement(using: &random) else { return }
        bytes.replaceSubrange(place(in: bytes)..., with: other[place(in: other)...])
    }

    private mutating func nest(_ bytes: inout [UInt8]) {
        let pairs: [(String, String)] = [
            ("[", "]"), ("{\"a\":", "}"), ("- ", ""), ("? ", ""), ("{a: ", "}"), ("\"", "\""),
        ]
        guard let (open, close) = pairs.randomElement(using: &random) else { return }
        let depth = [1, 3, 100, 127, 128, 129, 998, 1001, 5000].randomElement(using: &random) ?? 1
        let start = place(in: bytes)
        bytes.insert(contentsOf: Array(String(repeating: close, count: depth).utf8), at: start)
        bytes.insert(contentsOf: Array(String(repeating: open, count: depth).utf8), at: start)
    }

    private mutating func changeLineEnds(_ bytes: inout [UInt8]) {
        let end = MutationTokens.lineEnds.randomElement(using: &random) ?? ""
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        bytes = Array(lines.joined(separator: Array(end.utf8)))
    }
}
