/// One member of an object.
@frozen
public struct JSONMember: ~Escapable {
    /// The member's name, with its escapes resolved.
    public let key: JSONString
    /// The member's value.
    public let value: JSONValue

    @_lifetime(copy key)
    @inlinable
    init(keyValue key: borrowing JSONValue) {
        self.key = JSONString(of: key)
        value = JSONValue(at: key.index + 1, like: key)
    }
}

/// The members of an object, in the order in which they are written, duplicates included:
/// `while let member = members.next() { … }`.
@frozen
public struct JSONMembers: ~Escapable {
    @usableFromInline let object: JSONValue
    @usableFromInline var position: Int
    @usableFromInline let end: Int

    @_lifetime(copy object)
    @inlinable
    init(of object: borrowing JSONValue) {
        self.object = copy object
        position = object.index + 1
        end = object.endIndex - 1
    }

    /// The next member, `nil` after the last.
    @_lifetime(copy self)
    @inlinable
    public mutating func next() -> JSONMember? {
        guard position < end else { return nil }
        let member = JSONMember(keyValue: JSONValue(at: position, like: object))
        position = member.value.endIndex
        return member
    }
}

extension JSONValue {
    /// The members of an object, `nil` for anything else.
    @inlinable
    public var members: JSONMembers? {
        @_lifetime(copy self)
        get { tag == TapeTag.object ? JSONMembers(of: self) : nil }
    }

    /// The value of the first member with this name; `nil` without one, and for anything but an object.
    ///
    /// Takes time proportional to the number of members before it: to read all members of an object, iterate over
    /// ``members`` once.
    @inlinable
    public subscript(key: StaticString) -> JSONValue? {
        @_lifetime(copy self)
        get {
            guard var members else { return nil }
            while let member = members.next() {
                if member.key == key { return member.value }
            }
            return nil
        }
    }
}
