import CoachingModels
import Hashing
package import PlanModel

/// The long lists of a plan's file, passed on one element after another, so that a plan can be written that is never held as a whole.
package struct PlanLists {
    /// Passes on the JSON of each element, or, in an object, of each member.
    package typealias Elements = (_ add: (ArraySlice<UInt8>) throws -> Void) throws -> Void

    package var people: Elements?
    package var coaches: Elements?
    package var appointments: Elements
    package var unscheduled: Elements
    package var staffing: Elements
    package var staffingDays: Elements?
    package var names: Elements
    package var staffingGroups: Elements
    package var nearEdges: Elements?

    /// - Parameters: each in the order in which a plan has them.
    package init(
        people: Elements?, coaches: Elements?, appointments: @escaping Elements, unscheduled: @escaping Elements,
        staffing: @escaping Elements, staffingDays: Elements?, names: @escaping Elements,
        staffingGroups: @escaping Elements, nearEdges: Elements?
    ) {
        self.people = people
        self.coaches = coaches
        self.appointments = appointments
        self.unscheduled = unscheduled
        self.staffing = staffing
        self.staffingDays = staffingDays
        self.names = names
        self.staffingGroups = staffingGroups
        self.nearEdges = nearEdges
    }

    /// The lists of a plan.
    init(_ plan: Plan) {
        people = plan.people.map { list in { try Self.elements(list, $0) } }
        coaches = plan.coaches.map { list in { try Self.elements(list, $0) } }
        appointments = { try Self.elements(plan.appointments, $0) }
        unscheduled = { try Self.elements(plan.unscheduled, $0) }
        staffing = { try Self.elements(plan.staffing, $0) }
        staffingDays = plan.staffingDays.map { list in { try Self.elements(list, $0) } }
        names = { try Self.members(plan.names, $0) }
        staffingGroups = { try Self.members(plan.staffingGroups, $0) }
        nearEdges = plan.nearEdges.map { list in { try Self.elements(list, $0) } }
    }

    /// Passes on the elements of a list.
    package static func elements(
        _ values: some Sequence<some Encodable>, _ add: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        for value in values { try add(try CoachingJSON.encode(value)[...]) }
    }

    /// Passes on the members of an object, by their names.
    package static func members(
        _ values: [String: String], _ add: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try add(((try CoachingJSON.encode(name)) + [UInt8(ascii: ":")] + (try CoachingJSON.encode(value)))[...])
        }
    }
}

extension PlanFile {
    /// Writes a plan completely or not at all, with other lists than its own. Throws `FileFailure`, and any error of the lists.
    package static func write(_ plan: Plan, _ lists: PlanLists, to path: String) throws {
        var file = try OutputFile(path: path)
        var hash = SHA256()
        try emit(plan, lists) { bytes in
            bytes.withUnsafeBytes { hash.update($0) }
            try file.append(bytes)
        }
        try file.append(seal(hash.hexadecimal))
        try file.finish()
    }
}
