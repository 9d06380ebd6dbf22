internal import JSONTape

/// Decoding of the models that can be read from the tape.
enum FastDecoding {
    /// The value, or `nil` if the model is not among the fast ones or the document is not exactly as expected.
    static func decode<Model: Decodable>(_ type: Model.Type, from bytes: [UInt8]) -> Model? {
        guard let readable = type as? any TapeReadable.Type else { return nil }
        return read(readable, from: bytes) as? Model
    }

    private static func read<Value: TapeReadable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
        do {
            var parser = try JSONParser()
            return try Value(tape: try parser.parse(bytes))
        } catch {
            return nil
        }
    }
}
