/// The bounds of the numbers in a request.
package enum RequestLimits {
    package static let sessionsPerDay = 0...1000
    package static let minutesPerDay = 0...100_000
    package static let sessionsPerWeek = 0...10_000
    package static let minutesPerWeek = 0...100_000
    package static let bufferMinutes = 0...100_000
    package static let targetMinutes = 0...10_000_000
    /// Minutes of an appointment that somebody has beside the plan.
    package static let heldMinutes = 1...100_000
    package static let priority = 1...100
    /// Days between a session and the one before it.
    package static let days = 0...100_000
    /// Sessions of a series.
    package static let series = 2...60
    /// Attendees of a staffing group who are in session at once.
    package static let away = 0...1_000_000
    package static let marginMinutes = 0...1440
    /// By how much of the first one's cost each further missing person costs more.
    package static let growth: ClosedRange<Int64> = 0...1000
    /// Sessions at once in a location.
    package static let capacity = 0...1_000_000
    package static let staffingFloor: ClosedRange<Int64> = -1_000_000...1_000_000
    package static let cost: ClosedRange<Int64> = 0...1_000_000_000
    package static let lengths = [15, 30, 45, 60]
    package static let horizonDays: Int64 = 400
    package static let years = 1970...2999
    /// The most bytes of ids and names that appear in tables, of other texts, of descriptions and of links.
    package static let identifierBytes = 256
    package static let textBytes = 1000
    package static let descriptionBytes = 65_536
    package static let linkBytes = 8192
    package static let keyBytes = 64
}
