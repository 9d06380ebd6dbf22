import PlanModel

/// Comments for the person who continues with a request that a program has written.
enum RequestComments {
    /// The first lines. An editor with a YAML language server checks the file against the schema that the first line
    /// names.
    static func head(schema: String?) -> [String] {
        (schema.map { ["# yaml-language-server: $schema=\($0)"] } ?? []) + [
            "# Who is to be coached by whom, and within which days. coachplan help request explains every field;",
            "# coachplan check tells what is wrong in it.",
        ]
    }

    /// The fields of the policy that have a default value, commented out, so that removing one sign enables a field.
    static var policy: [String] {
        ["# What may be used of the slots, and what is paid for what. These are the defaults.", "# policy:"]
            + RequestVocabulary.policy.fields.compactMap { field in
                guard let usual = field.usual, let value = written(usual, of: field.name) else { return nil }
                return comment("#   \(field.name): \(value)", field.values)
            }
    }

    private static func comment(_ line: String, _ words: String) -> String {
        let place = 36
        let gap = String(repeating: " ", count: max(1, place - line.count))
        return "\(line)\(gap)# \(words)"
    }

    /// The default as YAML; nil if the field has none that can be written.
    private static func written(_ usual: String, of name: String) -> String? {
        switch name {
        case "ratings", "activities": "[\(usual)]"
        case "hours", "closed", "staffingGroups", "locations": nil
        default: usual
        }
    }
}
