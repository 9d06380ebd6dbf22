internal import SimdJSONShim

/// Reads JSON documents, one after another, with buffers that are kept from one to the next.
///
/// A document is checked completely before any of it can be read: grammar, UTF-8, numbers, nesting. What ``parse(_:)``
/// gives is a cursor into the parser's own buffers. It does not refer to the bytes that were handed in, and the compiler
/// sees to it that it is not used after the next parse or after the parser's end.
///
/// Speed: 800 MB/s for finding the lines, parsing and walking every value of the 18.5 MB slots file of the instance
/// `loose-500`, on one of two busy cores (best of 20, `COACHPLAN_MEASURE=1` with `ThroughputTests`).
///
/// Numbers without fraction and exponent must lie in −2⁶³ ..< 2⁶⁴, others in the range of `Double`. A byte order mark is
/// refused, as RFC 8259 allows. Duplicate keys are accepted: ``JSONValue/subscript(_:)`` gives the first, iteration all.
public struct JSONParser: ~Copyable {
    /// Containers that may lie in each other, unless told otherwise.
    public static let defaultMaximumDepth = 128

    private let handle: OpaquePointer
    private let maximumDepth: Int
    private var view = simdjson_shim_view()

    /// - Parameter maximumDepth: arrays and objects that may lie in each other, at least 1. Empty ones do not count.
    /// - Throws: ``JSONError`` with `.outOfMemory`.
    public init(maximumDepth: Int = defaultMaximumDepth) throws(JSONError) {
        precondition(maximumDepth >= 1, "a document needs a depth of 1 at least")
        guard let handle = simdjson_shim_parser_create(maximumDepth + 1) else {
            throw JSONError(reason: .outOfMemory, offset: nil)
        }
        self.handle = handle
        self.maximumDepth = maximumDepth
    }

    deinit { simdjson_shim_parser_destroy(handle) }

    /// Parses one document out of bytes that may be part of a larger buffer; nothing beyond them is read.
    ///
    /// - Throws: ``JSONError`` with the reason and the offset in `bytes` of the first byte that is wrong.
    @_lifetime(&self)
    public mutating func parse(_ bytes: RawSpan) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBytes { buffer throws(JSONError) in try load(buffer) }
        return _overrideLifetime(JSONValue(tape: view.tape, strings: view.strings, index: 1), mutating: &self)
    }

    /// Parses one document.
    ///
    /// - Throws: ``JSONError`` with the reason and the offset in `bytes` of the first byte that is wrong.
    @_lifetime(&self)
    public mutating func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        try parse(bytes.span.bytes)
    }

    private mutating func load(_ bytes: UnsafeRawBufferPointer) throws(JSONError) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let code = simdjson_shim_parse(handle, start, bytes.count, &view)
        if code != 0 { throw JSONError(code: code, bytes: bytes, maximumDepth: maximumDepth) }
    }
}

// The parser owns its buffers alone and can be used by one thread at a time only, as it cannot be copied.
extension JSONParser: @unchecked Sendable {}
