import CoachingModels
import PlanModel

/// A page to print or to mail: the sessions of one reader as a table, and the changes.
struct HandoverPage {
    let plan: Plan
    let clock: ZoneClock
    let sheet: HandoverSheet

    /// The page as one file that refers to nothing outside it.
    var html: String {
        let title = "\(Self.escaped(plan.request.name)) – \(Self.escaped(sheet.name))"
        let lines = HandoverText(plan: plan, clock: clock, sheet: sheet).text.split(separator: "\n\n").dropFirst()
        let blocks = lines.filter { !$0.hasPrefix("Sessions:") }.map { "<p>\(Self.paragraph(String($0)))</p>" }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.4 system-ui, sans-serif; margin: 1.5rem; max-width: 60rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid #8886; vertical-align: top; }
            td { unicode-bidi: isolate; overflow-wrap: anywhere; }
            td.time { white-space: nowrap; }
            tr { break-inside: avoid; }
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            \(blocks.prefix(1).joined())
            \(table)
            \(blocks.dropFirst().joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private var table: String {
        guard !sheet.rows.isEmpty else { return "" }
        let head = ["Day", "Time", "Session", "Attendees", "Facilitator", "Location"]
            .map { "<th scope=\"col\">\($0)</th>" }.joined()
        let rows = sheet.rows.map { row in
            let cells = [
                row.name, row.attendees.map(\.name).joined(separator: ", "), row.facilitator.name, row.location ?? "",
            ].map { "<td>\(Self.escaped($0))</td>" }.joined()
            return "<tr><td class=\"time\">\(clock.shownDay(row.start))</td>"
                + "<td class=\"time\">\(clock.shownSpan(row.start, row.end))</td>\(cells)</tr>"
        }
        return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table>"
    }

    private static func paragraph(_ text: String) -> String {
        text.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "<br>\n")
    }

    private static func escaped(_ text: String) -> String { PageText.escaped(ForeignText.shown(text)) }
}
