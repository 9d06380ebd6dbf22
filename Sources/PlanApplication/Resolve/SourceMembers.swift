import CoachingAPI
import CoachingModels
import PlanModel

/// Reads who belongs to the sources of a request. What there is not, or twice, is a fault.
struct SourceMembers {
    let service: any DirectoryService
    let directory: DirectoryReading
    private(set) var faults: [PeopleFault] = []
    private var known: [PeopleSource.Part: [String]?] = [:]

    init(service: any DirectoryService, directory: DirectoryReading) {
        self.service = service
        self.directory = directory
    }

    /// Who belongs to all parts of a source, in the order of the first; nil where one of them is not found.
    mutating func ids(of source: PeopleSource) async throws -> [String]? {
        var lists: [[String]] = []
        for part in source.parts {
            if known[part] == nil { known[part] = try await members(of: part, source) }
            guard let ids = known[part] ?? nil else { return nil }
            lists.append(ids)
        }
        var seen: Set<String> = []
        let others = lists.dropFirst().map(Set.init)
        return (lists.first ?? []).filter { id in
            others.allSatisfy { $0.contains(id) } && seen.insert(id).inserted
        }
    }

    private mutating func members(of part: PeopleSource.Part, _ source: PeopleSource) async throws -> [String]? {
        let (service, directory) = (service, directory)
        switch part.kind {
        case .team:
            return try await one(of: try await teams(part.name), part, source) { id in
                try await Self.ids(service.teamMembers(teamId: id), \.id)
            }
        case .group:
            return try await one(of: try await groups(part.name), part, source) { id in
                try await Self.ids(service.groupMembers(groupId: id), \.id)
            }
        case .queue:
            return try await one(of: try await queues(part.name), part, source) { id in
                try await Self.ids(service.queueMembers(queueId: id), { $0.user?.id ?? $0.id })
            }
        case .managementUnit:
            let units = await directory.units
            let found = units.filter { $0.id == part.name || $0.name.lowercased() == part.name.lowercased() }
            return try await one(
                of: Named(
                    found: found.map { ($0.id, "\($0.name) of \($0.businessUnit.name)") }, known: units.map(\.name)),
                part, source
            ) { id in
                guard let unit = units.first(where: { $0.id == id }) else { return [] }
                return try await directory.members(of: unit)
            }
        }
    }

    /// What has a name, and what has another.
    private struct Named {
        var found: [(id: String, words: String)]
        var known: [String]
    }

    private mutating func one(
        of named: Named, _ part: PeopleSource.Part, _ source: PeopleSource,
        _ members: (String) async throws -> [String]
    ) async throws -> [String]? {
        let words = part.kind == .managementUnit ? "management unit" : part.kind.rawValue
        switch named.found.count {
        case 1: return try await members(named.found[0].id)
        case 0:
            faults.append(
                PeopleFault(
                    .source(source), .notFound,
                    "there is no \(words) \(part.name)" + DidYouMean.hint(part.name, named.known),
                    expected: "the name of a \(words)"))
        default:
            let told = named.found.map { "\($0.words) (\($0.id))" }.joined(separator: ", ")
            faults.append(
                PeopleFault(
                    .source(source), .several, "\(named.found.count) have the name \(part.name): \(told)",
                    expected: "the id of one of them"))
        }
        return nil
    }

    private func teams(_ name: String) async throws -> Named {
        var found: [Team] = []
        for try await team in service.teams(name: PeopleLookup.looksLikeAnId(name) ? nil : name) { found.append(team) }
        let exact = found.filter { $0.id == name || $0.name?.lowercased() == name.lowercased() }
        var known: [String] = []
        if exact.isEmpty { for try await team in service.teams() { known.append(team.name ?? "") } }
        return Named(found: exact.map { ($0.id ?? "", $0.description ?? $0.name ?? "") }, known: known)
    }

    private func groups(_ name: String) async throws -> Named {
        let field = PeopleLookup.looksLikeAnId(name) ? "id" : "name"
        var found: [Group] = []
        let search = GroupSearchRequest(query: [GroupSearchCriteria(type: .exact, fields: [field], value: name)])
        for try await group in service.groupsSearch(search) { found.append(group) }
        let exact = found.filter { $0.id == name || $0.name?.lowercased() == name.lowercased() }
        var known: [String] = []
        if exact.isEmpty {
            let all = GroupSearchRequest(query: [GroupSearchCriteria(type: .matchAll)])
            for try await group in service.groupsSearch(all).prefix(1_000) { known.append(group.name ?? "") }
        }
        return Named(found: exact.map { ($0.id ?? "", $0.description ?? $0.name ?? "") }, known: known)
    }

    private func queues(_ name: String) async throws -> Named {
        if PeopleLookup.looksLikeAnId(name) { return Named(found: [(name, name)], known: []) }
        var found: [Queue] = []
        for try await queue in service.queues(name: name) { found.append(queue) }
        let exact = found.filter { $0.name?.lowercased() == name.lowercased() }
        var known: [String] = []
        if exact.isEmpty { for try await queue in service.queues().prefix(1_000) { known.append(queue.name ?? "") } }
        return Named(found: exact.map { ($0.id ?? "", $0.name ?? "") }, known: known)
    }

    private static func ids<List: AsyncSequence>(
        _ list: List, _ id: (List.Element) -> String?
    ) async throws -> [String] {
        var ids: [String] = []
        for try await element in list { if let id = id(element) { ids.append(id) } }
        return ids
    }
}
