import CoachingAPI
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What tests and people may do with a sandbox that nobody can do with the service: `/sandbox/control/…`, without a token.
///
/// | call | effect |
/// | --- | --- |
/// | GET world | the people, business units and planning groups |
/// | GET, PUT, DELETE faults | the fault plan in force |
/// | POST schedules | changes a published schedule; sessions that no longer fit become InvalidSchedule |
/// | PUT users/ID/permissions | gives a user exactly these permissions |
/// | DELETE tokens | ends every access token |
struct ControlRoutes: Sendable {
    static let prefix = "/sandbox/control"
    let parts: SandboxParts

    func add(to router: Router<SandboxRequestContext>) {
        let control = router.group("sandbox/control")
        control.get("world") { _, _ in try Self.json(WorldDescription(parts.world)) }
        control.get("faults") { _, _ in try Self.json(parts.faults.plan) }
        control.put("faults") { request, _ in
            let plan = try await Self.decode(FaultPlan.self, request)
            parts.faults.replace(with: plan)
            return try Self.json(plan)
        }
        control.delete("faults") { _, _ in
            parts.faults.replace(with: FaultPlan())
            return Response(status: .noContent)
        }
        control.delete("tokens") { _, _ in
            parts.tokens.revokeAll()
            return Response(status: .noContent)
        }
        control.post("schedules") { request, _ in
            let change = try await Self.decode(ScheduleChange.self, request)
            return try Self.json(try await parts.operations.changeSchedule(change, now: parts.configuration.clock()))
        }
        control.put("users/:userID/permissions") { request, context in
            let names = try await Self.decode([String].self, request)
            let userID = try context.parameters.require("userID")
            return try Self.json(try await parts.operations.setPermissions(names, of: userID))
        }
    }

    private static func json(_ model: some Encodable) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try CoachingJSON.encode(model))))
    }

    private static func decode<Model: Decodable>(_ type: Model.Type, _ request: Request) async throws -> Model {
        let body = try await request.body.collect(upTo: .max)
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw ServiceError.badRequest("not a \(type): \(error)")
        }
    }
}

/// A world as the control endpoint shows it.
private struct WorldDescription: Encodable {
    var shape: WorldShape
    var businessUnits: [Unit]
    var people: [Member]

    struct Unit: Encodable {
        var id: String
        var name: String
        var scheduleIds: [String]
    }

    struct Member: Encodable {
        var id: String
        var name: String
        var job: String
        var division: String
        var businessUnitId: String?
        var planningGroup: String?
    }

    init(_ world: SandboxWorld) {
        shape = world.shape
        businessUnits = world.businessUnits.map { Unit(id: $0.id, name: $0.name, scheduleIds: $0.scheduleIDs) }
        people = world.people.map { person in
            Member(
                id: person.id, name: person.name, job: person.job.rawValue, division: person.division.rawValue,
                businessUnitId: person.businessUnit.map { world.businessUnits[$0].id },
                planningGroup: person.planningGroup.map { world.planningGroups[$0].name })
        }
    }
}
