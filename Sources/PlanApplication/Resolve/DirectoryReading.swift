import CoachingAPI
import CoachingModels
import PlanModel

/// What was read of the directory so far: each thing is asked for once.
actor DirectoryReading {
    private let service: any DirectoryService
    private var users: [String: User] = [:]
    /// Ids that were asked for and that nobody has.
    private var strangers: Set<String> = []
    private var membersOfUnit: [String: [String]] = [:]
    private(set) var units: [ManagedUnit] = []

    /// A management unit, with the business unit that it belongs to.
    struct ManagedUnit: Sendable {
        var id: String
        var name: String
        var businessUnit: BusinessUnit
    }

    struct BusinessUnit: Sendable, Hashable {
        var id: String
        var name: String
    }

    init(_ service: any DirectoryService) { self.service = service }

    var known: [User] { Array(users.values) }

    func user(_ id: String) -> User? { users[id] }

    /// Reads the units in which the caller may coach; those of one business unit where it is named.
    func readUnits(businessUnit wanted: String?) async throws {
        let found = try await service.getWorkforcemanagementBusinessunits(feature: "Coaching").entities ?? []
        let all = found.compactMap { unit in unit.id.map { BusinessUnit(id: $0, name: unit.name ?? $0) } }
        let chosen = all.filter { unit in
            wanted.map { unit.id == $0 || unit.name.lowercased() == $0.lowercased() } ?? true
        }
        if let wanted, chosen.isEmpty { throw UnknownBusinessUnit(name: wanted, known: all.map(\.name).sorted()) }
        for unit in chosen {
            let managed = try await service.getWorkforcemanagementBusinessunitManagementunits(businessUnitId: unit.id)
            units += (managed.entities ?? []).compactMap { part in
                part.id.map { ManagedUnit(id: $0, name: part.name ?? $0, businessUnit: unit) }
            }
        }
    }

    /// The ids of a management unit.
    func members(of unit: ManagedUnit) async throws -> [String] {
        if let known = membersOfUnit[unit.id] { return known }
        let list = try await service.getWorkforcemanagementManagementunitUsers(managementUnitId: unit.id)
        let ids = (list.entities ?? []).compactMap(\.id)
        membersOfUnit[unit.id] = ids
        return ids
    }

    /// Reads the users of these ids that are not known yet, a hundred a call.
    func load(_ ids: some Sequence<String>) async throws {
        var seen: Set<String> = []
        let missing = ids.filter { users[$0] == nil && !strangers.contains($0) && seen.insert($0).inserted }
        for try await user in service.users(ids: missing, expand: [.team], state: .any) {
            if let id = user.id { users[id] = user }
        }
        strangers.formUnion(missing.filter { users[$0] == nil })
    }

    /// How many of these ids would have to be read.
    func missing(of ids: some Sequence<String>) -> Int { Set(ids).filter { users[$0] == nil }.count }

    /// Who has one of these texts in one of the fields, fifty texts a call. A service that finds fewer than one of several texts
    /// is asked for each of those that nobody has by then.
    func search(_ texts: [String], in fields: [String]) async throws -> [User] {
        var found: [User] = []
        for start in stride(from: 0, to: texts.count, by: 50) {
            let part = Array(texts[start..<min(start + 50, texts.count)])
            var hits = try await hits(UserSearchCriteria(type: .exact, fields: fields, values: part))
            let rest = part.filter { text in !hits.contains { $0.has(text, in: fields) } }
            // A service that takes one text only has found nobody at all.
            if hits.isEmpty, part.count > 1 || !rest.isEmpty {
                for text in rest {
                    hits += try await self.hits(UserSearchCriteria(type: .exact, fields: fields, value: text))
                }
            }
            found += hits
        }
        return found
    }

    private func hits(_ criteria: UserSearchCriteria) async throws -> [User] {
        let search = UserSearchRequest(
            sortOrder: .asc, pageSize: 100, query: [criteria], expand: [UserExpansion.team.rawValue])
        var found: [User] = []
        for try await user in service.usersSearch(search) { found.append(user) }
        // Not every search tells teams. Where one does, nobody has to be read once more.
        guard found.contains(where: { $0.team != nil }) else { return found }
        for user in found { if let id = user.id { users[id] = user } }
        return found
    }

    struct UnknownBusinessUnit: Error {
        var name: String
        var known: [String]
    }
}

extension User {
    /// Whether one of the fields is this text, whatever the case.
    func has(_ text: String, in fields: [String]) -> Bool {
        let wanted = text.lowercased()
        return fields.contains { field in
            switch field {
            case "email": email?.lowercased() == wanted
            case "username": username?.lowercased() == wanted
            case "name": name?.lowercased() == wanted
            default: false
            }
        }
    }
}
