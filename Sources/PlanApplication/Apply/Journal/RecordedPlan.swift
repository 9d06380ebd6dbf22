import Hashing
import PlanFiles
import PlanModel

/// A plan as its journal holds it: enough to go on without the plan's file.
public struct RecordedPlan: Sendable, Equatable {
    /// The plan's id.
    public var id: String
    /// SHA-256 over sessions and bodies, in lower-case hexadecimal.
    public var digest: String
    /// The seal of the plan's file; nil in records of earlier versions.
    public var seal: String?
    /// The name of the request; nil in records of earlier versions.
    public var name: String?
    /// IANA name of the zone in which the plan counts days; nil in records of earlier versions.
    public var timeZone: String?
    /// Everybody in the plan about whom more than the id is known.
    public var people: [Person]

    /// A person in a plan.
    public struct Person: Sendable, Equatable {
        /// User id.
        public var id: String
        /// The name that the request gave; nil if it gave none.
        public var name: String?
        /// Staffing group; nil for somebody who only coaches.
        public var group: String?
    }

    /// Collects what a journal holds of a plan.
    ///
    /// - Parameter entries: those of the plan.
    init(_ plan: Plan, entries: [ApplyEntry]) throws {
        self.init(plan, seal: try PlanFile.seal(of: plan), entries: entries)
    }

    /// As above, for a plan that was read from a file.
    ///
    /// - Parameters:
    ///   - seal: of the plan's file.
    ///   - entries: those of the plan.
    init(_ plan: Plan, seal: String, entries: [ApplyEntry]) {
        id = plan.id
        digest = Self.digest(of: entries)
        self.seal = seal
        name = plan.request.name
        timeZone = plan.request.timeZone
        people = Self.people(of: plan)
    }

    init(id: String, digest: String, seal: String?, name: String?, timeZone: String?, people: [Person]) {
        self.id = id
        self.digest = digest
        self.seal = seal
        self.name = name
        self.timeZone = timeZone
        self.people = people
    }

    private static func digest(of entries: [ApplyEntry]) -> String {
        var hash = SHA256()
        for entry in entries {
            hash.update(Array("\(entry.session) \(entry.body.count)\n".utf8))
            hash.update(entry.body)
        }
        return hash.hexadecimal
    }

    private static func people(of plan: Plan) -> [Person] {
        var names = plan.names
        var groups = plan.staffingGroups
        for person in plan.people ?? [] {
            if let name = person.name { names[person.id] = name }
            if let group = person.group { groups[person.id] = group }
        }
        return Set(names.keys).union(groups.keys).sorted().map {
            Person(id: $0, name: names[$0], group: groups[$0])
        }
    }

    /// The clock by which days are counted and times are shown: UTC if the zone is not known.
    var clock: ZoneClock { timeZone.flatMap { ZoneClock(name: $0) } ?? .utc }
}
