import Rainbow

/// The meanings of colours. They are used only on a terminal, and not if `NO_COLOR` is set.
enum Style {
    case heading
    case success
    case warning
    case failure

    func applied(to text: TerminalText, on stream: StandardStream) -> TerminalText {
        stream.isCapableTerminal ? text.styled(styled) : text
    }

    private func styled(_ text: String) -> String {
        switch self {
        case .heading: text.bold
        case .success: text.green
        case .warning: text.yellow
        case .failure: text.red
        }
    }
}
