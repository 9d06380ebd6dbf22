import Foundation
import JSONTape

/// A document as a tree that can be compared.
indirect enum Tree: Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case large(UInt64)
    case double(Double)
    case string(String)
    case array([Tree])
    case object([String: Tree])

    /// What the cursor tells.
    init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .bool: self = .bool(value.bool!)
        case .integer: self = value.int64.map(Tree.integer) ?? .large(value.uint64!)
        case .double: self = .double(value.double!)
        case .string: self = .string(value.string!)
        case .array:
            var trees: [Tree] = []
            var elements = value.elements!
            while let element = elements.next() { trees.append(Tree(element)) }
            self = .array(trees)
        case .object:
            var trees: [String: Tree] = [:]
            var members = value.members!
            while let member = members.next() { trees[member.key.string] = Tree(member.value) }
            self = .object(trees)
        }
    }

    /// What Foundation reads.
    init(foundation value: Any) {
        switch value {
        case let array as [Any]: self = .array(array.map(Tree.init(foundation:)))
        case let object as [String: Any]: self = .object(object.mapValues(Tree.init(foundation:)))
        case let string as String: self = .string(string)
        case let number as NSNumber: self = Tree(number)
        default: self = .null
        }
    }

    private init(_ number: NSNumber) {
        if isBoolean(number) {
            self = .bool(number.boolValue)
        } else if number.objCType.pointee == CChar(UInt8(ascii: "d")) {
            self = .double(number.doubleValue)
        } else if let integer = Int64(number.description) {
            self = .integer(integer)
        } else {
            self = .large(number.uint64Value)
        }
    }
}

/// `true` and `false` are told from 1 and 0 by their type's encoding.
func isBoolean(_ number: NSNumber) -> Bool {
    number.objCType.pointee == CChar(UInt8(ascii: "c")) || number.objCType.pointee == CChar(UInt8(ascii: "B"))
}

extension Tree {
    /// Equal, but for the last digits of doubles: Foundation's `JSONSerialization` does not round them exactly.
    func agrees(with other: Tree) -> Bool {
        switch (self, other) {
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count && left.allSatisfy { key, value in right[key]?.agrees(with: value) ?? false }
        default: self == other || isClose(to: other)
        }
    }

    private func isClose(to other: Tree) -> Bool {
        guard let left = number, let right = other.number else { return false }
        return abs(left - right) <= 1e-14 * max(abs(left), abs(right))
    }

    private var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .large(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}

/// Parses and reads the whole document.
func tree(of text: some Sequence<UInt8>, maximumDepth: Int = JSONParser.defaultMaximumDepth) throws -> Tree {
    var parser = try JSONParser(maximumDepth: maximumDepth)
    return Tree(try parser.parse(Array(text)))
}

/// The error that the bytes cause, `nil` if none.
func fault(of bytes: some Sequence<UInt8>, maximumDepth: Int = JSONParser.defaultMaximumDepth) -> JSONError? {
    do {
        _ = try tree(of: bytes, maximumDepth: maximumDepth)
        return nil
    } catch {
        return error as? JSONError
    }
}
