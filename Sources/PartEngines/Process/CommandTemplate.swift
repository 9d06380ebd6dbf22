/// A line for the shell that plans one part: `{part}`, `{folder}` and `{coachplan}` stand for what they say.
package struct CommandTemplate: Sendable, Equatable {
    package var text: String

    /// Nil where no part is named in it.
    package init?(_ text: String) {
        guard text.contains("{part}") else { return nil }
        self.text = text
    }

    /// The line of a part. Paths are quoted for the shell.
    package func line(part: Int, folder: String, program: String) -> String {
        text.replacing("{part}", with: "\(part)").replacing("{folder}", with: Self.quoted(folder))
            .replacing("{coachplan}", with: Self.quoted(program))
    }

    /// As one word of a shell, whatever is in it.
    package static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
