/// The write-ahead log of an SQLite database, read without SQLite, which would leave an index beside it.
///
/// The format is described at <https://sqlite.org/fileformat2.html#the_write_ahead_log>: a header, then frames of one
/// page each. A frame counts if its salts are those of the header, its cumulative checksum is right, and it ends a
/// transaction or precedes a frame that does.
struct WriteAheadLog {
    private static let headerSize = 32
    private static let frameHeaderSize = 24

    private let bytes: [UInt8]
    let pageSize: Int
    /// Where in the log the last committed content of a page begins, by the page's number from 1.
    private var places: [Int: Int] = [:]
    /// Number of pages in the database after the last commit.
    private var pageCount = 0

    /// Nil if the log holds no whole transaction.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.count >= Self.headerSize else { return nil }
        let magic = bytes.bigEndian(at: 0)
        guard magic & ~1 == 0x377f_0682 else { return nil }
        pageSize = Int(bytes.bigEndian(at: 8))
        var sum = Checksum(isBigEndian: magic & 1 == 1)
        sum.add(bytes[0..<24])
        let isSize = (512...65_536).contains(pageSize) && pageSize & (pageSize - 1) == 0
        guard isSize, sum.isWritten(in: bytes, at: 24) else { return nil }
        readFrames(sum)
        if places.isEmpty { return nil }
    }

    private mutating func readFrames(_ header: Checksum) {
        var sum = header
        var open: [Int: Int] = [:]
        var frame = Self.headerSize
        while frame + Self.frameHeaderSize + pageSize <= bytes.count {
            let content = frame + Self.frameHeaderSize
            guard bytes[frame + 8..<frame + 16].elementsEqual(bytes[16..<24]) else { return }
            sum.add(bytes[frame..<frame + 8])
            sum.add(bytes[content..<content + pageSize])
            guard sum.isWritten(in: bytes, at: frame + 16) else { return }
            open[Int(bytes.bigEndian(at: frame))] = content
            let committed = Int(bytes.bigEndian(at: frame + 4))
            if committed > 0 {
                places.merge(open) { _, later in later }
                open = [:]
                pageCount = committed
            }
            frame = content + pageSize
        }
    }

    /// The database with every transaction of the log.
    func applied(to database: [UInt8]) -> [UInt8] {
        var result = Array(database.prefix(pageCount * pageSize))
        result.append(contentsOf: repeatElement(0, count: pageCount * pageSize - result.count))
        for (page, place) in places where (1...pageCount).contains(page) {
            let start = (page - 1) * pageSize
            result.replaceSubrange(start..<start + pageSize, with: bytes[place..<place + pageSize])
        }
        return result
    }
}

/// The running checksum of a log, over pairs of 32-bit words.
private struct Checksum {
    let isBigEndian: Bool
    private var first: UInt32 = 0
    private var second: UInt32 = 0

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// - Parameter bytes: a multiple of eight.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        for place in stride(from: bytes.startIndex, to: bytes.endIndex, by: 8) {
            first &+= word(bytes, place) &+ second
            second &+= word(bytes, place + 4) &+ first
        }
    }

    func isWritten(in bytes: [UInt8], at place: Int) -> Bool {
        bytes.bigEndian(at: place) == first && bytes.bigEndian(at: place + 4) == second
    }

    private func word(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt32 {
        let word = bytes.bigEndian(at: place)
        return isBigEndian ? word : word.byteSwapped
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// The unsigned number of four bytes, the most significant first.
    func bigEndian(at place: Int) -> UInt32 { self[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) } }
}
