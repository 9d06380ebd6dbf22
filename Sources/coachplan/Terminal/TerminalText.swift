import CoachingModels

/// Text that may go to a terminal.
///
/// The program's own words are taken as they are; every value inserted into them is escaped. A value can therefore
/// neither move the cursor nor start a line of its own.
struct TerminalText: Equatable, Sendable, ExpressibleByStringInterpolation {
    private(set) var content: String

    init(stringLiteral value: String) { content = value }

    init(stringInterpolation: Interpolation) { content = stringInterpolation.content }

    /// Text of several lines that was composed elsewhere, such as a report: only its line ends are kept unescaped.
    init(lines: String) { content = ForeignText.lines(lines) }

    /// One line that was composed elsewhere, such as the description of an error.
    init(line: String) { content = ForeignText.line(line) }

    static func + (first: Self, second: Self) -> Self {
        var sum = first
        sum.content += second.content
        return sum
    }

    static func += (sum: inout Self, next: Self) { sum.content += next.content }

    /// The same text, wrapped in a style.
    func styled(_ style: (String) -> String) -> Self {
        var text = self
        text.content = style(content)
        return text
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var content = ""

        init(literalCapacity: Int, interpolationCount: Int) { content.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { content += literal }

        mutating func appendInterpolation(_ text: TerminalText) { content += text.content }

        mutating func appendInterpolation(_ value: some Any) { content += ForeignText.shown(String(describing: value)) }
    }
}
