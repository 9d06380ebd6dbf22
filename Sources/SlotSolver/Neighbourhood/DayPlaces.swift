/// The places of a search space by facilitator and day, and the session of each place.
struct DayPlaces: Sendable {
    /// Places of each facilitator-day (`facilitator * dayCount + day`), as indices into `space.places.values`, by start.
    let byDay: Rows<Int32>
    let sessionOf: ContiguousArray<Int32>

    init(_ space: SearchSpace) {
        var sessionOf = ContiguousArray<Int32>(repeating: 0, count: space.places.values.count)
        var lists = [[Int32]](repeating: [], count: space.facilitatorCount * space.dayCount)
        for session in 0..<space.sessionCount {
            for index in space.places.range(session) {
                sessionOf[index] = Int32(session)
                let place = space.places.values[index]
                lists[Int(place.facilitator) * space.dayCount + Int(place.day)].append(Int32(index))
            }
        }
        var rows = Rows<Int32>()
        for list in lists {
            rows.appendRow(
                list.sorted { (space.places.values[Int($0)].start, $0) < (space.places.values[Int($1)].start, $1) })
        }
        byDay = rows
        self.sessionOf = sessionOf
    }
}
