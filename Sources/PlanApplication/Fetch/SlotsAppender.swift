import Foundation
import PlanFiles
import PlanModel
import SystemPackage

/// Appends whole lines to a slots file, which only one fetch may write at a time.
///
/// Each line is one write. A line that did not fit is removed again, so that the file always ends with a whole line; a
/// partial line that a crash left is cut off before the first line is added. Until then the file stays as it was found,
/// and one that was created for a fetch without any answer is deleted again.
struct SlotsAppender: ~Copyable {
    private let path: String
    private let place: FilePlace
    private let file: ExclusiveFile
    /// Bytes of the file.
    private(set) var size: Int
    /// Bytes of the file that are whole lines.
    private var wholeLength: Int
    private var lacksLineEnd = false

    /// Opens or creates the file, and locks it for this process.
    ///
    /// - Throws: `FileFailure`, including when another fetch writes the file.
    init(path: String) throws {
        let place = try FilePlace(path, for: .write)
        let claimed = try ExclusiveFile(path: path, busy: "another fetch is writing it")
        guard let end = try? Int(claimed.descriptor.seek(offset: 0, from: .end)) else {
            throw FileFailure(path: path, operation: .write, reason: "it is not a regular file")
        }
        self.path = path
        self.place = place
        file = claimed
        size = end
        wholeLength = end
    }

    deinit {
        // The lock is still held: no other fetch can have written anything to it.
        if place.kind == .missing, size == 0 { unlink(place.resolved) }
    }

    private var descriptor: FileDescriptor { file.descriptor }

    /// Reads up to `count` bytes from an offset.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                while filled < count {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    let step = try descriptor.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
                    if step == 0 { break }
                    filled += step
                }
            }
        } catch {
            throw FileFailure(reading: path, error)
        }
    }

    /// Makes the next lines follow those that were found.
    mutating func goOn(after answered: AnsweredQueries) {
        wholeLength = answered.wholeLength
        lacksLineEnd = answered.lacksLineEnd
    }

    /// Appends a line completely or not at all.
    mutating func append(_ line: [UInt8]) throws {
        try completeLines()
        try write(line)
    }

    /// Leaves only whole lines, and makes them survive a loss of power.
    mutating func finish() throws {
        try completeLines()
        try sync()
    }

    /// Makes what was appended survive a loss of power.
    func sync() throws {
        // Pipes and some devices cannot be synced; they have nothing to lose either.
        do throws(Errno) {
            try descriptor.synchronize()
        } catch  where error != .invalidArgument {
            throw FileFailure(writing: path, error)
        } catch {}
    }

    /// Cuts off a partial line that an earlier run left, and ends its last line.
    private mutating func completeLines() throws {
        if wholeLength != size {
            do { try descriptor.resize(to: Int64(wholeLength)) } catch { throw FileFailure(writing: path, error) }
            size = wholeLength
        }
        guard lacksLineEnd else { return }
        try write([0x0a])
        lacksLineEnd = false
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        do {
            _ = try descriptor.writeAll(toAbsoluteOffset: Int64(size), bytes)
        } catch {
            try? descriptor.resize(to: Int64(size))
            throw FileFailure(writing: path, error)
        }
        size += bytes.count
        wholeLength = size
    }
}
