extension JSONValue {
    /// The value in one canonical form, so that documents with equal meaning give equal bytes.
    ///
    /// Compact; members are sorted by the bytes of their keys, with duplicates in their original order; strings use the
    /// fewest escapes; a double that is an integer below 2⁵³ is written as an integer, others in the shortest form that
    /// reads back as the same double.
    public func canonicalBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, sortingKeys: true)
        return bytes
    }

    /// The value without white space between its parts, with members in their original order. Numbers keep their value,
    /// not their spelling.
    public func compactBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, sortingKeys: false)
        return bytes
    }

    func write(to bytes: inout [UInt8], sortingKeys: Bool) {
        switch kind {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool: bytes.append(contentsOf: (bool == true ? "true" : "false").utf8)
        case .integer: bytes.append(contentsOf: (int64?.description ?? uint64!.description).utf8)
        case .double: writeDouble(to: &bytes)
        case .string: text!.writeQuoted(to: &bytes)
        case .array: writeArray(to: &bytes, sortingKeys: sortingKeys)
        case .object: writeObject(to: &bytes, sortingKeys: sortingKeys)
        }
    }

    private func writeDouble(to bytes: inout [UInt8]) {
        let value = double!
        let text = value.magnitude < 0x1p53 && value == value.rounded() ? Int64(value).description : value.description
        bytes.append(contentsOf: text.utf8)
    }

    private func writeArray(to bytes: inout [UInt8], sortingKeys: Bool) {
        bytes.append(UInt8(ascii: "["))
        var elements = elements!
        var isFirst = true
        while let element = elements.next() {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            element.write(to: &bytes, sortingKeys: sortingKeys)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func writeObject(to bytes: inout [UInt8], sortingKeys: Bool) {
        var written: [(key: [UInt8], member: [UInt8])] = []
        var members = members!
        while let member = members.next() {
            var text: [UInt8] = []
            member.key.writeQuoted(to: &text)
            text.append(UInt8(ascii: ":"))
            member.value.write(to: &text, sortingKeys: sortingKeys)
            written.append((sortingKeys ? Array(member.key.string.utf8) : [], text))
        }
        // Swift's sort is stable, so duplicates stay in their original order.
        if sortingKeys { written.sort { $0.key.lexicographicallyPrecedes($1.key) } }
        bytes.append(UInt8(ascii: "{"))
        bytes.append(contentsOf: written.map(\.member).joined(separator: [UInt8(ascii: ",")]))
        bytes.append(UInt8(ascii: "}"))
    }
}

extension JSONString {
    func writeQuoted(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for position in 0..<utf8Count {
            switch start[position] {
            case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
            case 0x0a: bytes.append(contentsOf: #"\n"#.utf8)
            case 0x0d: bytes.append(contentsOf: #"\r"#.utf8)
            case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
            case let byte where byte < 0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (#"\u00"# + (byte < 0x10 ? "0" : "") + digits).utf8)
            case let byte: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
