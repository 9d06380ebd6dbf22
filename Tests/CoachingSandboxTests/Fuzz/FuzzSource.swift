import CoachingModels
import Fixtures
import Foundation
import HTTPTypes

@testable import CoachingSandbox

/// One call of a fuzz round.
struct FuzzCall: Sendable {
    var method: HTTPRequest.Method
    /// Path and query.
    var target: String
    /// nil for a call without a token.
    var client: String?
    var headers: HTTPFields = [:]
    var body: [UInt8]?
    /// The operation, or the last part of a control path.
    var operation = ""
    var appointmentID: String?
    var annotationID: String?
}

/// Makes calls from a seed: mostly such as could be meant, with something wrong in about half of them.
struct FuzzSource {
    let facts: ServiceFacts
    let world: SandboxWorld
    var random: SeededRandom
    /// Ids that the sandbox has told.
    private var appointments: [String] = []
    private var annotations: [String: [String]] = [:]
    private var notifications: [String] = []
    private var jobs: [String] = []

    init(seed: UInt64, facts: ServiceFacts, world: SandboxWorld) {
        self.facts = facts
        self.world = world
        random = SeededRandom(seed: seed, part: "fuzz")
    }

    mutating func next() -> FuzzCall {
        switch random.below(100) {
        case 0..<2: oddTarget()
        case 2..<4: tokenCall()
        case 4..<12: controlCall()
        default: operationCall()
        }
    }

    mutating func note(_ reply: Reply, to call: FuzzCall) {
        guard (200..<300).contains(reply.status) else { return }
        func id() -> String? { (try? reply.decode(CoachingAppointmentReference.self))?.id }
        switch call.operation {
        case "postCoachingAppointments": if let id = id() { appointments.append(id) }
        case "postCoachingAppointmentAnnotations":
            if let id = id(), let owner = call.appointmentID { annotations[owner, default: []].append(id) }
        case "postCoachingScheduleslotsJobs": if let id = id() { jobs.append(id) }
        case "getCoachingNotifications":
            let list = try? reply.decode(CoachingNotificationList.self)
            notifications = list?.entities?.compactMap(\.id) ?? notifications
        case "deleteCoachingAppointment" where random.chance(0.8): appointments.removeAll { $0 == call.appointmentID }
        case "reset": (appointments, annotations, notifications, jobs) = ([], [:], [], [])
        default: break
        }
    }

    /// The sandbox's own client, or somebody of the world.
    mutating func client() -> String {
        random.chance(0.5) ? "sandbox" : random.pick(world.people).id
    }

    private mutating func operationCall() -> FuzzCall {
        // New appointments more often than one in 21, or there would be nothing to work on.
        let operation =
            random.chance(0.15)
            ? facts.operations.first { $0.operationId == "postCoachingAppointments" }! : random.pick(facts.operations)
        var call = FuzzCall(method: HTTPRequest.Method(operation.method)!, target: operation.path, client: client())
        call.operation = operation.operationId
        fill(&call)
        if !operation.queryParams.isEmpty { call.target += query(operation.queryParams) }
        if let model = operation.requestModel {
            call.body = FuzzBody.bytes(of: model, facts: facts, world: world, &random)
            if random.chance(0.03) {
                call.headers[.contentType] = random.pick(["text/plain", "application/jsonx", ""])
            }
        } else if random.chance(0.02) {
            call.body = FuzzBody.noise(&random)
        }
        if random.chance(0.02) {
            call.headers[.authorization] = random.pick(["Bearer", "Bearer x", "Basic eA==", "ü"])
        }
        if random.chance(0.02) { call.client = nil }
        return call
    }

    /// Puts ids into the path.
    private mutating func fill(_ call: inout FuzzCall) {
        let odd = random.chance(0.08)
        let appointment = odd || appointments.isEmpty ? FuzzText.id(&random) : random.pick(appointments)
        let own = annotations[appointment] ?? []
        let annotation = own.isEmpty || random.chance(0.1) ? FuzzText.id(&random) : random.pick(own)
        if call.target.contains("{appointmentId}") { call.appointmentID = appointment }
        if call.target.contains("{annotationId}") { call.annotationID = annotation }
        let notification = notifications.isEmpty ? "x" : random.pick(notifications)
        let job = jobs.isEmpty ? "x" : random.pick(jobs)
        for (name, value) in [
            ("appointmentId", appointment), ("annotationId", annotation), ("notificationId", notification),
            ("jobId", job),
        ] { call.target = call.target.replacing("{\(name)}", with: value) }
    }

    private mutating func query(_ parameters: [ServiceFacts.Field]) -> String {
        var items: [String] = []
        for parameter in parameters where parameter.required || random.chance(0.35) {
            let value = random.chance(0.8) ? meant(parameter) : FuzzText.query(&random)
            items.append("\(parameter.name)=\(value)")
            if random.chance(0.03) { items.append("\(parameter.name)=\(FuzzText.query(&random))") }
        }
        return "?" + items.joined(separator: random.chance(0.97) ? "&" : "&&;")
    }

    private mutating func meant(_ parameter: ServiceFacts.Field) -> String {
        if let values = parameter.enum { return random.pick(values) }
        if parameter.type == "integer" { return String(random.within(1...30)) }
        if parameter.format == "interval" { return FuzzText.interval(world, &random) }
        return (0...random.below(3)).map { _ in random.pick(world.people).id }.joined(separator: ",")
    }

    private mutating func tokenCall() -> FuzzCall {
        let form = random.pick([
            "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox", "grant_type=password",
            "client_id=a&client_id=b", "%", "=&=&", "grant_type=client_credentials&scope=coaching",
        ])
        return FuzzCall(
            method: .post, target: "/oauth/token", headers: [.contentType: "application/x-www-form-urlencoded"],
            body: random.chance(0.5) ? Array(form.utf8) : FuzzBody.noise(&random))
    }

    private mutating func controlCall() -> FuzzCall {
        let person = random.pick(world.people).id
        switch random.below(40) {
        case 0: return control(.post, "reset", "{}")
        case 1: return control(.delete, "tokens", nil)
        case 2..<5: return control(.get, "requests?after=\(FuzzText.query(&random))", nil)
        case 5..<8:
            return control(.post, "clock", #"{"advanceSeconds":\#(random.pick(["1", "60.5", "-1", "1e300", "null"]))}"#)
        case 8..<12:
            return control(
                .put, "faults", #"{"rules":[{"kind":"serverError","status":\#(random.pick([-1, 99, 1000]))}],"seed":1}"#
            )
        case 12..<22:
            let names = Permission.allCases.filter { _ in random.chance(0.8) }.map { "\"\($0.rawValue)\"" }
            return control(.put, "users/\(person)/permissions", "[\(names.joined(separator: ","))]")
        default:
            let body = FuzzBody.scheduleChange(of: person, world: world, &random)
            return control(.post, "schedules", body)
        }
    }

    private func control(_ method: HTTPRequest.Method, _ path: String, _ json: String?) -> FuzzCall {
        FuzzCall(
            method: method, target: "/sandbox/control/\(path)", body: json.map { Array($0.utf8) },
            operation: String(path.prefix { $0 != "?" && $0 != "/" }))
    }

    private mutating func oddTarget() -> FuzzCall {
        let parts = [
            "/", "api", "v2", "coaching", "%2F", "..", "%00", "%", "appointments", "ü", "?", "#", ":", "{x}", "*",
        ]
        let path =
            "/" + (0...random.below(8)).map { _ in random.pick(parts) }.joined(separator: random.pick(["/", ""]))
        return FuzzCall(
            method: random.pick([.get, .post, .head, .options, .put, .delete, HTTPRequest.Method("BREW")!]),
            target: path,
            client: client(), body: random.chance(0.3) ? FuzzBody.noise(&random) : nil)
    }
}
