struct OrderedUnkeyedContainer: UnkeyedEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var count: Int { node.count }

    func encodeNil() { node.element().setNull() }
    func encode(_ value: Bool) { node.element().set(value) }
    func encode(_ value: String) { node.element().set(value) }
    func encode(_ value: Int) { node.element().set(value) }
    func encode(_ value: Int8) { node.element().set(value) }
    func encode(_ value: Int16) { node.element().set(value) }
    func encode(_ value: Int32) { node.element().set(value) }
    func encode(_ value: Int64) { node.element().set(value) }
    func encode(_ value: UInt) { node.element().set(value) }
    func encode(_ value: UInt8) { node.element().set(value) }
    func encode(_ value: UInt16) { node.element().set(value) }
    func encode(_ value: UInt32) { node.element().set(value) }
    func encode(_ value: UInt64) { node.element().set(value) }
    func encode(_ value: Float) throws { try encode(Double(value)) }

    func encode(_ value: Double) throws {
        let path = codingPath + [JSONIndexKey(count)]
        try node.element().set(value, codingPath: path)
    }

    func encode(_ value: some Encodable) throws {
        let path = codingPath + [JSONIndexKey(count)]
        try node.element().set(value, codingPath: path)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

    func superEncoder() -> any Encoder { encoder() }

    private func encoder() -> OrderedJSONEncoder {
        let path = codingPath + [JSONIndexKey(count)]
        return OrderedJSONEncoder(node: node.element(), codingPath: path)
    }
}
