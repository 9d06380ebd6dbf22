import CoachingModels

/// A change by the control endpoint to a person in the directory; fields that are not given stay as they are. Values
/// are names of the sandbox's teams, groups and units, and an empty name removes the person.
struct DirectoryChange: Codable, Hashable, Sendable {
    var name: String?
    var email: String?
    var title: String?
    var state: String?
    var managerId: String?
    var team: String?
    var managementUnit: String?
    var staffingGroup: String?
}

extension BodyShape {
    static let directoryChange = BodyShape(
        "DirectoryChange",
        optional: [
            "name": .string, "email": .string, "title": .string, "state": .oneOf(UserState.known.map(\.rawValue)),
            "managerId": .string, "team": .string, "managementUnit": .string, "staffingGroup": .string,
        ])
}

extension DirectoryOperations {
    /// Changes a person, and returns the person as the directory then reports them.
    func change(_ userID: String, _ change: DirectoryChange) throws(ServiceError) -> User {
        guard let index = world.personIndex[userID] else { throw ServiceError.notFound }
        let contents = try book.change { contents throws(ServiceError) in
            try Self.apply(change, to: index, &contents)
            return contents
        }
        return user(contents.people[index], contents, expand: ["team"])
    }

    private static func apply(
        _ change: DirectoryChange, to index: Int, _ contents: inout DirectoryBook.Contents
    ) throws(ServiceError) {
        var person = contents.people[index]
        person.name = change.name ?? person.name
        person.email = change.email ?? person.email
        person.title = change.title ?? person.title
        person.state = change.state.map(UserState.init(rawValue:)) ?? person.state
        if let id = change.managerId {
            person.manager = contents.people.firstIndex { $0.id == id }
            guard person.manager != nil || id.isEmpty else { throw ServiceError.notFound }
        }
        if let name = change.team { person.team = try place(of: name, in: contents.teams) }
        if let name = change.managementUnit {
            person.managementUnit = try place(of: name, in: contents.managementUnits)
        }
        if let name = change.staffingGroup {
            person.staffing = try place(of: name, in: contents.staffingGroups).map { [.init(group: $0)] } ?? []
        }
        contents.people[index] = person
    }

    private static func place(of name: String, in units: [DirectoryUnit]) throws(ServiceError) -> Int? {
        if name.isEmpty { return nil }
        guard let index = units.firstIndex(where: { $0.name == name }) else { throw ServiceError.notFound }
        return index
    }
}
