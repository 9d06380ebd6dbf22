/// A source from which a request takes people instead of naming them: a team, a group, a management unit or a queue, or
/// the intersection of several of these.
public struct PeopleSource: Sendable, Hashable {
    /// The kind of group whose members are taken.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// A team of the organisation.
        case team
        /// A group of the organisation.
        case group
        /// A management unit of workforce management.
        case managementUnit
        /// A queue of contacts.
        case queue
    }

    /// One group whose members are taken.
    public struct Part: Sendable, Hashable {
        /// Its kind.
        public var kind: Kind
        /// Its name, or its id.
        public var name: String

        /// Creates a part from its kind and name.
        public init(_ kind: Kind, _ name: String) {
            self.kind = kind
            self.name = name
        }
    }

    /// The parts, at least one, each kind at most once: people must be members of all of them.
    public let parts: [Part]

    /// A source with these parts, which are sorted in the order of ``Kind``.
    public init(_ parts: [Part]) {
        self.parts = Kind.allCases.flatMap { kind in parts.filter { $0.kind == kind } }
    }

    /// `team: Billing North`, or `managementUnit: Dublin, queue: Billing`: the source's name in a lock.
    public var name: String { parts.map { "\($0.kind.rawValue): \($0.name)" }.joined(separator: ", ") }
}

/// What a request leaves to be looked up: names of people, and sources of people.
public struct PeopleQuestion: Sendable, Equatable {
    /// Texts that stand for people, without repetitions, in the order of the request.
    public var names: [String]
    /// Sources of people, without repetitions.
    public var sources: [PeopleSource]

    /// Creates a question from its parts.
    public init(names: [String], sources: [PeopleSource]) {
        self.names = names
        self.sources = sources
    }
}

/// A text that stands for a person: an id, an e-mail, a user name, `Name <e-mail>`, or a bare name.
public struct PersonText: Sendable, Hashable {
    /// The text as it was written, without the white space around it.
    public let text: String
    /// The address in it, in lower case; nil for a text that has none.
    public let email: String?
    /// The name in front of an address in angle brackets, or the text itself if it has no address.
    public let name: String?

    /// A text as it was written.
    public init(_ written: String) {
        let text = PersonText.trimmed(written)
        self.text = text
        if text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") {
            let address = PersonText.trimmed(String(text[text.index(after: bracket)...].dropLast()))
            let name = PersonText.trimmed(String(text[..<bracket]))
            if PersonText.isAddress(address) {
                email = address.lowercased()
                self.name = name.isEmpty ? nil : name
                return
            }
        }
        email = PersonText.isAddress(text) ? text.lowercased() : nil
        name = email == nil ? text : nil
    }

    /// Whether it can only be a name or an address: ids and user names have neither white space nor an at sign.
    public var isSurelyNoId: Bool { email != nil || text.contains(where: \.isWhitespace) }

    /// Whether it has an ordinary address: ASCII letters and digits, and a domain with a dot.
    public var isPlainAddress: Bool {
        guard let email else { return false }
        let parts = email.split(separator: "@")
        guard parts.count == 2, parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".") else {
            return false
        }
        return email.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "@._%+-'".utf8.contains(byte)
            }
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
    }

    private static func trimmed(_ text: String) -> String {
        var part = text[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
