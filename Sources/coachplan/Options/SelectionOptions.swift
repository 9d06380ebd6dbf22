import ArgumentParser
import CoachingModels
import PlanApplication
import PlanModel

/// Options for the part of a plan to act on.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: .customLong("only"),
        help: ArgumentHelp("Only the session of this key; may be repeated.", valueName: "key"))
    var sessions: [String] = []

    @Option(
        name: .customLong("facilitator"),
        help: ArgumentHelp("Only sessions that this person leads; may be repeated.", valueName: "id or name"))
    var facilitators: [String] = []

    @Option(
        name: .customLong("attendee"),
        help: ArgumentHelp("Only sessions of this person; may be repeated.", valueName: "id or name"))
    var attendees: [String] = []

    @Option(
        name: .customLong("group"),
        help: ArgumentHelp("Only sessions of this staffing group; may be repeated.", valueName: "name"))
    var groups: [String] = []

    @Option(
        help: ArgumentHelp("Only what starts on this day of the plan's zone or later.", valueName: "YYYY-MM-DD"),
        transform: day)
    var from: LocalDate?

    @Option(
        help: ArgumentHelp("Only what starts on this day of the plan's zone or earlier.", valueName: "YYYY-MM-DD"),
        transform: day)
    var until: LocalDate?

    var selection: ApplySelection {
        ApplySelection(
            sessions: sessions, facilitators: facilitators, attendees: attendees, groups: groups, from: from,
            until: until)
    }

    /// Refuses values that do not exist in the plan.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/usage``, which names the nearest value.
    func check(in record: JournalRecord) throws {
        let problems = selection.problems(in: record.entries, of: record.plan)
        guard problems.isEmpty else { throw Failure(.usage, problems: problems) }
    }
}

private func day(_ text: String) throws -> LocalDate {
    guard let day = LocalDate(text) else { throw ValidationError("a day is written as 2026-12-07") }
    return day
}
