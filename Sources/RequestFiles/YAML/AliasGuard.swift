import Yams

/// Refuses a YAML file whose aliases would make it grow without bound, before anything is expanded.
///
/// The file is parsed with its aliases as plain words, and the size with them expanded is counted: an alias stands for
/// as many values as its anchor.
struct AliasGuard {
    /// The most values to which a file may expand. A hundred thousand sessions have some two million.
    static let limit = 20_000_000
    /// The most values in one key: the parser compares the keys of a mapping, each in full.
    private static let keyLimit = 10_000

    private let limit: Int
    private var total = 0
    private var sizes: [String: Int] = [:]
    private var lastAlias = ""
    private var explosive: (name: String, line: Int?)?

    private init(limit: Int) { self.limit = limit }

    /// The first alias with which the expanded text exceeds the limit. Throws `YamlError`.
    static func firstExplosiveAlias(in text: String, limit: Int = limit) throws -> (name: String, line: Int?)? {
        guard let plain = YAMLText.withoutAliases(text) else { return nil }
        let parser = try Yams.Parser(yaml: plain, resolver: .basic, constructor: .default, encoding: .utf8)
        let root = try parser.singleRoot()
        var expansion = AliasGuard(limit: limit)
        if let root { expansion.visit(root) }
        // Nodes refer to their anchors weakly: only the parser keeps these alive.
        withExtendedLifetime(parser) {}
        return expansion.explosive
    }

    private mutating func visit(_ node: Node) {
        guard explosive == nil else { return }
        let before = total
        total += 1
        switch node {
        case .scalar(let scalar): follow(scalar)
        case .sequence(let sequence): for element in sequence { visit(element) }
        case .mapping(let mapping):
            for (key, value) in mapping {
                visitKey(key)
                visit(value)
            }
        case .alias: break
        }
        if let anchor = node.anchor { sizes[anchor.rawValue] = total - before }
    }

    private mutating func visitKey(_ key: Node) {
        let before = total
        visit(key)
        if total - before > Self.keyLimit, explosive == nil {
            explosive = (lastAlias, key.mark?.line)
        }
    }

    /// Counts the values for which an alias stands; the parser refuses an alias without an anchor before it.
    private mutating func follow(_ scalar: Node.Scalar) {
        guard scalar.style == .plain, scalar.string.unicodeScalars.first == YAMLText.aliasMark else { return }
        let name = String(scalar.string.unicodeScalars.dropFirst())
        lastAlias = YAMLText.restored(scalar.string)
        total += (sizes[name] ?? 1) - 1
        if total > limit { explosive = (lastAlias, scalar.mark?.line) }
    }
}
