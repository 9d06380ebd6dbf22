/// A row of bits for each owner: the ticks that are taken. Ranges are tested and set a word at a time.
struct BitRows: Sendable {
    private var words: ContiguousArray<UInt64>
    private let wordsPerRow: Int

    init(rows: Int, bits: Int) {
        wordsPerRow = (bits + 63) / 64
        words = ContiguousArray(repeating: 0, count: rows * wordsPerRow)
    }

    /// Whether no bit of `from ..< to` is set. The range lies inside the row and is not empty.
    @inline(__always)
    func isClear(_ row: Int, _ from: Int, _ to: Int) -> Bool {
        let base = row &* wordsPerRow
        let first = from >> 6
        let last = (to &- 1) >> 6
        let head = ~UInt64(0) << UInt64(from & 63)
        let tail = ~UInt64(0) >> UInt64(63 &- ((to &- 1) & 63))
        if first == last { return words[base &+ first] & head & tail == 0 }
        if words[base &+ first] & head != 0 || words[base &+ last] & tail != 0 { return false }
        var word = first &+ 1
        while word < last {
            if words[base &+ word] != 0 { return false }
            word &+= 1
        }
        return true
    }

    /// Flips the bits of `from ..< to`: sets clear ones, clears set ones.
    @inline(__always)
    mutating func flip(_ row: Int, _ from: Int, _ to: Int) {
        let base = row &* wordsPerRow
        for tick in from..<to { words[base &+ (tick >> 6)] ^= 1 << UInt64(tick & 63) }
    }
}
