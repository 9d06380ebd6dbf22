import CoachingModels

@testable import CoachingSandbox

/// Texts that readers stumble over.
enum FuzzText {
    static func text(_ random: inout SeededRandom) -> String {
        random.pick([
            "x", "Room 1", " ", "", "\u{0}", "\u{2028}", "é", "e\u{301}", "\u{202e}abc", "\u{1F469}\u{200D}\u{1F52C}",
            "\"\\",
            "a,b", "%00", String(repeating: "n", count: 300), String(repeating: "\u{10FFFF}", count: 40),
        ])
    }

    static func id(_ random: inout SeededRandom) -> String {
        random.pick([
            "x", "me", "%", "%00", "%ff", "..", "%2F", "aggregates", "00000000-0000-4000-8000-000000000000",
            String(repeating: "9", count: 400), "%F0%9F%98%80",
        ])
    }

    static func query(_ random: inout SeededRandom) -> String {
        random.pick([
            "", "-1", "0", "1", "9223372036854775807", "9223372036854775808", "2147483648", "1e3", "x", "%", "%ff", "+",
            ",,,",
            "a=b", "true", date(&random), "\(date(&random))/\(date(&random))",
        ])
    }

    /// At the ends of what can be written, and beyond.
    static func date(_ random: inout SeededRandom) -> String {
        random.pick([
            "0000-01-01T00:00:00%2B00:01", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-18:00",
            "9999-12-31T23:59:59.999Z",
            "0000-01-01T00:00:00Z", "2026-12-07T00:00:00", "2026-02-30T00:00:00Z", "2026-12-07T24:00:00Z",
            "-0001-01-01T00:00:00Z",
            "2026-12-07T15:00:00.123456789Z", "2026-12-07 05:00z", "T", "10000-01-01T00:00:00Z",
        ])
    }

    /// Mostly within the world.
    static func interval(_ world: SandboxWorld, _ random: inout SeededRandom) -> String {
        let first = world.calendar.startMinute + random.below(world.calendar.tickCount) * 15
        if random.chance(0.05) { return "\(date(&random))/\(date(&random))" }
        return "\(ServiceDate.minute(first))/\(ServiceDate.minute(first + random.within(1...14) * 1440))"
    }
}
