internal import JSONTape

extension String: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self = try required(value.string)
    }
}

extension Bool: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self = try required(value.bool)
    }
}

extension Int: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self = Int(try required(value.int64))
    }
}

extension Double: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self = try required(value.double)
    }
}

extension ServiceDate: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        guard let text = value.text else { throw TapeMismatch() }
        self = try required(text.utf8.withUnsafeBufferPointer { Self(utf8: $0) })
    }
}

extension ServiceDay: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        guard let text = value.text else { throw TapeMismatch() }
        self = try required(text.utf8.withUnsafeBufferPointer { Self(utf8: $0) })
    }
}

extension Array: TapeReadable where Element: TapeReadable {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        guard var elements = value.elements else { throw TapeMismatch() }
        self.init()
        reserveCapacity(value.count)
        while let element = elements.next() { append(try Element(tape: element)) }
    }
}

extension TapeReadable where Self: OpenEnum {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        self.init(rawValue: try required(value.string))
    }
}

extension CoachingActivityCategory: TapeReadable {}
extension CoachingAppointmentStatus: TapeReadable {}
extension CoachingDifferenceRating: TapeReadable {}
extension CoachingExternalActivityType: TapeReadable {}
