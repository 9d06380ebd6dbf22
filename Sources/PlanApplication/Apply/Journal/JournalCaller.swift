import CoachingModels
import GRDB
public import PlanModel

/// Who ran apply or rollback, and when.
public struct JournalCaller: Sendable, Equatable {
    /// When the run began, by its clock.
    public var at: Instant
    /// The user of the machine, as the program was given it; nil if it was not.
    public var person: String?
    /// Id of the OAuth client; nil if it is not known.
    public var clientId: String?
    /// Id of the organisation; nil if the service did not report it.
    public var organization: String?
    var kind: JournalRun.Kind

    init(kind: JournalRun.Kind, at: Instant, person: String?, target: ApplyTarget) {
        self.kind = kind
        self.at = at
        self.person = person
        clientId = target.clientId
        organization = target.organization?.id
    }

    /// `apply` or `rollback`.
    public var command: String { kind.rawValue }
}

extension JournalCaller {
    init(row: Row) throws {
        kind = try JournalRun.kind(named: row.decode(forColumn: "kind"))
        at = Instant(microseconds: try row.decode(forColumn: "at"))
        person = try row.decode(forColumn: "person")
        clientId = try row.decode(forColumn: "clientId")
        organization = try row.decode(forColumn: "organization")
    }
}
