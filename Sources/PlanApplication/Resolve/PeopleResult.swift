import CoachingModels
import PlanModel

/// Judges what was found: who is meant by each text, and who of each source can be planned. Pure.
struct PeopleResult {
    let matching: PeopleMatching
    let membership: Membership
    private(set) var faults: [PeopleFault]
    let texts: [PersonText]
    let sources: [(source: PeopleSource, ids: [String])]
    private(set) var names: [String: String] = [:]
    private(set) var members: [(source: PeopleSource, ids: [String])] = []
    private(set) var notes: [String] = []
    private(set) var leftOut: [String: Int] = [:]

    init(
        matching: PeopleMatching, membership: Membership, faults: [PeopleFault], texts: [PersonText],
        sources: [(source: PeopleSource, ids: [String])]
    ) {
        self.matching = matching
        self.membership = membership
        self.faults = faults
        self.texts = texts
        self.sources = sources
    }

    /// Ids of everybody who is meant, in the order of the request.
    var ids: [String] {
        var seen: Set<String> = []
        return (texts.compactMap { names[$0.text] } + members.flatMap(\.ids)).filter { seen.insert($0).inserted }
    }

    mutating func judge(businessUnit wanted: String?) {
        for text in texts { judge(text) }
        for (source, ids) in sources { judge(source, ids) }
        judgeUnits(named: wanted)
    }

    private mutating func judge(_ text: PersonText) {
        let all = matching.candidates(text)
        // Of several, those alone count who can take part.
        let usable = all.filter { $0.isActive && membership.units[$0.id ?? ""] != nil }
        let candidates = usable.isEmpty ? all : usable
        let subject = PeopleFault.Subject.name(text.text)
        guard let user = candidates.first, let id = user.id else {
            let what = text.email != nil ? "nobody has this e-mail" : "nobody of this name is found"
            let written = text.email ?? text.name ?? text.text
            faults.append(
                PeopleFault(
                    subject, .notFound, what + DidYouMean.hint(written, matching.words(like: text)),
                    expected: "the e-mail, user name, name or id of somebody in the directory"))
            return
        }
        guard candidates.count == 1 else {
            let told = candidates.map(described).sorted().joined(separator: "; ")
            faults.append(
                PeopleFault(
                    subject, .several, "\(candidates.count) people are called so: \(told)",
                    expected: "the e-mail of one of them"))
            return
        }
        names[text.text] = id
        if !user.isActive {
            faults.append(
                PeopleFault(
                    subject, .inactive, "the account of \(described(user)) is \(user.state?.rawValue ?? "not in use")",
                    expected: "somebody whose account is in use"))
        } else if membership.units[id] == nil {
            faults.append(
                PeopleFault(
                    subject, .withoutSchedule,
                    "\(described(user)) is in no business unit in which the caller may coach, so that there is no schedule",
                    expected: "somebody whom workforce management has"))
        }
    }

    /// Members who cannot take part are left out, and told.
    private mutating func judge(_ source: PeopleSource, _ ids: [String]) {
        var usable: [String] = []
        var others: [String] = []
        for id in ids {
            let user = matching.candidates(PersonText(id)).first
            if let user, user.isActive, membership.units[id] != nil {
                usable.append(id)
            } else {
                others.append(user.map { "\($0.name ?? id) (\(reason($0)))" } ?? id)
            }
        }
        members.append((source, usable))
        guard !others.isEmpty else { return }
        leftOut[source.name] = others.count
        let shown = others.prefix(5).joined(separator: ", ") + (others.count > 5 ? " and \(others.count - 5) more" : "")
        notes.append("\(source.name): without \(shown)")
    }

    private func reason(_ user: User) -> String {
        user.isActive ? "in no business unit" : "account \(user.state?.rawValue ?? "not in use")"
    }

    /// Sessions are planned within one business unit: that of most people, unless it is named.
    private mutating func judgeUnits(named wanted: String?) {
        let units = membership.units
        let unitOf = { (id: String) in units[id]?.businessUnit }
        let counts = Dictionary(grouping: ids.compactMap(unitOf), by: \.self).mapValues(\.count)
        guard counts.count > 1,
            let home = counts.max(by: { ($0.value, $1.key.name) < ($1.value, $0.key.name) })?.key
        else { return }
        for text in texts {
            guard let id = names[text.text], let unit = unitOf(id), unit != home else { continue }
            faults.append(
                PeopleFault(
                    .name(text.text), .otherBusinessUnit,
                    "is of \(unit.name), and most others are of \(home.name): nobody is coached across business units",
                    expected: "a request for each business unit"))
        }
        for (source, ids) in members {
            let strangers = ids.filter { unitOf($0) != home }
            guard !strangers.isEmpty else { continue }
            faults.append(
                PeopleFault(
                    .source(source), .otherBusinessUnit,
                    "\(Numbers.counted(strangers.count, "member")) of it are not of \(home.name), as most others are: nobody "
                        + "is coached across business units",
                    expected: "a request for each business unit"))
        }
    }

    /// What tells somebody from another of the same name.
    private func described(_ user: User) -> String {
        let unit = user.id.flatMap { membership.units[$0] }
        let parts = [
            user.title, user.team?.name, unit?.name ?? "in no management unit",
            user.isActive ? nil : user.state?.rawValue,
        ].compactMap(\.self)
        return "\(user.email ?? user.id ?? "") (\(([user.name].compactMap(\.self) + parts).joined(separator: ", ")))"
    }

    func findings(asked: Instant, entries: [PeopleLock.PersonEntry]) -> PeopleFindings {
        let lists = Dictionary(members.map { ($0.source.name, $0.ids) }, uniquingKeysWith: { first, _ in first })
        return PeopleFindings(
            lock: PeopleLock(asked: asked, people: entries, names: names, sources: lists), faults: faults,
            notes: notes, leftOut: leftOut)
    }
}

extension User {
    fileprivate var isActive: Bool { state == nil || state == .active }
}
