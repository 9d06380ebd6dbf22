/// A line for the shell that plans one part, in which `{part}`, `{folder}` and `{coachplan}` are placeholders.
package struct CommandTemplate: Sendable, Equatable {
    package var text: String

    /// Nil if it has no placeholder for the part.
    package init?(_ text: String) {
        guard text.contains("{part}") else { return nil }
        self.text = text
    }

    /// The line for a part. Paths are quoted for the shell.
    package func line(part: Int, folder: String, program: String) -> String {
        text.replacing("{part}", with: "\(part)").replacing("{folder}", with: Self.quoted(folder))
            .replacing("{coachplan}", with: Self.quoted(program))
    }

    /// The text as one word of a shell, whatever it contains.
    package static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
