import CoachingModels
import Foundation

extension DirectoryOperations {
    func getTeams(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let contents = book.contents
        let start = call.query.string("name")?.lowercased() ?? ""
        let found = contents.teams.filter { $0.name.lowercased().hasPrefix(start) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let page = try CursorPage(call, assumptions)
        return try .json(
            TeamEntityListing(
                entities: page.slice(found).map { team($0, contents) }, selfUri: page.own(call),
                nextUri: page.next(call, of: found.count), previousUri: page.previous(call)))
    }

    func getTeamMembers(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let page = try CursorPage(call, assumptions)
        let contents = book.contents
        let id = try call.parameter("teamId")
        guard let team = contents.teams.firstIndex(where: { $0.id == id }) else { throw ServiceError.noResource }
        let withNames = call.query.string("expand") == "entities"
        let found = contents.people.filter { $0.team == team }
        return try .json(
            TeamMemberEntityListing(
                entities: page.slice(found).map {
                    UserReferenceWithName(
                        id: $0.id, name: withNames ? $0.name : nil, selfUri: "/api/v2/users/\($0.id)")
                }, selfUri: page.own(call), nextUri: page.next(call, of: found.count),
                previousUri: page.previous(call)))
    }

    func getRoutingQueues(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let wanted = call.query.string("name")?.lowercased()
        let found = book.contents.queues.filter { queue in wanted.map { matches(queue.name, $0) } ?? true }
        let page = try page(call)
        let links = page.links(call, total: found.count)
        return try .json(
            QueueEntityListing(
                entities: page.slice(found).map {
                    Queue(id: $0.id, name: $0.name, selfUri: "/api/v2/routing/queues/\($0.id)")
                }, pageSize: page.size, pageNumber: page.number, pageCount: page.count(of: found.count),
                total: found.count, selfUri: links.own, firstUri: links.first, previousUri: links.previous,
                nextUri: links.next, lastUri: links.last))
    }

    func getRoutingQueueMembers(_ call: Call) throws -> Answer {
        try call.demandPermission()
        let (page, expand) = (try page(call), try expansions(call))
        let contents = book.contents
        let id = try call.parameter("queueId")
        guard let queue = contents.queues.first(where: { $0.id == id }) else {
            throw ServiceError(404, "resource.not.found", "Unable to find the requested resource.")
        }
        let found = contents.people.enumerated().filter { index, _ in
            world.people[index].planningGroup.map(queue.planningGroups.contains) ?? false
        }.map(\.element).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let links = page.links(call, total: found.count)
        return try .json(
            QueueMemberEntityListing(
                entities: page.slice(found).map {
                    QueueMember(
                        id: $0.id, name: $0.name,
                        user: expand.isEmpty
                            ? User(id: $0.id, selfUri: "/api/v2/users/\($0.id)") : user($0, contents, expand: expand),
                        joined: true, memberBy: "user", ringNumber: 1)
                }, pageSize: page.size, pageNumber: page.number, selfUri: links.own, firstUri: links.first,
                previousUri: links.previous, nextUri: links.next))
    }

    /// Whether a name matches one that may have asterisks at its ends.
    private func matches(_ name: String, _ wanted: String) -> Bool {
        let name = name.lowercased()
        let core = wanted.trimmingCharacters(in: CharacterSet(charactersIn: "*"))
        switch (wanted.hasPrefix("*"), wanted.hasSuffix("*")) {
        case (true, true): return name.contains(core)
        case (true, false): return name.hasSuffix(core)
        case (false, true): return name.hasPrefix(core)
        case (false, false): return name == core
        }
    }
}

/// A part of a list that is read by a cursor, which is opaque and valid for as long as the sandbox runs.
private struct CursorPage {
    let start: Int
    let size: Int

    init(_ call: Call, _ assumptions: SandboxAssumptions) throws(ServiceError) {
        size = try Page(
            call.query, maximumSize: assumptions.directoryPageSize, refusal: ServiceError.badRequest()
        ).size
        let (after, before) = (call.query.string("after"), call.query.string("before"))
        guard after == nil || before == nil else { throw ServiceError.badRequest() }
        guard let cursor = after ?? before else {
            start = 0
            return
        }
        guard let data = Data(base64Encoded: cursor), let place = Int(String(decoding: data, as: UTF8.self)),
            (0...1_000_000).contains(place)
        else { throw ServiceError.badRequest() }
        start = after == nil ? max(0, place - size) : place
    }

    func slice<Element>(_ all: [Element]) -> ArraySlice<Element> { all.dropFirst(start).prefix(size) }

    func own(_ call: Call) -> String { "\(call.path)?\(call.query.text(replacing: []))" }

    func next(_ call: Call, of total: Int) -> String? {
        start + size < total ? uri(call, "after", start + size) : nil
    }

    func previous(_ call: Call) -> String? { start > 0 ? uri(call, "before", start) : nil }

    private func uri(_ call: Call, _ name: String, _ place: Int) -> String {
        let kept = ["pageSize", "name", "expand"].compactMap { name in
            call.query.string(name).map { CallQuery.Item(name: name, value: $0) }
        }
        let cursor = CallQuery.Item(name: name, value: Data(String(place).utf8).base64EncodedString())
        return "\(call.path)?\(CallQuery(kept).text(replacing: [cursor]))"
    }
}
