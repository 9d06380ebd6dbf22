struct OrderedKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    let codingPath: [any CodingKey]

    private func member(_ key: Key) -> JSONNode { node.member(key.stringValue) }

    func encodeNil(forKey key: Key) { member(key).setNull() }
    func encode(_ value: Bool, forKey key: Key) { member(key).set(value) }
    func encode(_ value: String, forKey key: Key) { member(key).set(value) }
    func encode(_ value: Int, forKey key: Key) { member(key).set(value) }
    func encode(_ value: Int8, forKey key: Key) { member(key).set(value) }
    func encode(_ value: Int16, forKey key: Key) { member(key).set(value) }
    func encode(_ value: Int32, forKey key: Key) { member(key).set(value) }
    func encode(_ value: Int64, forKey key: Key) { member(key).set(value) }
    func encode(_ value: UInt, forKey key: Key) { member(key).set(value) }
    func encode(_ value: UInt8, forKey key: Key) { member(key).set(value) }
    func encode(_ value: UInt16, forKey key: Key) { member(key).set(value) }
    func encode(_ value: UInt32, forKey key: Key) { member(key).set(value) }
    func encode(_ value: UInt64, forKey key: Key) { member(key).set(value) }
    func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }

    func encode(_ value: Double, forKey key: Key) throws {
        try member(key).set(value, codingPath: codingPath + [key])
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try member(key).set(value, codingPath: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(forKey: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        OrderedJSONEncoder(node: node.member("super"), codingPath: codingPath)
    }

    func superEncoder(forKey key: Key) -> any Encoder { encoder(forKey: key) }

    private func encoder(forKey key: Key) -> OrderedJSONEncoder {
        OrderedJSONEncoder(node: member(key), codingPath: codingPath + [key])
    }
}
