import Hashing
import Synchronization

/// Reads a file of lines piece by piece, and takes its hash on the way. The next piece can be read while others work
/// on the one before.
final class LinePieces: Sendable {
    /// Some megabytes of whole lines; the last one of a file may lack its end.
    struct Piece: Sendable {
        /// The lines are the first `count` bytes; what follows is of no use.
        fileprivate(set) var buffer: [UInt8]
        fileprivate(set) var count: Int
        fileprivate(set) var isEnd: Bool
    }

    /// Bytes that are read before their lines are understood, and the parts into which they are shared. Larger pieces are
    /// no quicker, and a small team's slots would not need the memory.
    private static let usualPieceSize = 4 << 20
    private static let partsPerThread = 4

    /// A line longer than this is not an answer of the service.
    static let lineLimit = 256 << 20

    fileprivate struct State: ~Copyable {
        var input: InputFile
        var hash = SHA256()
        /// The beginning of a line whose end has not been read.
        var tail: [UInt8] = []
        var isEnd = false
        /// A buffer that is no longer needed.
        var spare: [UInt8] = []
    }

    private let state: Mutex<State>
    private let pieceSize: Int

    /// Throws `FileFailure` if the file cannot be opened.
    init(path: String, pieceSize: Int = usualPieceSize) throws {
        self.pieceSize = pieceSize
        state = Mutex(State(input: try InputFile(path: path)))
    }

    /// The next whole lines; nil after the last. Throws `FileFailure`, or `LineTooLong`.
    func next() throws -> Piece? {
        try state.withLock { state -> Piece? in
            guard !state.isEnd else { return nil }
            var piece = Piece(buffer: state.takeSpare(), count: 0, isEnd: false)
            try state.fill(&piece, pieceSize: pieceSize)
            piece.buffer.withUnsafeBytes { state.hash.update(.init(rebasing: $0[..<piece.count])) }
            state.isEnd = piece.isEnd
            return piece
        }
    }

    /// Gives a piece's memory back for one to come.
    func recycle(_ piece: consuming Piece) {
        state.withLock { [buffer = piece.buffer] in $0.spare = buffer }
    }

    /// SHA-256 of all that was read, in lower-case hexadecimal.
    var sha256: String { state.withLock { $0.hash.hexadecimal } }

    struct LineTooLong: Error {}
}

/// All pieces one after another, the parts of each on several threads.
extension LinePieces {
    /// Works on parts of about equal size that end with their lines, while the next piece is read and hashed.
    ///
    /// - Parameters:
    ///   - threads: how many parts may be worked on at a time; what comes of it does not depend on it.
    ///   - take: gets what became of the parts, in their order.
    ///   - isDone: asked after each piece; no further one is looked at then.
    /// - Throws: what `work` and `take` throw, `FileFailure`, or `LineTooLong`, after the parts before it were taken.
    func forEachPart<Value: Sendable>(
        threads: Int, _ work: @Sendable (Piece, Range<Int>) throws -> Value, take: (Value) throws -> Void,
        isDone: () -> Bool = { false }
    ) throws {
        var current = try next()
        while let piece = current, !isDone() {
            let parts = piece.parts(threads == 1 ? 1 : threads * Self.partsPerThread)
            let upcoming = Mutex<Result<Piece?, any Error>>(.success(nil))
            let values = Parallel.map(parts.count + 1, threads: threads) { index -> Result<Value, any Error>? in
                if index == 0 {
                    let next = Result { try self.next() }
                    upcoming.withLock { $0 = next }
                    return nil
                }
                return Result { try work(piece, parts[index - 1]) }
            }
            for value in values { if let value = try value?.get() { try take(value) } }
            current = try upcoming.withLock(\.self).get()
            recycle(piece)
        }
    }
}

extension LinePieces.Piece {
    /// Parts of about equal size that end with their lines.
    fileprivate func parts(_ most: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for part in 1...most where start < count {
            let target = max(start, count / most * part)
            let end =
                part == most
                ? count : buffer[target..<count].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? count
            parts.append(start..<end)
            start = end
        }
        return parts
    }
}

extension LinePieces.State {
    fileprivate mutating func takeSpare() -> [UInt8] {
        defer { spare = [] }
        return spare
    }

    /// Reads until there is a whole line, or the end.
    fileprivate mutating func fill(_ piece: inout LinePieces.Piece, pieceSize: Int) throws {
        var filled = tail.count
        piece.buffer.grow(to: filled + pieceSize)
        piece.buffer.replaceSubrange(..<filled, with: tail)
        tail = []
        while true {
            let wanted = piece.buffer.count - filled
            let read = try piece.buffer.withUnsafeMutableBytes { try input.read(into: .init(rebasing: $0[filled...])) }
            filled += read
            piece.isEnd = read < wanted
            let lines = piece.isEnd ? filled : piece.buffer[..<filled].endOfLastLine
            if piece.isEnd || lines > 0 {
                tail = Array(piece.buffer[lines..<filled])
                piece.count = lines
                return
            }
            guard filled <= LinePieces.lineLimit else { throw LinePieces.LineTooLong() }
            piece.buffer.grow(to: 2 * filled)
        }
    }
}

extension [UInt8] {
    fileprivate mutating func grow(to count: Int) {
        if self.count < count { append(contentsOf: repeatElement(0, count: count - self.count)) }
    }
}

extension ArraySlice<UInt8> {
    /// Where the last line end is over, 0 without one.
    fileprivate var endOfLastLine: Int { (lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1 }
}
