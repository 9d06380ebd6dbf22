/// Lists of different lengths in one flat array: row i is `values[offsets[i] ..< offsets[i + 1]]`.
struct Rows<Element> {
    private(set) var offsets: ContiguousArray<Int> = [0]
    private(set) var values: ContiguousArray<Element> = []

    var count: Int { offsets.count - 1 }

    @inline(__always)
    func range(_ row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }

    @inline(__always)
    subscript(row: Int) -> ArraySlice<Element> { ArraySlice(values[range(row)]) }

    mutating func append(_ element: Element) { values.append(element) }

    mutating func endRow() { offsets.append(values.count) }

    mutating func appendRow(_ elements: some Sequence<Element>) {
        values.append(contentsOf: elements)
        endRow()
    }

    /// Rows from pairs of a row's index and an element, each row in the order of the pairs.
    static func collecting(_ pairs: [(row: Int, element: Element)], rowCount: Int) -> Rows {
        var lists = [[Element]](repeating: [], count: rowCount)
        for pair in pairs { lists[pair.row].append(pair.element) }
        var rows = Rows()
        for list in lists { rows.appendRow(list) }
        return rows
    }
}

extension Rows: Sendable where Element: Sendable {}
