/// The command line as it was typed, for advice that can be followed literally.
enum TypedCommand {
    /// The command as one line for a shell.
    static func line(_ arguments: [String] = CommandLine.arguments) -> String {
        arguments.map(quoted).joined(separator: " ")
    }

    /// An argument in the form for a shell: in single quotes if it has more than plain letters.
    private static func quoted(_ argument: String) -> String {
        let isPlain = argument.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-_./:=,@%+".utf8.contains(byte)
        }
        if isPlain, !argument.isEmpty { return argument }
        return "'" + argument.replacing("'", with: "'\\''") + "'"
    }
}
