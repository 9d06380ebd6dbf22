import NIOCore

/// Writes a `CoachingSlotsResponse`.
///
/// Writes bytes directly rather than through an encoder: a two-week answer has hundreds of entries, and a planner asks
/// for thousands of answers. The fields and their order are those of the models in `CoachingAPI`; a test decodes the
/// answers with them.
struct SlotsAnswer: Sendable {
    let world: SandboxWorld
    let fragments: ScheduleFragments
    let search: SlotSearch
    let goodFrom: Int32
    let neutralFrom: Int32

    init(world: SandboxWorld, assumptions: SandboxAssumptions) {
        self.world = world
        fragments = ScheduleFragments(world: world)
        search = SlotSearch(calendar: world.calendar, facilitatorRule: assumptions.suggestedSlotFacilitators)
        goodFrom = Int32((assumptions.goodFromDifference * 100).rounded())
        neutralFrom = Int32((assumptions.neutralFromDifference * 100).rounded())
    }

    func write(_ query: SlotQuery, _ snapshot: SlotSnapshot) -> ByteBuffer {
        let people = query.attendees.count + query.facilitators.count
        let days = max(1, (query.to - query.from) / 1440 + 1)
        var out = AnswerWriter(capacity: min(1 << 20, 4096 + days * (8192 + 2048 * people)))
        out.write(#"{"suggestedSlots":"#)
        writeSlots(query, snapshot, to: &out)
        out.write(#","attendeeSchedules":"#)
        out.list(zip(query.attendees, snapshot.attendees)) { writeAvailability($1.0, $1.1, query, to: &$0) }
        out.write(#","facilitatorSchedules":"#)
        out.list(zip(query.facilitators, snapshot.facilitators)) { writeAvailability($1.0, $1.1, query, to: &$0) }
        out.write(#","wfmScheduleActivities":"#)
        let everybody = zip(query.attendees + query.facilitators, snapshot.attendees + snapshot.facilitators)
        out.list(everybody) { writeActivities($1.0, $1.1, query, to: &$0) }
        out.write(byte: "}")
        return out.buffer
    }

    private func writeSlots(_ query: SlotQuery, _ snapshot: SlotSnapshot, to out: inout AnswerWriter) {
        out.write(byte: "[")
        var isFirst = true
        let unit = query.attendees.lazy.compactMap { world.people[$0].businessUnit }.first
        search.starts(query, snapshot)?.forEach(in: search.range(query)) { tick in
            if !isFirst { out.write(byte: ",") }
            isFirst = false
            let minute = world.calendar.minute(ofTick: tick)
            out.write(#"{"dateStart":"#)
            out.write(minute: minute)
            out.write(#","lengthInMinutes":"#)
            out.write(number: query.length)
            if let difference = search.difference(at: tick, length: query.length, snapshot.groups) {
                out.write(#","staffingDifference":"#)
                out.write(hundredths: difference)
                out.write(rating(difference))
            }
            writeSchedule(unit: unit, minute: minute, to: &out)
            out.write(byte: "}")
        }
        out.write(byte: "]")
    }

    private func rating(_ difference: Int32) -> StaticString {
        if difference >= goodFrom { return #","differenceRating":"Good""# }
        return difference >= neutralFrom ? #","differenceRating":"Neutral""# : #","differenceRating":"Poor""#
    }

    private func writeSchedule(unit: Int?, minute: Int, to out: inout AnswerWriter) {
        guard let unit, let reference = fragments.reference(businessUnit: unit, minute: minute) else { return }
        out.write(#","wfmSchedule":"#)
        out.write(reference)
    }

    /// The bookable periods of one person, cut to the interval of the query.
    private func writeAvailability(_ person: Int, _ time: PersonTime, _ query: SlotQuery, to out: inout AnswerWriter) {
        out.write(#"{"user":{"id":"#)
        out.write(quoted: world.people[person].id)
        out.write(#"},"availableTimes":"#)
        let unit = world.people[person].businessUnit
        out.list(time.periods.overlapping(query.from, query.to)) { out, period in
            let start = max(period.start, query.from)
            out.write(#"{"dateStart":"#)
            out.write(minute: start)
            out.write(#","lengthInMinutes":"#)
            out.write(number: min(period.end, query.to) - start)
            out.write(
                period.code.isPaid ? #","isPaid":true,"activityCategory":"# : #","isPaid":false,"activityCategory":"#)
            out.write(period.code.quotedCategory)
            writeSchedule(unit: unit, minute: start, to: &out)
            out.write(byte: "}")
        }
        out.write(byte: "}")
    }
}

extension [Activity] {
    /// Those that overlap the range; `self` is in order of start and without overlaps.
    func overlapping(_ from: Int, _ to: Int) -> ArraySlice<Activity> {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].end <= from { low = middle + 1 } else { high = middle }
        }
        return self[low...].prefix { $0.start < to }
    }
}
