/// What a ready request draws. The draws are spelled out, since the standard library does not promise the order in which it
/// draws from a generator: a seed names one request for good.
struct CentreRandom {
    private var generator: ScenarioRandom

    init(seed: UInt64) {
        // Named by the FNV-1a hash of what is drawn, so that a world's seed draws something else for each of its parts.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "request".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        generator = ScenarioRandom(state: seed ^ hash)
        _ = generator.next()
    }

    /// A whole number from 0 to `bound - 1`.
    mutating func below(_ bound: Int) -> Int {
        Int((generator.next() >> 32).multipliedFullWidth(by: UInt64(bound)).low >> 32)
    }

    mutating func chance(_ share: Double) -> Bool { Double(generator.next() >> 11) * 0x1p-53 < share }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
