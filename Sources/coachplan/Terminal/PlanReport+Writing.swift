import PlanModel
import PlanReports

extension PlanReport {
    /// Writes the dry run, as wide as the terminal is, the title of each part standing out there.
    func writeTable(to stream: StandardStream) throws {
        let sections = sections(width: stream.columns ?? 120, now: Instant.ofThisMoment())
        for (index, section) in sections.enumerated() {
            let title = Style.heading.applied(to: TerminalText(lines: section.title), on: stream)
            let lines = TerminalText(lines: section.lines.map { $0 + "\n" }.joined())
            try stream.write("\(index == 0 ? "" : "\n" as TerminalText)\(title)\n\(lines)")
        }
    }
}
