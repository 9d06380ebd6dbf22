/// The elements of an array, in order: `while let element = elements.next() { … }`.
@frozen
public struct JSONElements: ~Escapable {
    @usableFromInline let array: JSONValue
    @usableFromInline var position: Int
    @usableFromInline let end: Int

    @_lifetime(copy array)
    @inlinable
    init(of array: borrowing JSONValue) {
        self.array = copy array
        position = array.index + 1
        end = array.endIndex - 1
    }

    /// The next element, `nil` after the last.
    @_lifetime(copy self)
    @inlinable
    public mutating func next() -> JSONValue? {
        guard position < end else { return nil }
        let value = JSONValue(at: position, like: array)
        position = value.endIndex
        return value
    }
}

extension JSONValue {
    /// The elements of an array, `nil` for anything else.
    @inlinable
    public var elements: JSONElements? {
        @_lifetime(copy self)
        get { tag == TapeTag.array ? JSONElements(of: self) : nil }
    }

    /// Number of elements of an array or of members of an object, 0 for anything else.
    @inlinable
    public var count: Int {
        guard tag == TapeTag.array || tag == TapeTag.object else { return 0 }
        let stored = Int(truncatingIfNeeded: (tape[index] >> 32) & 0xff_ffff)
        return stored < 0xff_ffff ? stored : walkedCount
    }

    /// The tape's count stops at 2²⁴ − 1; beyond that, the values are counted.
    @usableFromInline
    var walkedCount: Int {
        let end = endIndex - 1
        let step = tag == TapeTag.object ? 1 : 0
        var position = index + 1
        var count = 0
        while position < end {
            position = JSONValue(at: position + step, like: self).endIndex
            count += 1
        }
        return count
    }
}
