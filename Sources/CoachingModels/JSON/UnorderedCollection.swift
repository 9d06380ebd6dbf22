/// A collection whose elements are in hash order, which differs from one run of a program to the next.
protocol UnorderedCollection {
    /// How many elements of a JSON array belong together: a dictionary whose keys are not texts is written as `[key,
    /// value, key, value]`.
    static var elementsInARow: Int { get }
}

extension Dictionary: UnorderedCollection {
    static var elementsInARow: Int { 2 }
}

extension Set: UnorderedCollection {
    static var elementsInARow: Int { 1 }
}
