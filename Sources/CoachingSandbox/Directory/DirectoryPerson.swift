import CoachingModels

/// A person in the directory. Units, teams and leaders are indices into the lists of the book.
struct DirectoryPerson: Hashable, Sendable {
    let id: String
    var name: String
    var email: String
    var username: String
    var state: UserState
    var title: String
    var department: String
    var division: Person.Division
    var manager: Int?
    var team: Int?
    var managementUnit: Int?
    /// Staffing groups with the days from and to which they apply, the last day included; in order.
    var staffing: [Staffing]

    struct Staffing: Hashable, Sendable {
        var group: Int
        var from: ServiceDay?
        var to: ServiceDay?

        func holds(on day: ServiceDay) -> Bool {
            (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
        }
    }

    func staffingGroup(on day: ServiceDay) -> Int? { staffing.first { $0.holds(on: day) }?.group }
}

/// A unit, team or group to which people belong.
struct DirectoryUnit: Hashable, Sendable {
    let id: String
    var name: String
    /// Index into the world's business units; nil if it belongs to none.
    var businessUnit: Int?
    /// Indices of planning groups; used by staffing groups and queues.
    var planningGroups: [Int] = []
}
