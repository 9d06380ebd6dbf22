import PlanModel

extension PlanReport {
    /// How many warnings of one kind are shown to people; programs get all of them.
    private static let worst = 3

    /// The worst few warnings, with only one for each peak as long as there are others.
    private static func worst(of warnings: [PlanWarning]) -> [PlanWarning] {
        var peaks: Set<[String]> = []
        let firsts = warnings.filter { one in one.peak.map { peaks.insert(one.groups + [$0.iso8601]).inserted } ?? true
        }
        return Array((firsts.count < worst ? warnings : firsts).prefix(worst))
    }

    /// All warnings: by kind, with the worst first.
    func warnings(_ now: Instant?) -> [PlanWarning] {
        let all = shortAfter + shortBefore + manyAway + nearEdges + sameGroups + oldSlots(now) + past(now)
        return PlanWarning.Kind.allCases.flatMap { kind in
            all.enumerated().filter { $0.element.kind == kind }
                .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
        }
    }

    /// The decisions to be made, before everything else.
    func decisions(_ now: Instant?) -> ReportSection {
        let warnings = warnings(now)
        var blocks: [ReportBlock] = []
        for kind in PlanWarning.Kind.allCases {
            let ofKind = warnings.filter { $0.kind == kind }
            let shown = filter.onlyWarnings ? ofKind : Self.worst(of: ofKind)
            guard !shown.isEmpty else { continue }
            if !filter.onlyWarnings, let line = kind.summary(ofKind.count) {
                blocks.append(.note(line))
            } else if let heading = kind.heading(ofKind.count) {
                blocks.append(.note(heading))
                blocks += shown.map { .item($0.message) }
                let rest = ofKind.count - shown.count
                if rest > 0 { blocks.append(.item("and \(rest) more: --only-warnings has them")) }
            } else {
                blocks += shown.map { .note($0.message) }
            }
        }
        if warnings.isEmpty { blocks.append(.note("Nothing: no warning of staffing, free time, age or past days.")) }
        return ReportSection(title: "To decide", blocks + [.table(Self.table(warnings))])
    }

    /// All warnings, for programs.
    static func table(_ warnings: [PlanWarning]) -> ReportTable {
        ReportTable(
            key: "warnings",
            fields: [
                "kind", "message", "session", "groups", ReportField("people", idKey: "peopleIds"), "start", "end",
                "staffingBefore", "staffingAfter", "away", "minutesBefore", "minutesAfter", "sessions",
            ],
            rows: warnings.map { one in
                [
                    .text(one.kind.rawValue), .text(one.message), .optional(one.session),
                    one.groups.isEmpty ? .missing : .texts(one.groups),
                    one.people.isEmpty ? .missing : .people(one.people), .optional(one.start), .optional(one.end),
                    .optional(headcount: one.before), .optional(headcount: one.after), .optional(one.away),
                    .optional(one.minutesBefore), .optional(one.minutesAfter), .optional(one.sessions),
                ]
            })
    }
}
