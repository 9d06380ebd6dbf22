internal import JSONTape

/// A value that can be read from a parsed JSON document directly.
///
/// Foundation's decoder reads some 30 MB of a slots answer per second, and an answer for a large team has tens of
/// megabytes. The models of that answer can therefore also be read from simdjson's tape, many times as fast. Both ways
/// give the same value; if this one encounters anything unexpected it gives up, and Foundation's decoder decides and
/// explains.
protocol TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch)
}

/// Thrown if a document is not what a model expects.
struct TapeMismatch: Error {}

extension JSONValue {
    /// Passes on the members of an object, one after another.
    ///
    /// If a key occurs twice, Foundation takes the first. ``read(into:)`` notices that if the first is a value; if it
    /// is `null`, the keys are compared here.
    @inline(__always)
    func readMembers(_ read: (borrowing JSONMember) throws(TapeMismatch) -> Void) throws(TapeMismatch) {
        guard var members else { throw TapeMismatch() }
        var hasNull = false
        while let member = members.next() {
            if member.value.isNull { hasNull = true }
            try read(member)
        }
        if hasNull && !hasDistinctKeys { throw TapeMismatch() }
    }

    /// Whether no key of an object occurs twice; also `false` for more keys than any model has, which are not compared.
    private var hasDistinctKeys: Bool {
        guard var members else { return true }
        var position = 0
        while let member = members.next() {
            guard position < 64, var others = self.members else { return false }
            for _ in 0..<position {
                if let other = others.next(), other.key == member.key { return false }
            }
            position += 1
        }
        return true
    }

    /// Sets a field to the value, or leaves it `nil` for `null`. A key that occurs twice is a mismatch.
    func read<Value: TapeReadable>(into field: inout Value?) throws(TapeMismatch) {
        if case .some = field { throw TapeMismatch() }
        field = isNull ? nil : try Value(tape: self)
    }
}

/// The value of a required field.
func required<Value>(_ value: Value?) throws(TapeMismatch) -> Value {
    guard let value else { throw TapeMismatch() }
    return value
}
