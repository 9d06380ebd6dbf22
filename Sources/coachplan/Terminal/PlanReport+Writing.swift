import Foundation
import SessionPlanner

extension PlanReport {
    /// Writes the dry run, as wide as the terminal is, the title of each part standing out there.
    func writeTable(to stream: StandardStream) throws {
        let parts = table(width: stream.columns ?? 120, now: Instant.ofThisMoment()).components(separatedBy: "\n\n").map
        { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let title = Style.heading.applied(to: String(lines[0]), on: stream)
            return ([title] + lines.dropFirst().map(String.init)).joined(separator: "\n")
        }
        try stream.write(parts.joined(separator: "\n\n"))
    }
}
