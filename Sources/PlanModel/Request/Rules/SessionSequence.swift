/// The rules that concern several sessions at once: their keys, and their predecessors.
package struct SessionSequence {
    /// The properties of a session to which these rules apply.
    package struct Entry {
        /// The key; nil if it could not be read.
        package var key: String?
        /// The key of the series that it belongs to, if any.
        package var seriesKey: String?
        package var after: AfterRequest?

        package init(key: String?, seriesKey: String? = nil, after: AfterRequest?) {
            self.key = key
            self.seriesKey = seriesKey
            self.after = after
        }
    }

    /// A fault of a session as a whole, or of its statement about its predecessor.
    package struct Fault {
        package enum Part { case session, after }

        package var index: Int
        package var part: Part
        package var fault: RequestFault
    }

    private let entries: [Entry]
    /// Returns the name of an earlier session in a message.
    private let name: (Int) -> String
    /// Returns what to add to a message about some keys.
    private let hint: ([String]) -> String
    /// Returns whether a message about unknown keys should mention a key.
    private let suspect: (String) -> Bool

    package init(
        _ entries: [Entry], name: @escaping (Int) -> String, hint: @escaping ([String]) -> String = { _ in "" },
        suspect: @escaping (String) -> Bool = { _ in false }
    ) {
        self.entries = entries
        self.name = name
        self.hint = hint
        self.suspect = suspect
    }

    package var faults: [Fault] { repeatedKeys + unknownPredecessors + cycles }

    private var repeatedKeys: [Fault] {
        var first: [String: Int] = [:]
        return entries.enumerated().compactMap { index, entry in
            guard let key = entry.key else { return nil }
            guard let earlier = first[key] else {
                first[key] = index
                return nil
            }
            let message = "the key \(key) is already that of \(name(earlier))" + hint([key])
            return Fault(
                index: index, part: .session,
                fault: RequestFault(message, expected: "a key of its own for each session"))
        }
    }

    private var unknownPredecessors: [Fault] {
        let keys = Set(entries.compactMap(\.key))
        let series = Dictionary(
            entries.compactMap { entry in entry.seriesKey.map { ($0, entry.key ?? $0) } },
            uniquingKeysWith: { _, last in last })
        let suspects = entries.lazy.compactMap(\.key).first(where: suspect).map { [$0] } ?? []
        // Finding the nearest of thousands of keys takes a while, so only the first unknown ones get a hint.
        var hintsLeft = 20
        return entries.enumerated().compactMap { index, entry in
            guard let after = entry.after, !keys.contains(after.session) else { return nil }
            hintsLeft -= 1
            if let last = series[after.session] {
                let fault = RequestFault(
                    "\(after.session) stands for a series, whose last session is \(last)",
                    expected: "the key of one session of it")
                return Fault(index: index, part: .after, fault: fault)
            }
            let message =
                "there is no session \(after.session)" + (hintsLeft >= 0 ? DidYouMean.hint(after.session, keys) : "")
                + hint([after.session] + suspects)
            return Fault(
                index: index, part: .after, fault: RequestFault(message, expected: "the key of another session"))
        }
    }

    /// Follows each chain of predecessors once. A cycle is reported at its earliest session.
    private var cycles: [Fault] {
        let indexOfKey = Dictionary(
            entries.enumerated().compactMap { index, entry in entry.key.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
        var finished: Set<String> = []
        var faults: [Fault] = []
        for entry in entries {
            var chain: [String] = []
            var onChain: Set<String> = []
            var next = entry.key
            while let key = next, !finished.contains(key) {
                guard onChain.insert(key).inserted else {
                    faults += cycle(Array(chain.drop { $0 != key }), indexOfKey)
                    break
                }
                chain.append(key)
                next = indexOfKey[key].flatMap { entries[$0].after?.session }
            }
            finished.formUnion(chain)
        }
        return faults
    }

    private func cycle(_ keys: [String], _ indexOfKey: [String: Int]) -> [Fault] {
        let shown = keys.prefix(8) + (keys.count > 8 ? ["…"] : keys.prefix(1))
        return [keys[0]].compactMap { indexOfKey[$0] }.map {
            Fault(
                index: $0, part: .after,
                fault: RequestFault(
                    "the sessions wait for each other: \(shown.joined(separator: " after "))",
                    expected: "a first session that waits for none"))
        }
    }
}
