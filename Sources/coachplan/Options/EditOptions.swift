import ArgumentParser
import CoachingModels
import PlanModel

/// Options for changes to a plan.
struct EditOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Somebody is away: an id or a name, and a date or two (the second not included).",
            discussion: "For example --absent 'Tom Becker=2026-12-08' or --absent f-tom=2026-12-08/2026-12-10.",
            valueName: "who=dates"))
    var absent: [String] = []

    @Option(
        help: ArgumentHelp(
            "A request whose sessions, and people, are asked for as well.",
            discussion: "Its policy and its horizon do not count.", valueName: "file"))
    var add: String?

    @Option(help: ArgumentHelp("This session is no longer asked for.", valueName: "key"))
    var drop: [String] = []

    @Option(help: ArgumentHelp("This session stays without a place.", valueName: "key"))
    var exclude: [String] = []

    @Option(
        help: ArgumentHelp(
            "This session is at this time, and with this facilitator if one is given.", valueName: "key=start[@who]"))
    var pin: [String] = []

    @Option(
        help: ArgumentHelp(
            "This session is not at this time, or not with this facilitator then.", valueName: "key=start[@who]"))
    var forbid: [String] = []

    @Option(help: ArgumentHelp("Sessions before this date stay where they are.", valueName: "date"))
    var freezeUntil: String?

    @Option(help: ArgumentHelp("What each moved session costs (default: the policy's moveCost).", valueName: "cost"))
    var moveCost: String?

    /// The edits for a request.
    ///
    /// - Throws: ``Failure`` with every option that cannot be parsed.
    func edits(of request: PlanRequest) throws -> ReplanEdits {
        var edits = ReplanEdits()
        var problems: [String] = []
        (edits.dropped, edits.excluded) = (drop, exclude)
        for text in absent {
            do { edits.absences.append(try absence(text, request)) } catch {
                problems.append("--absent \(text): \(error)")
            }
        }
        for text in pin {
            do {
                let (key, pin) = try pinned(text, request)
                edits.pins[key] = pin
            } catch { problems.append("--pin \(text): \(error)") }
        }
        for text in forbid {
            do {
                let (key, place) = try pinned(text, request)
                edits.forbidden[key, default: []].append(
                    ForbiddenPlace(dateStart: place.dateStart, facilitatorId: place.facilitatorId))
            } catch { problems.append("--forbid \(text): \(error)") }
        }
        if let freezeUntil {
            if let day = LocalDate(freezeUntil) {
                edits.frozenUntil = request.clock.start(of: day)
            } else {
                problems.append("--freeze-until \(freezeUntil): expected a date, yyyy-MM-dd")
            }
        }
        if let moveCost {
            if let cost = ExactDecimal(moveCost), cost.digits >= 0 {
                edits.moveCost = cost
            } else {
                problems.append("--move-cost \(moveCost): expected a number of 0 or more")
            }
        }
        guard problems.isEmpty else { throw Failure(.usage, problems: problems) }
        return edits
    }

    private struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    private func absence(_ text: String, _ request: PlanRequest) throws -> ReplanEdits.Absence {
        guard let equals = text.lastIndex(of: "=") else { throw Unreadable(description: "expected WHO=DATES") }
        let parts = text[text.index(after: equals)...].split(separator: "/", omittingEmptySubsequences: false)
        let days = parts.compactMap { LocalDate($0) }
        guard (1...2).contains(parts.count), days.count == parts.count else {
            throw Unreadable(description: "expected a date yyyy-MM-dd, or two with a / between them")
        }
        let last = days.count == 2 ? days[1] : LocalDate(daysSince1970: days[0].daysSince1970 + 1)
        guard days[0] < last else { throw Unreadable(description: "expected a second date after the first") }
        return ReplanEdits.Absence(
            id: try id(of: String(text[..<equals]), request),
            time: Interval(start: request.clock.start(of: days[0]), end: request.clock.start(of: last)))
    }

    private func pinned(_ text: String, _ request: PlanRequest) throws -> (String, PinRequest) {
        guard let equals = text.firstIndex(of: "=") else { throw Unreadable(description: "expected KEY=START[@WHO]") }
        let place = text[text.index(after: equals)...].split(separator: "@", maxSplits: 1)
        guard let first = place.first, let start = request.clock.instant(spelled: String(first)) else {
            throw Unreadable(description: "expected a start such as 2026-12-08T10:00 or 2026-12-08T15:00Z")
        }
        let who = try place.count > 1 ? id(of: String(place[1]), request) : nil
        return (String(text[..<equals]), PinRequest(dateStart: start, facilitatorId: who))
    }

    /// The id of a person given by id or name.
    private func id(of who: String, _ request: PlanRequest) throws -> String {
        do { return try request.id(of: who) } catch { throw Unreadable(description: error.message) }
    }
}
