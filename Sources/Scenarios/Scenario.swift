import Foundation
import PlanFiles
import PlanModel

/// Makes a request and the slots for it, of any size: for trying things out and for benchmarks.
public enum Scenario {
    /// Writes `request.json` and `slots.ndjson` into a folder, which is made if it is not there.
    ///
    /// Nothing of the scenario is kept in memory but one session at a time. Throws `FileFailure`.
    public static func write(_ options: ScenarioOptions, to folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw FileFailure(path: folder, operation: .write, reason: "the folder cannot be made")
        }
        let world = ScenarioWorld(options)
        let slots = ScenarioSlots(world)
        var slotsFile = try OutputFile(path: folder + "/slots.ndjson")
        for number in 0..<options.sessions { try slotsFile.append(slots.line(forSession: number)) }
        for first in stride(from: 0, to: options.facilitators, by: 20) {
            try slotsFile.append(slots.line(forFacilitators: first..<min(first + 20, options.facilitators)))
        }
        try slotsFile.finish()

        let request = ScenarioRequest(world, slots)
        var requestFile = try OutputFile(path: folder + "/request.json")
        try requestFile.append(request.head.utf8)
        for number in 0..<options.facilitators { try requestFile.append(request.facilitator(number).utf8) }
        try requestFile.append(request.middle.utf8)
        for number in 0..<options.sessions { try requestFile.append(request.attendee(number).utf8) }
        try requestFile.append(request.beforeSessions.utf8)
        for number in 0..<options.sessions { try requestFile.append(request.session(number).utf8) }
        try requestFile.append(request.tail.utf8)
        try requestFile.finish()
    }
}
