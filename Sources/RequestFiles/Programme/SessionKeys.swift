import PlanModel

/// What keys of the sessions of people begin with: the mailbox of each, and where several have the same one, a part of the id.
struct SessionKeys {
    /// Room for what is added to a key, which may have 64 letters.
    private static let longest = 36
    private var keys = IdentifierTable<String>()

    init(_ ids: [String], book: PeopleBook) {
        let boxes = ids.map { ($0, String(book.mailbox(of: $0).prefix(Self.longest))) }
        let counts = Dictionary(boxes.map { ($0.1, 1) }, uniquingKeysWith: +)
        for (id, box) in boxes {
            let letters = id.lowercased().filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
            keys[id] = counts[box, default: 0] > 1 ? "\(box)_\(letters.prefix(8))" : box
        }
    }

    subscript(id: String) -> String { keys[id] ?? id }
}
