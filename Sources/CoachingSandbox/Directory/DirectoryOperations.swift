import CoachingModels
import Foundation

/// The operations of the directory, without HTTP: a call comes in, an answer goes out.
struct DirectoryOperations: Sendable {
    let book: DirectoryBook
    let store: CoachingStore
    let world: SandboxWorld
    let assumptions: SandboxAssumptions
    let bodyCheck: BodyCheck
    let files: ServedFiles

    /// The part of a numbered list that a call asks for.
    func page(_ call: Call) throws(ServiceError) -> Page {
        let page = try Page(
            call.query, maximumSize: assumptions.directoryPageSize, refusal: ServiceError.badRequest())
        let (end, isTooFar) = page.number.multipliedReportingOverflow(by: page.size)
        guard !isTooFar, end <= assumptions.directoryWindow else { throw ServiceError.badRequest() }
        return page
    }

    /// A list of staffing groups, or the address of a file that has it.
    func listed(_ model: some Encodable, count: Int, _ call: Call) throws -> Answer {
        let isForced = call.query.string("forceDownloadService") == "true"
        guard isForced || assumptions.downloadThreshold > 0 && count >= assumptions.downloadThreshold else {
            return try .json(model)
        }
        let name = files.keep(try CoachingJSON.encode(model))
        return try .json(StaffingGroupListing(downloadUrl: "http://\(call.host)\(ServedFiles.path)/\(name)"))
    }

    func body<Model: Decodable>(_ type: Model.Type, _ shape: BodyShape, _ call: Call) throws -> Model {
        try bodyCheck.check(JSONBody(parsing: call.body), shape)
        do {
            return try CoachingJSON.decode(type, from: call.body)
        } catch {
            throw ServiceError.badRequest()
        }
    }

    /// Whether a person is shown to the caller.
    func isShown(_ person: DirectoryPerson, to caller: Caller) -> Bool {
        !assumptions.hidesOtherDivisions || caller.divisions.contains(person.division.rawValue)
    }

    /// A user as the service reports one.
    func user(_ person: DirectoryPerson, _ contents: DirectoryBook.Contents, expand: Set<String> = []) -> User {
        User(
            id: person.id, name: person.name, email: person.email, username: person.username, state: person.state,
            title: person.title, department: person.department,
            division: Division(
                id: contents.id(of: person.division), name: person.division.rawValue,
                selfUri: "/api/v2/authorization/divisions/\(contents.id(of: person.division))"),
            manager: person.manager.map { reference(contents.people[$0].id) }, version: 1,
            team: expand.contains("team") ? person.team.map { team(contents.teams[$0], contents) } : nil,
            groups: expand.contains("groups") ? groups(of: person, contents) : nil,
            authorization: expand.contains("authorization") ? authorization(of: person) : nil,
            selfUri: "/api/v2/users/\(person.id)")
    }

    private func authorization(of person: DirectoryPerson) -> UserAuthorization {
        let permissions = store.read { $0.effectivePermissions(of: person.id) }
        return UserAuthorization(permissions: permissions.map(\.rawValue).sorted())
    }

    func reference(_ id: String) -> UserReference { UserReference(id: id, selfUri: "/api/v2/users/\(id)") }

    func team(_ team: DirectoryUnit, _ contents: DirectoryBook.Contents) -> Team {
        let index = contents.teams.firstIndex { $0.id == team.id }
        return Team(
            id: team.id, name: team.name, memberCount: contents.people.lazy.filter { $0.team == index }.count,
            selfUri: "/api/v2/teams/\(team.id)")
    }

    func group(_ group: DirectoryBook.Contents.Group) -> Group {
        Group(
            id: group.unit.id, name: group.unit.name, type: "official", visibility: "public", state: .active,
            memberCount: group.members.count, rulesVisible: true, version: 1,
            selfUri: "/api/v2/groups/\(group.unit.id)")
    }

    private func groups(of person: DirectoryPerson, _ contents: DirectoryBook.Contents) -> [Group] {
        contents.groups.filter { group in group.members.contains { contents.people[$0].id == person.id } }.map(group)
    }
}
