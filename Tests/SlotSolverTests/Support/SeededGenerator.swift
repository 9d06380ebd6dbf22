import RandomTestSupport

extension SeededGenerator {
    /// Numbers of a seed that lie apart from those of the seeds beside it.
    init(mixing seed: UInt64) { self.init(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1) }
}
