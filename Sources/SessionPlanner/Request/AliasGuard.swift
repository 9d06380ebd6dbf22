/// Finds aliases that would make a small YAML file expand without end.
enum AliasGuard {
    /// A file may expand to this many bytes.
    static let limit = 200_000_000

    /// The first alias with which the expanded file could exceed the limit.
    ///
    /// An alias stands for at most everything between its anchor and its first use, expanded. That overstates a
    /// little, and needs no parser: an ampersand or star inside a text counts as if it were an anchor or alias.
    static func firstExplosiveAlias(in bytes: [UInt8], limit: Int = limit) -> (name: String, line: Int)? {
        guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
        var total = 0
        var line = 1
        var begin: [ArraySlice<UInt8>: Int] = [:]
        var weight: [ArraySlice<UInt8>: Int] = [:]
        for (position, byte) in bytes.enumerated() {
            total += 1
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "&"):
                let name = name(after: position, in: bytes)
                begin[name] = total
                weight[name] = nil
            case UInt8(ascii: "*"):
                let name = name(after: position, in: bytes)
                guard let start = begin[name] else { continue }
                let size = weight[name] ?? (total - start)
                weight[name] = size
                total += size
                if total > limit { return (String(decoding: name, as: UTF8.self), line) }
            default: break
            }
        }
        return nil
    }

    private static func name(after position: Int, in bytes: [UInt8]) -> ArraySlice<UInt8> {
        let rest = bytes[(position + 1)...]
        return rest.prefix { !" \t\r\n,[]{}:".utf8.contains($0) }
    }
}
