import CoachingModels
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What tests and people can do with a sandbox but not with the service, under `/sandbox/control/…`, without a token.
///
/// | call | effect |
/// | --- | --- |
/// | GET world | the people, business units and planning groups |
/// | GET, PUT, DELETE faults | the fault plan in force |
/// | POST schedules | changes a published schedule; sessions that no longer fit become InvalidSchedule |
/// | PUT users/ID/permissions | gives a user exactly these permissions |
/// | PUT users/ID/directory | changes what the directory says of a user, until a reset |
/// | DELETE tokens | ends every access token |
/// | GET, POST clock | the sandbox's time; moves it ahead by `advanceSeconds` |
/// | GET, DELETE requests | what arrived last, with `?after=NUMBER` only what came after that; forgets it |
/// | POST reset | everything but the world is as it was in the beginning |
///
/// It answers only requests with a loopback `Host`, and accepts only JSON, so that no web page can make a browser call
/// it.
struct ControlRoutes: Sendable {
    static let prefix = "/sandbox/control"
    let parts: SandboxParts

    /// Whether a path belongs to the control endpoint.
    static func owns(_ path: String) -> Bool {
        path == prefix || path.hasPrefix(prefix + "/")
    }

    func add(to router: Router<SandboxRequestContext>) {
        let control = router.group("sandbox/control").add(middleware: ControlGuard())
        control.get("world") { _, _ in try Self.json(WorldDescription(parts.world)) }
        control.post("schedules") { request, _ in
            let change = try await Self.decode(ScheduleChange.self, .scheduleChange, request)
            return try Self.json(try await parts.operations.changeSchedule(change, now: parts.now()))
        }
        control.put("users/:userID/permissions") { request, context in
            let names = try await Self.decode(PermissionNames.self, nil, request).names
            let userID = try context.parameters.require("userID")
            return try Self.json(try await parts.operations.setPermissions(names, of: userID))
        }
        control.put("users/:userID/directory") { request, context in
            let change = try await Self.decode(DirectoryChange.self, .directoryChange, request)
            return try Self.json(try parts.directory.change(try context.parameters.require("userID"), change))
        }
        control.delete("tokens") { _, _ in
            parts.tokens.revokeAll()
            return Response(status: .noContent)
        }
        control.post("reset") { _, _ in
            try await parts.reset()
            return Response(status: .noContent)
        }
        addFaults(to: control)
        addClock(to: control)
        addRequests(to: control)
    }

    private func addFaults(to control: RouterGroup<SandboxRequestContext>) {
        control.get("faults") { _, _ in try Self.json(parts.faults.plan) }
        control.put("faults") { request, _ in
            let plan = try await Self.decode(FaultPlan.self, .faultPlan, request)
            do throws(SandboxConfigurationError) {
                try plan.validate()
            } catch {
                throw ServiceError.constraint(error.field, error.description)
            }
            parts.faults.replace(with: plan)
            return try Self.json(plan)
        }
        control.delete("faults") { _, _ in
            parts.faults.replace(with: FaultPlan())
            return Response(status: .noContent)
        }
    }

    private func addClock(to control: RouterGroup<SandboxRequestContext>) {
        control.get("clock") { _, _ in try Self.json(ClockReading(parts)) }
        control.post("clock") { request, _ in
            let change = try await Self.decode(ClockChange.self, .clockChange, request)
            guard parts.clock.advance(seconds: change.advanceSeconds) else {
                throw ServiceError.constraint(
                    "advanceSeconds", "advanceSeconds must lie between 0 and \(SandboxClock.mostSeconds) in all")
            }
            return try Self.json(ClockReading(parts))
        }
    }

    private func addRequests(to control: RouterGroup<SandboxRequestContext>) {
        control.get("requests") { request, _ in
            let text = CallReader.query(request.uri.query).string("after") ?? "0"
            guard let number = Int(text), number >= 0 else {
                throw ServiceError.invalidParameter(text, parameter: "after", allowed: "0 or more")
            }
            let (total, records) = parts.requests.records(after: number)
            return try Self.json(ArrivedRequests(total: total, requests: records))
        }
        control.delete("requests") { _, _ in
            parts.requests.clear()
            return Response(status: .noContent)
        }
    }

    private static func json(_ model: some Encodable) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try CoachingJSON.encode(model))))
    }

    /// Parses a body of the control endpoint, as strictly as one of the API.
    ///
    /// - Parameter shape: the shape it must have; nil if decoding the model is check enough.
    private static func decode<Model: Decodable>(
        _ type: Model.Type, _ shape: BodyShape?, _ request: Request
    ) async throws -> Model {
        let bytes = Array(try await request.body.collect(upTo: .max).readableBytesView)
        let body = try JSONBody(parsing: bytes)
        if let shape { try BodyCheck(isStrict: true).check(body, shape) }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw ServiceError.badRequest()
        }
    }
}
