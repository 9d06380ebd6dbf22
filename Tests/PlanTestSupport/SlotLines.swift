import PlanFiles
package import PlanModel

/// Lines of a slots file for tests, of days in UTC.
package enum SlotLines {
    package struct Period {
        package var start: String
        package var minutes: Int
        package var extra = ""

        package init(start: String, minutes: Int, extra: String = "") {
            self.start = start
            self.minutes = minutes
            self.extra = extra
        }
    }

    package struct Slot {
        package var start: String
        package var minutes: Int
        package var difference: String?
        package var rating: String?

        package init(start: String, minutes: Int, difference: String? = nil, rating: String? = nil) {
            self.start = start
            self.minutes = minutes
            self.difference = difference
            self.rating = rating
        }
    }

    /// One line: who was asked for, what was suggested, and who is available when.
    package static func line(
        attendees: [String], facilitators: [String] = [], minutes: Int = 30, slots: [Slot] = [],
        attendeeTimes: [String: [Period]] = [:], facilitatorTimes: [String: [Period]] = [:], extra: String = ""
    ) -> String {
        let leaders = facilitators.isEmpty ? "" : #","facilitatorIds":[\#(quoted(facilitators))]"#
        let suggested = slots.map { slot in
            #"{"dateStart":"\#(slot.start)","lengthInMinutes":\#(slot.minutes)"#
                + (slot.difference.map { #","staffingDifference":\#($0)"# } ?? "")
                + (slot.rating.map { #","differenceRating":"\#($0)""# } ?? "") + "}"
        }
        return
            #"{"queriedAt":"2026-12-01T06:00:00Z","request":{"interval":"2026-12-07T00:00:00Z/2026-12-09T00:00:00Z","#
            + #""lengthInMinutes":\#(minutes),"attendeeIds":[\#(quoted(attendees))]\#(leaders)},"#
            + #""response":{"suggestedSlots":[\#(suggested.joined(separator: ","))],"#
            + #""attendeeSchedules":[\#(schedules(attendeeTimes))],"facilitatorSchedules":[\#(schedules(facilitatorTimes))]}\#(extra)}"#
    }

    package static func read(_ lines: [String]) throws -> SlotsFile {
        let scratch = try Scratch()
        return try SlotsReader.read(path: scratch.file("slots.ndjson", lines.joined(separator: "\n") + "\n"))
    }

    /// An instant that a test spells; 1970 for what is none.
    package static func instant(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }

    private static func schedules(_ times: [String: [Period]]) -> String {
        times.sorted { $0.key < $1.key }.map { user, periods in
            let list = periods.map { #"{"dateStart":"\#($0.start)","lengthInMinutes":\#($0.minutes)\#($0.extra)}"# }
            return #"{"user":{"id":"\#(user)"},"availableTimes":[\#(list.joined(separator: ","))]}"#
        }.joined(separator: ",")
    }

    private static func quoted(_ ids: [String]) -> String { ids.map { "\"\($0)\"" }.joined(separator: ",") }
}
