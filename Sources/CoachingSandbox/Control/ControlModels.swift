import CoachingModels
import Foundation

/// The sandbox's time, as the control endpoint reports it.
struct ClockReading: Encodable {
    var now: ServiceDate?
    /// By how much the clock was moved ahead in total.
    var advancedSeconds: Double

    init(_ parts: SandboxParts) {
        now = ServiceDate(parts.now())
        advancedSeconds = parts.clock.secondsAhead
    }
}

struct ClockChange: Decodable {
    var advanceSeconds: Double
}

struct ArrivedRequests: Encodable {
    /// How many requests arrived in total, including those that were dropped.
    var total: Int
    var requests: [RequestRecord]
}

/// A list of the names of permissions.
struct PermissionNames: Decodable {
    var names: [String]

    init(from decoder: any Decoder) throws {
        names = try decoder.singleValueContainer().decode([String].self)
    }
}

/// Shapes of the control endpoint's request bodies.
extension BodyShape {
    static let faultPlan = BodyShape(
        "FaultPlan", required: ["rules": .list(.object(faultRule)), "seed": .number])

    private static let faultRule = BodyShape(
        "FaultRule", required: ["kind": .oneOf(FaultKind.allCases.map(\.rawValue))],
        optional: [
            "share": .number, "calls": .list(.integer), "method": .string, "path": .string, "amount": .integer,
            "status": .integer,
        ])

    static let clockChange = BodyShape("ClockChange", required: ["advanceSeconds": .number])

    static let scheduleChange = BodyShape(
        "ScheduleChange",
        required: [
            "userId": .string, "dateStart": .instant, "lengthInMinutes": .integer, "activityCategory": .string,
        ])
}

/// A world as the control endpoint shows it.
struct WorldDescription: Encodable {
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
