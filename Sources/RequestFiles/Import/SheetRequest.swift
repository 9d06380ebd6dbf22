import PlanModel

/// The text of a request for a sheet, with comments for the person who continues with it.
struct SheetRequest {
    let sheet: String
    let columns: RosterColumns
    let people: SheetPeople
    let rows: SheetRows
    let settings: SheetImport.Settings

    var text: String {
        var lines = RequestComments.head(schema: settings.schema)
        lines += [
            "coachplan: \(Plan.formatVersion)", field("name", name), field("timeZone", settings.timeZone),
            "# Local dates, the end exclusive: the sessions are placed within these days.",
            field("horizon", settings.horizon),
            "", "# Each row of the sheet is a session; the sheet may be edited and saved again.",
            field("sessionsFile", sheet),
        ]
        if let encoding = settings.encoding { lines.append(field("encoding", encoding)) }
        if let locale = settings.locale { lines.append(field("locale", locale)) }
        lines += [
            "# What its columns are for. A column that is extra is kept for texts, as {{extra.Topic}}.", "columns:",
        ]
        lines += columns.headers.indices.compactMap(column)
        lines += ["", "# What rows have that don't say it themselves.", "defaults:"] + defaults
        lines += [""] + limits
        lines += [""] + RequestComments.policy
        return lines.joined(separator: "\n") + "\n"
    }

    private var name: String {
        settings.name
            ?? "Coaching from \(settings.horizon.split(separator: "/").first.map(String.init) ?? settings.horizon)"
    }

    private func field(_ name: String, _ value: String) -> String {
        "\(RequestYAML.scalar(name)): \(RequestYAML.scalar(value))"
    }

    private func column(_ index: Int) -> String? {
        switch columns.uses[index] {
        case .none: nil
        case .field(let name): "  " + field(columns.headers[index], name)
        case .extra: "  " + field(columns.headers[index], "extra")
        }
    }

    private var defaults: [String] {
        var lines: [String] = []
        if !columns.fields.contains("name") {
            lines.append("  " + field("name", topic.map { "{{extra.\($0)}}" } ?? "Coaching"))
        }
        if !columns.fields.contains("lengthInMinutes") {
            lines.append("  lengthInMinutes: 30                 # \(RequestRules.lengthsExpected)")
        }
        if !columns.fields.contains("facilitators") {
            lines.append("  facilitators: [manager]             # who leads each attendee")
        }
        lines.append("  # priority: 1                       # 1 to 100")
        return lines
    }

    /// A column with the subject of a session, if every row has a value in it.
    private var topic: String? {
        let index = columns.headers.firstIndex {
            ["topic", "thema", "sujet", "tema"].contains(RosterAliases.plain($0))
        }
        guard let index, case .extra(let name) = columns.uses[index],
            rows.rows.allSatisfy({ $0.indices.contains(index) && !$0[index].text.trimmed.isEmpty })
        else { return nil }
        return name
    }

    /// The people are those whom the sheet names; further settings for single people go here.
    private var limits: [String] {
        let example = RequestYAML.scalar(people.facilitators.first ?? "lead@example.com")
        return [
            "# Who is meant by the names is what coachplan resolve asks the service. Limits of single people may be given here:",
            "# facilitators:", "#   - {id: \(example), maxSessionsPerDay: 4, bufferMinutes: 15}",
        ]
    }
}
