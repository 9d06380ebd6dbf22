package import PlanModel
import SystemPackage

/// Where the lists of a plan's file stand in it, for who copies their lines.
package struct PlanSections: Sendable {
    /// The bytes of the lines of each list, by its name.
    private let ranges: [String: Range<Int>]
    private let content: Content

    private enum Content {
        case file(String)
        case bytes([UInt8])
    }

    /// The lists of a plan in a file.
    ///
    /// - Parameter bytes: all of the file.
    package init(path: String, bytes: [UInt8]) {
        ranges = Self.ranges(in: bytes)
        content = .file(path)
    }

    /// The lists of a plan that is in no file.
    package init(_ plan: Plan) throws {
        let bytes = try PlanFile.encode(plan)
        ranges = Self.ranges(in: bytes)
        content = .bytes(bytes)
    }

    /// The elements of a list, one after another; none if the plan has no such list.
    package func lines(of list: String) -> PlanLines {
        let range = ranges[list] ?? 0..<0
        switch content {
        case .file(let path): return PlanLines(path: path, range: range)
        case .bytes(let bytes): return PlanLines(bytes: Array(bytes[range]))
        }
    }

    /// The lines after `"list": [` up to the `]`.
    private static func ranges(in bytes: [UInt8]) -> [String: Range<Int>] {
        var ranges: [String: Range<Int>] = [:]
        var (open, start) = ("", 0)
        var line = 0
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let text = bytes[line..<end]
            if open.isEmpty, text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "[") {
                open = String(decoding: text.dropFirst().prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
                start = end + 1
            } else if !open.isEmpty, text.first == UInt8(ascii: "]") {
                ranges[open] = start..<line
                open = ""
            }
            line = end + 1
        }
        return ranges
    }
}

/// The elements of a list of a plan's file, read one after another: the file is open only while a piece of it is read, as there may be
/// many files.
package struct PlanLines {
    private let path: String?
    /// What was not read yet.
    private var range: Range<Int>
    private var buffer: [UInt8]
    private var position = 0

    private static let pieceSize = 64 << 10

    init(path: String, range: Range<Int>) {
        self.path = path
        self.range = range
        buffer = []
    }

    init(bytes: [UInt8]) {
        path = nil
        range = 0..<0
        buffer = bytes
    }

    /// The JSON of the next element; nil after the last. Throws `FileFailure`.
    package mutating func next() throws -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[position..<end]
                position = end + 1
                let element = line.drop { $0 == UInt8(ascii: " ") }
                return element.last == UInt8(ascii: ",") ? element.dropLast() : element
            }
            guard try fill() else { return nil }
        }
    }

    /// Whether there was more to read.
    private mutating func fill() throws -> Bool {
        guard let path, !range.isEmpty else { return false }
        let wanted = min(Self.pieceSize, range.count)
        buffer.removeSubrange(..<position)
        position = 0
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: wanted))
        let read: Int
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            defer { try? descriptor.close() }
            try descriptor.seek(offset: Int64(range.lowerBound), from: .start)
            read = try buffer.withUnsafeMutableBytes {
                try DescriptorIO.read(into: .init(rebasing: $0[start...]), from: descriptor)
            }
        } catch {
            throw FileFailure(reading: path, error)
        }
        guard read == wanted else {
            throw FileFailure(path: path, operation: .read, reason: "it has become shorter meanwhile")
        }
        range = range.dropFirst(read)
        return true
    }
}
