import RequestFiles

/// The topics that `coachplan help` explains besides commands.
enum HelpTopic: String, CaseIterable {
    /// Every field of a request.
    case request
    /// Every field of a programme.
    case programme

    /// The topic of `help TOPIC`; nil for any other command line.
    init?(_ arguments: some Collection<String>) {
        let words = Array(arguments)
        guard words.count == 2, words[0] == "help" else { return nil }
        self.init(rawValue: words[1])
    }

    /// The text in lines of at most this many columns.
    func text(columns: Int) -> String {
        switch self {
        case .request: RequestHelp(columns: columns).text
        case .programme: ProgrammeHelp(columns: columns).text
        }
    }
}

/// The fields of a request for people, from the tables that the reader uses.
struct RequestHelp {
    let columns: Int

    var text: String {
        var lines = paragraph(
            "A request is a YAML or JSON file. These are all its fields: what each takes, and what it is where it is not given. "
                + "One without a default must be given.", indent: 0)
        for table in RequestVocabulary.tables {
            lines += HelpTopic.lines(of: table, columns: columns)
        }
        lines += ["", "NAMES in the texts name and description, in double braces:"]
        for name in RequestVocabulary.textNames {
            lines.append("  {{\(name.name)}}")
            lines += paragraph(name.values, indent: 6)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func paragraph(_ text: String, indent: Int) -> [String] {
        HelpTopic.paragraph(text, indent: indent, columns: columns)
    }
}

/// The fields of a programme for people.
struct ProgrammeHelp {
    let columns: Int

    var text: String {
        let lines =
            HelpTopic.paragraph(
                "A programme is a YAML or JSON file that says who is to be coached how often; coachplan due goes by it. These are all "
                    + "its fields: what each takes, and what it is where it is not given. One without a default must be given.",
                indent: 0, columns: columns)
            + ProgrammeVocabulary.tables.flatMap { HelpTopic.lines(of: $0, columns: columns) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension HelpTopic {
    /// The fields of one kind of object.
    static func lines(of table: RequestVocabulary.Table, columns: Int) -> [String] {
        ["", "FIELDS \(table.title.uppercased()):"]
            + table.fields.flatMap { field in
                ["  \(field.name)"] + paragraph(field.values, indent: 6, columns: columns)
                    + paragraph(
                        "(\(field.usual.map { "default: \($0)" } ?? "must be given"))", indent: 6, columns: columns)
            }
    }

    /// A text in lines of at most so many columns.
    static func paragraph(_ text: String, indent: Int, columns: Int) -> [String] {
        let room = max(20, columns - indent)
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= room {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { String(repeating: " ", count: indent) + $0 }
    }
}
