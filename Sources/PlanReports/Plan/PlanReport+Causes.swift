import CoachingModels
import PlanModel

extension PlanReport {
    /// The causes with their sessions, those with the most sessions first.
    var causes: [(cause: UnscheduledCause, sessions: [UnscheduledSession])] {
        let left = left
        var order: [UnscheduledCause: Int] = [:]
        for (index, session) in left.enumerated() { order[UnscheduledCause(session), default: index] += 0 }
        return Dictionary(grouping: left, by: UnscheduledCause.init)
            .map { (cause: $0.key, sessions: $0.value) }
            .sorted {
                ($1.sessions.count, order[$0.cause] ?? 0) < ($0.sessions.count, order[$1.cause] ?? 0)
            }
    }

    /// How many causes are listed for people; programs get all of them.
    private static let mostCauses = 15

    /// Why sessions are left out, one line for each cause.
    var causeBlocks: [ReportBlock] {
        let all = causeTable
        var (forPrograms, forPeople) = (all, all)
        forPrograms.columns = []
        forPeople.key = nil
        forPeople.rows = Array(all.rows.prefix(Self.mostCauses))
        let rest = causes.dropFirst(Self.mostCauses)
        let sessions = rest.reduce(0) { $0 + $1.sessions.count }
        let more =
            "and \(Numbers.counted(rest.count, "more cause")) of \(Numbers.counted(sessions, "session")): --format json has them"
        return [.table(forPrograms), .table(forPeople)] + (rest.isEmpty ? [] : [.note(more)])
    }

    private var causeTable: ReportTable {
        let causes = causes
        let limits = Limits(self)
        return ReportTable(
            key: "unscheduledCauses",
            fields: ["reason", "rule", "who", "sessions", "message", "used", "limit", "unit", "count", "usage"],
            rows: causes.map { cause, sessions in
                let use = limits.use(of: cause)
                let message = cause.words { ForeignText.shown(person($0).name) }
                let who = cause.who.isEmpty ? cause.leaders : [cause.who]
                return [
                    .text(cause.reason.rawValue), .optional(cause.rule?.rawValue), who.isEmpty ? .missing : .texts(who),
                    .texts(sessions.map(\.session)), .text(message), .optional(use?.used), .optional(use?.limit),
                    .optional(use?.unit), .count(sessions.count), .optional(use?.text),
                ]
            },
            columns: [
                ReportColumn("Sessions", .value("count"), isNumeric: true, room: .keeps),
                ReportColumn("Because", .value("message")), ReportColumn("Used", .value("usage")),
            ].filter { column in column.title != "Used" || causes.contains { limits.use(of: $0.cause) != nil } })
    }
}
