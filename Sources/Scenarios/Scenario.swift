import Foundation
import PlanFiles
import PlanModel
import RequestFiles

/// Makes a request and the slots for it, of any size: for trying things out and for benchmarks.
public enum Scenario {
    /// Writes `request.json` and `slots.ndjson` into a folder, which is made if it is not there.
    ///
    /// Nothing of the scenario is kept in memory but one session at a time. Throws `FileFailure`, or
    /// `InvalidRequest` where the options make no request that can be: more to lead in a day than a day may have.
    public static func write(_ options: ScenarioOptions, to folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw FileFailure(path: folder, operation: .write, reason: "the folder cannot be made")
        }
        let units = ScenarioUnits(options)
        // First, since only the request may turn out to be one that cannot be.
        try write(units, to: folder + "/request.json")
        var slotsFile = try OutputFile(path: folder + "/slots.ndjson")
        for unit in 0..<units.count {
            let slots = units[unit].slots
            for number in 0..<options.sessions { try slotsFile.append(slots.line(forSession: number)) }
            for first in stride(from: 0, to: options.facilitators, by: 20) {
                try slotsFile.append(slots.line(forFacilitators: first..<min(first + 20, options.facilitators)))
            }
        }
        try slotsFile.finish()
    }

    private static func write(_ units: ScenarioUnits, to path: String) throws {
        let options = units.options
        let json = RequestJSON(clock: options.clock)
        var file = try OutputFile(path: path)
        try file.append(json.head(name: units.name, horizon: units[0].request.horizon).utf8)
        for unit in 0..<units.count {
            let request = units[unit].request
            for number in 0..<options.facilitators {
                try file.append(json.facilitator(request.facilitator(number), isFirst: unit + number == 0).utf8)
            }
        }
        try file.append(json.attendeesHead.utf8)
        for unit in 0..<units.count {
            let request = units[unit].request
            for number in 0..<options.sessions {
                try file.append(json.attendee(request.attendee(number), isFirst: unit + number == 0).utf8)
            }
        }
        try file.append(json.sessionsHead.utf8)
        for unit in 0..<units.count {
            let request = units[unit].request
            for number in 0..<options.sessions {
                for (place, session) in try request.sessions(number).enumerated() {
                    try file.append(json.session(session, isFirst: unit + number + place == 0).utf8)
                }
            }
        }
        try file.append(json.tail(policy: units.policy).utf8)
        try file.finish()
    }
}
