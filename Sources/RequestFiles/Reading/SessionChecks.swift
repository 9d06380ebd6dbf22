import PlanModel

/// A session while the request is read: what could be understood of it, and where it stands.
struct SessionDraft {
    let place: FieldValue
    let key: String?
    let after: AfterRequest?
    let afterPlace: FieldValue?
    /// Nil if a field that every session needs is missing or wrong.
    var session: SessionRequest?
}

/// The rules that concern several sessions at once.
enum SessionChecks {
    static func check(_ drafts: [SessionDraft]) {
        checkKeys(drafts)
        checkPredecessors(drafts)
        checkCycles(drafts)
    }

    private static func checkKeys(_ drafts: [SessionDraft]) {
        var first: [String: SessionDraft] = [:]
        for draft in drafts {
            guard let key = draft.key else { continue }
            if let earlier = first[key] {
                draft.place.fail(
                    "the key \(key) is already that of the session in line \(earlier.place.place.line ?? 0)"
                        + SpreadsheetDate.hint([key]),
                    expected: "a key of its own for each session")
            } else {
                first[key] = draft
            }
        }
    }

    private static func checkPredecessors(_ drafts: [SessionDraft]) {
        let keys = Set(drafts.compactMap(\.key))
        let dates = drafts.lazy.compactMap(\.key).first(where: SpreadsheetDate.looksLikeOne).map { [$0] } ?? []
        // Looking for the nearest of thousands of keys takes a while: only the first unknown ones get a hint.
        var hintsLeft = 20
        for draft in drafts {
            guard let after = draft.after, !keys.contains(after.session) else { continue }
            hintsLeft -= 1
            draft.afterPlace?.fail(
                "there is no session \(after.session)"
                    + (hintsLeft >= 0 ? FieldValue.hint(after.session, keys) : "")
                    + SpreadsheetDate.hint([after.session] + dates),
                expected: "the key of another session")
        }
    }

    /// Follows each chain of predecessors once. A chain that meets itself is reported at its earliest session.
    private static func checkCycles(_ drafts: [SessionDraft]) {
        let byKey = Dictionary(
            drafts.compactMap { draft in draft.key.map { ($0, draft) } }, uniquingKeysWith: { first, _ in first })
        var finished: Set<String> = []
        for draft in drafts {
            var chain: [String] = []
            var onChain: Set<String> = []
            var next = draft.key
            while let key = next, !finished.contains(key) {
                guard onChain.insert(key).inserted else {
                    report(cycle: Array(chain.drop { $0 != key }), byKey)
                    break
                }
                chain.append(key)
                next = byKey[key]?.after?.session
            }
            finished.formUnion(chain)
        }
    }

    private static func report(cycle: [String], _ byKey: [String: SessionDraft]) {
        let shown = cycle.prefix(8) + (cycle.count > 8 ? ["…"] : cycle.prefix(1))
        byKey[cycle[0]]?.afterPlace?.fail(
            "the sessions wait for each other: \(shown.joined(separator: " after "))",
            expected: "a first session that waits for none")
    }
}
