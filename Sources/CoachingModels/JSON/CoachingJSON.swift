internal import Foundation

/// The only place that converts between models and JSON.
///
/// Encoding is deterministic: compact, fields in the order in which the service declares them, `nil` left out, dates in
/// the form of ``ServiceDate``, no escaped slashes, keys of dictionaries sorted. The same value gives the same bytes on
/// every run, so a body can be shown before it is sent, and compared with a body that was sent.
public enum CoachingJSON {
    /// Encodes a model.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let node = JSONNode()
        try node.set(value, codingPath: [])
        var bytes: [UInt8] = []
        node.write(to: &bytes)
        return bytes
    }

    /// Decodes a model. Unknown fields are ignored, unknown values of enumerations are kept.
    ///
    /// - Throws: a `DecodingError` that names the field, the value and what was expected.
    public static func decode<Model: Decodable>(_ type: Model.Type = Model.self, from bytes: [UInt8]) throws -> Model {
        if let model = FastDecoding.decode(type, from: bytes) { return model }
        return try decodeWithFoundation(type, from: bytes)
    }

    /// Decodes a model in the slow way, which explains errors.
    static func decodeWithFoundation<Model: Decodable>(_ type: Model.Type, from bytes: [UInt8]) throws -> Model {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
