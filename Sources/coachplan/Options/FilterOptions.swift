import ArgumentParser
import CoachingModels
import PlanModel
import PlanReports

/// Options for the part of a plan to show.
struct FilterOptions: ParsableArguments {
    @Option(
        name: .customLong("facilitator"),
        help: ArgumentHelp(
            "Show only sessions that this person leads or may lead; may be repeated.", valueName: "id or name"))
    var facilitators: [String] = []

    @Option(
        name: .customLong("attendee"),
        help: ArgumentHelp("Show only sessions of this person; may be repeated.", valueName: "id or name"))
    var attendees: [String] = []

    @Option(
        name: .customLong("group"),
        help: ArgumentHelp("Show only this staffing group; may be repeated.", valueName: "name"))
    var groups: [String] = []

    @Option(
        name: .customLong("day"), help: ArgumentHelp("Show only this day; may be repeated.", valueName: "YYYY-MM-DD"),
        transform: { text in
            guard let day = LocalDate(text) else { throw ValidationError("a day is written as 2026-12-07") }
            return day
        })
    var days: [LocalDate] = []

    @Flag(help: "Show only what somebody must decide, all of it.")
    var onlyWarnings = false

    var filter: PlanFilter {
        PlanFilter(
            facilitators: facilitators, attendees: attendees, groups: groups, days: days, onlyWarnings: onlyWarnings)
    }

    /// Refuses values that do not exist in the plan.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/usage``, which names the nearest value.
    func check(in known: PlanNames) throws {
        let problems = filter.problems(in: known)
        guard problems.isEmpty else { throw Failure(.usage, problems: problems) }
    }
}
