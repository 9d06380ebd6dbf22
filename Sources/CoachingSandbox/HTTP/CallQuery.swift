import CoachingModels

/// The query parameters of a call.
struct CallQuery: Hashable, Sendable {
    private let items: [Item]

    struct Item: Hashable, Sendable {
        var name: String
        var value: String
    }

    init(_ items: [Item]) {
        self.items = items
    }

    func string(_ name: String) -> String? {
        items.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// A list in either encoding, joined by commas or with the key repeated; empty elements are dropped.
    func list(_ name: String) -> [String] {
        items.filter { $0.name == name }
            .flatMap { $0.value.split(separator: ",") }
            .map { $0.trimmingSpaces() }
            .filter { !$0.isEmpty }
    }

    func values<Value: OpenEnum>(_ name: String, of type: Value.Type) throws(ServiceError) -> [Value] {
        var values: [Value] = []
        for text in list(name) { values.append(try Self.value(text, parameter: name)) }
        return values
    }

    func value<Value: OpenEnum>(_ name: String, of type: Value.Type) throws(ServiceError) -> Value? {
        guard let text = string(name) else { return nil }
        return try Self.value(text, parameter: name)
    }

    func interval(_ name: String) throws(ServiceError) -> ServiceInterval? {
        guard let text = string(name) else { return nil }
        guard let interval = ServiceInterval(text) else { throw ServiceError.invalidDate(name) }
        guard interval.start <= interval.end else {
            throw ServiceError(
                400, "interval.query.param", "Start date of the interval cannot be greater than the end date")
        }
        return interval
    }

    /// The query as text with some parameters replaced, for links to other pages.
    func text(replacing replacements: [Item]) -> String {
        let kept = items.filter { item in !replacements.contains { $0.name == item.name } }
        return (kept + replacements)
            .map { "\($0.name)=\($0.value.percentEncodedForQuery)" }
            .joined(separator: "&")
    }

    private static func value<Value: OpenEnum>(_ text: String, parameter: String) throws(ServiceError) -> Value {
        let value = Value(rawValue: text)
        guard value.isKnown else {
            let allowed = Value.known.map(\.rawValue).joined(separator: ", ")
            throw ServiceError.invalidParameter(text, parameter: parameter, allowed: allowed)
        }
        return value
    }
}

extension StringProtocol {
    fileprivate func trimmingSpaces() -> String {
        String(String(drop { $0 == " " }).reversed().drop { $0 == " " }.reversed())
    }

    fileprivate var percentEncodedForQuery: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                text += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return text
    }
}
