import Foundation
import PlanFiles
import PlanModel
import RequestFiles

/// Makes a request and the slots for it, of any size: for experiments and for benchmarks.
public enum Scenario {
    /// Writes `request.json` and `slots.ndjson` into a folder, which is created if it does not exist.
    ///
    /// Only one session at a time is kept in memory. Throws `FileFailure`, or `InvalidRequest` if the options do not
    /// make a valid request, such as more to lead in a day than a day may have.
    public static func write(_ options: ScenarioOptions, to folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw FileFailure(path: folder, operation: .write, reason: "the folder cannot be made")
        }
        let world = ScenarioWorld(options)
        let slots = ScenarioSlots(world)
        // First, since only the request may turn out to be invalid.
        try write(ScenarioRequest(world, slots), of: world, to: folder + "/request.json")
        var slotsFile = try OutputFile(path: folder + "/slots.ndjson")
        for number in 0..<options.sessions { try slotsFile.append(slots.line(forSession: number)) }
        for first in stride(from: 0, to: options.facilitators, by: 20) {
            try slotsFile.append(slots.line(forFacilitators: first..<min(first + 20, options.facilitators)))
        }
        try slotsFile.finish()
    }

    private static func write(_ request: ScenarioRequest, of world: ScenarioWorld, to path: String) throws {
        let json = RequestJSON(clock: world.options.clock)
        var file = try OutputFile(path: path)
        try file.append(json.head(name: request.name, horizon: request.horizon).utf8)
        for number in 0..<world.options.facilitators {
            try file.append(json.facilitator(request.facilitator(number), isFirst: number == 0).utf8)
        }
        try file.append(json.attendeesHead.utf8)
        for number in 0..<world.options.sessions {
            try file.append(json.attendee(request.attendee(number), isFirst: number == 0).utf8)
        }
        try file.append(json.sessionsHead.utf8)
        for number in 0..<world.options.sessions {
            for (place, session) in try request.sessions(number).enumerated() {
                try file.append(json.session(session, isFirst: number + place == 0).utf8)
            }
        }
        try file.append(json.tail(policy: request.policy).utf8)
        try file.finish()
    }
}
