import Foundation
import PlanReports

extension ReportDocument {
    /// Writes the document as text, as wide as the terminal, with the title of each part highlighted.
    func write(to stream: StandardStream) throws {
        let charset = TextCharset { ProcessInfo.processInfo.environment[$0] }
        for (index, section) in textSections(width: stream.columns ?? 120, charset: charset).enumerated() {
            let title = section.title.map {
                "\(Style.heading.applied(to: TerminalText(lines: $0), on: stream))\n" as TerminalText
            }
            let lines = TerminalText(lines: section.lines.map { $0 + "\n" }.joined())
            try stream.write("\(index == 0 ? "" : "\n" as TerminalText)\(title ?? "")\(lines)")
        }
    }
}
