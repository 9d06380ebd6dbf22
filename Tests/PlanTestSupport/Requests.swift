import Foundation
package import PlanModel
import RequestFiles

/// Small requests for tests, as YAML.
package enum Requests {
    /// A request that is right. Tests replace one line of it, or add to it.
    package static let good = """
        coachplan: 1
        name: December
        timeZone: America/New_York
        horizon: 2026-12-07/2026-12-19
        facilitators:
          - {id: f-priya, name: Priya Raman, maxSessionsPerDay: 4, maxMinutesPerDay: 180, bufferMinutes: 15, targetMinutes: 600}
          - {id: f-tom}
        attendees:
          - {id: a-ana, name: Ana Silva, staffingGroup: billing, maxMinutesPerDay: 60}
          - {id: a-bo}
        defaults:
          lengthInMinutes: 30
        sessions:
          - key: ana-0
            name: Quality coaching
            attendees: [a-ana]
            facilitators: [f-priya, f-tom]
          - key: ana-1
            name: Quality coaching
            description: November calls
            attendees: [a-ana]
            facilitators: [f-priya, f-tom]
            window: 2026-12-07/2026-12-12
            priority: 2
            timeOfDay: 09:00-12:00
            after: {session: ana-0, minDays: 1, maxDays: 9}
            pin: {dateStart: 2026-12-08T15:00:00Z, facilitatorId: f-priya}
            location: Room 1
        policy:
          locations: {Room 1: 1}
          understaffingCost: 0.25
        """

    /// The good request with some text in place of other text, which must be in it.
    package static func with(_ replacements: (String, String)...) -> String {
        replacements.reduce(good) { text, replacement in
            precondition(text.contains(replacement.0), "\(replacement.0) is not in the request")
            return text.replacingOccurrences(of: replacement.0, with: replacement.1)
        }
    }

    package static func read(_ text: String, name: String = "request.yaml") throws -> PlanRequest {
        let scratch = try Scratch()
        return try RequestReader.read(path: scratch.file(name, text))
    }

    /// What is wrong with a request. Problems name the file as `request.yaml`.
    package static func problems(_ text: String) throws -> [Problem] { try problems(Array(text.utf8)) }

    package static func problems(_ bytes: [UInt8]) throws -> [Problem] {
        let scratch = try Scratch()
        let path = try scratch.file("request.yaml", bytes)
        do {
            _ = try RequestReader.read(path: path)
            return []
        } catch let error as InputProblems {
            return error.problems.map { problem in
                var problem = problem
                if problem.file == path { problem.file = "request.yaml" }
                return problem
            }
        }
    }
}
