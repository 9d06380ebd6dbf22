internal import JSONTape

/// A value that can be read from a parsed JSON document directly.
///
/// Foundation's decoder reads some 30 MB of a slots answer a second, and an answer for a large team has tens of
/// megabytes. The models of that answer are therefore also readable from simdjson's tape, many times as fast. Both ways
/// give the same value; where this one meets anything unexpected it gives up, and Foundation's decides and explains.
protocol TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch)
}

/// Thrown where a document is not what a model expects.
struct TapeMismatch: Error {}

extension JSONValue {
    /// Sets a field to the value, or leaves it `nil` for `null`. A key that comes twice is a mismatch.
    func read<Value: TapeReadable>(into field: inout Value?) throws(TapeMismatch) {
        if case .some = field { throw TapeMismatch() }
        field = isNull ? nil : try Value(tape: self)
    }
}

/// The value of a field that must be there.
func required<Value>(_ value: Value?) throws(TapeMismatch) -> Value {
    guard let value else { throw TapeMismatch() }
    return value
}
