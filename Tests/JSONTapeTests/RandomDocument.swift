import RandomTestSupport

/// Writes random documents with everything in them that JSON knows, and the tree that they mean.
struct RandomDocument {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func make(depth: Int = 5) -> (text: String, tree: Tree) {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: ("null", .null)
        case 1: Bool.random(using: &generator) ? ("true", .bool(true)) : ("false", .bool(false))
        case 2: makeInteger()
        case 3: makeDouble()
        case 4, 5: makeString()
        case 6: makeArray(depth: depth)
        default: makeObject(depth: depth)
        }
    }

    private mutating func makeInteger() -> (text: String, tree: Tree) {
        let large = UInt64.random(in: UInt64(Int64.max) + 1...UInt64.max, using: &generator)
        if Int.random(in: 0..<10, using: &generator) == 0 { return (String(large), .large(large)) }
        let bits = Int.random(in: 1..<64, using: &generator)
        let integer = Int64.random(in: Int64.min...Int64.max, using: &generator) >> bits
        return (String(integer), .integer(integer))
    }

    private mutating func makeDouble() -> (text: String, tree: Tree) {
        let double =
            Double.random(in: -1...1, using: &generator) * [1, 1e-9, 1e9, 1e200, 1e-200].randomElement(
                using: &generator)!
        let text = double.description
        return text.contains(where: { ".e".contains($0) }) ? (text, .double(double)) : ("0.5", .double(0.5))
    }

    private mutating func makeString() -> (text: String, tree: Tree) {
        let samples: [(String, String)] = [
            ("a", "a"), ("é", "é"), ("漢", "漢"), ("😀", "😀"), (#"\n"#, "\n"), (#"\""#, "\""), (#"\\"#, "\\"),
            (#"\/"#, "/"),
            (#"\u0000"#, "\0"), (#"\u00e9"#, "é"), (#"\ud83d\ude00"#, "😀"), (" ", " "), ("-", "-"), (#"\t"#, "\t"),
        ]
        var (text, value) = ("", "")
        for _ in 0..<Int.random(in: 0..<20, using: &generator) {
            let sample = samples.randomElement(using: &generator)!
            text += sample.0
            value += sample.1
        }
        return ("\"" + text + "\"", .string(value))
    }

    private mutating func makeArray(depth: Int) -> (text: String, tree: Tree) {
        let elements = (0..<Int.random(in: 0..<6, using: &generator)).map { _ in make(depth: depth - 1) }
        return (
            "[" + elements.map { space() + $0.text + space() }.joined(separator: ",") + "]",
            .array(elements.map(\.tree))
        )
    }

    private mutating func makeObject(depth: Int) -> (text: String, tree: Tree) {
        var texts: [String] = []
        var trees: [String: Tree] = [:]
        for number in 0..<Int.random(in: 0..<6, using: &generator) {
            let (key, member) = ("key \(number)é", make(depth: depth - 1))
            texts.append(space() + "\"" + key + "\"" + space() + ":" + space() + member.text + space())
            trees[key] = member.tree
        }
        return ("{" + texts.joined(separator: ",") + "}", .object(trees))
    }

    private mutating func space() -> String { ["", "", " ", "\n", "\t\r "].randomElement(using: &generator)! }
}
