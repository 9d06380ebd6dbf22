/// The random draws for a ready request. They are written out here, since the standard library does not guarantee the
/// order in which it draws from a generator: a seed always gives the same request.
struct CentreRandom {
    private var generator: ScenarioRandom

    init(seed: UInt64) {
        // Named by the FNV-1a hash of the purpose, so that one seed gives different draws for each part.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "request".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        generator = ScenarioRandom(state: seed ^ hash)
        _ = generator.next()
    }

    /// An integer from 0 to `bound - 1`.
    mutating func below(_ bound: Int) -> Int {
        Int((generator.next() >> 32).multipliedFullWidth(by: UInt64(bound)).low >> 32)
    }

    mutating func chance(_ share: Double) -> Bool { Double(generator.next() >> 11) * 0x1p-53 < share }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
