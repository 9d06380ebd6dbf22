import PlanTestSupport
import RandomTestSupport

/// What breaks readers: extreme numbers, dates at the edges of calendars, the grammar's own marks, odd Unicode.
enum MutationTokens {
    static let lineEnds = ["\r\n", "\r", "\u{85}", "\u{2028}", "\n\n", " ", ""]

    static func any(_ random: inout SeededGenerator) -> [UInt8] {
        random.oneIn(4)
            ? broken.randomElement(using: &random) ?? [] : Array((texts.randomElement(using: &random) ?? "").utf8)
    }

    private static let texts = numbers + times + words + marks + characters

    private static let numbers = [
        "0", "-0", "-1", "1", "15", "45", "60", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
        "18446744073709551615", "18446744073709551616", "999999999999999999", "1e18", "1e19", "1e-18", "1e400",
        "-1e400",
        "1e-9223372036854775808", "1e9223372036854775807", "0e-9223372036854775808", "4.9e-324", "0.0000001", "1.",
        ".5",
        "2147483647", "2147483648", "-2147483649", "1000000", "100000", "1000000000", ".nan", ".inf", "NaN", "0x1F",
        "1_0",
        String(repeating: "9", count: 400),
    ]

    private static let times = [
        "0000-01-01", "9999-12-31", "1970-01-01", "2999-12-31", "2026-02-29", "2026-12-07", "2026-12-07/2026-12-19",
        "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-12-08T15:00:00Z", "2026-12-08 15:00Z",
        "2026-03-08T02:30:00", "2026-12-08T15:00:00.123456789Z", "2026-12-08T24:00:00Z", "2026-12-08T15:00:00z",
        "1969-12-31T23:59:59.999999Z/2999-12-31", "00:00-24:00", "24:00", "09:00-12:00", "01-Dec", "12/1/2026",
    ]

    private static let words = [
        "null", "~", "true", "TRUE", "False", "yes", "a", "f", "default", "UTC", "Pacific/Apia", "Africa/Casablanca",
        "GMT+5", "sessions", "sessionsFile", "defaults", "policy", "after", "pin", "key", "id", "after.session",
        "request", "response", "suggestedSlots", "user", "seal", "coachplan", "kind", "appointments",
        "/dev/null", "/proc/self/mem", "..", String(repeating: "x", count: 2_000),
    ]

    private static let marks = [
        "<<", "<<: *a", "&a ", "*a", "&a [*a, *a]", "? ", "? *a", ": ", "- ", "--- ", "...", "%YAML 1.1\n---\n",
        "!!binary ",
        "!!set", "|", ">-", "# ", "\t", "'", "\"", "\"\"", "\\", "\\u0000", "\\ud800", "\\ud83d\\ude00", "\\x", "[",
        "]",
        "{", "}", "[]", "{}", ",", ";", ",,,,", "sep=;\n", "sep=", "\n", "\r", "\r\n", "\n\n\n", "  ", "//", "/*",
    ]

    private static let characters = [
        "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}", "\u{7F}", "\u{9B}31m", "\u{1B}[31m", "\u{0}",
        "\u{301}", "\u{200D}", "\u{200B}", "\u{202E}", "\u{FE0F}", "e\u{301}", "\u{E9}", "\u{212A}", "\u{AC00}\u{11A8}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{10FFFB}", "\u{10FFFC}", "\u{10FFFF}", "\u{FFFD}", "\u{660}",
        String(repeating: "\u{301}", count: 500),
    ]

    /// Not UTF-8.
    private static let broken: [[UInt8]] = [
        [0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0x00], [0xEF, 0xBB, 0xBF], [0x1A],
    ]
}
