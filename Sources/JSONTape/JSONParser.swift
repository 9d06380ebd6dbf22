internal import SimdJSONShim

/// Reads JSON documents, one after another, reusing its buffers from one to the next.
///
/// A document is checked completely before any of it can be read: grammar, UTF-8, numbers, nesting. The result of
/// ``parse(_:)`` is a cursor into the parser's own buffers. It does not refer to the bytes passed in, and the compiler
/// ensures that it is not used after the next parse or after the parser's end.
///
/// Speed: 800 MB/s for finding the lines, parsing and walking every value of the 18.5 MB slots file of the instance
/// `loose-500`, on one of two busy cores (best of 20, `COACHPLAN_MEASURE=1` with `ThroughputTests`).
///
/// Numbers without fraction and exponent must lie in −2⁶³ ..< 2⁶⁴, others in the range of `Double`. A byte order mark
/// is refused, as RFC 8259 allows. Duplicate keys are accepted: ``JSONValue/subscript(_:)`` returns the first,
/// iteration all of them.
public struct JSONParser: ~Copyable {
    /// The default maximum number of nested containers.
    public static let defaultMaximumDepth = 128

    private let handle: OpaquePointer
    private let maximumDepth: Int
    private var view = simdjson_shim_view()

    /// - Parameter maximumDepth: the most nested arrays and objects, at least 1. Empty ones do not count.
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

    /// Parses one document from bytes that may be part of a larger buffer; nothing beyond them is read.
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

// The parser owns its buffers exclusively, and can be used by only one thread at a time, as it cannot be copied.
extension JSONParser: @unchecked Sendable {}
