import CoachingModels
import PlanFiles
public import PlanModel

/// Reads a file of overrides: adjustments to the plan of a request, each with who asked for it and when.
///
///     coachplan: 1
///     overrides:
///       - {pin: ana-1, start: 2026-12-08T10:00, facilitator: f-priya, by: Dana, at: 2026-12-01, why: leaves at noon}
///       - {forbid: bo-2, start: 2026-12-09T15:00, by: Dana, at: 2026-12-01}
///       - {exclude: chi-1, by: Eli, at: 2026-12-02T09:30}
///       - {swap: [ana-1, bo-2], by: Eli, at: 2026-12-02T09:30}
public struct OverridesReader {
    private let request: PlanRequest
    /// The places of sessions; nil if no plan is at hand.
    private let places: [String: SessionPlace]?
    private let keys: Set<String>

    /// The overrides in the file, in its order.
    ///
    /// - Parameters:
    ///   - request: the request whose sessions and people they are about.
    ///   - places: the places of sessions, by key, so that two may be exchanged; nil if no plan is at hand.
    /// - Throws: `InputProblems` with everything that is wrong, or `FileFailure`.
    public static func read(
        path: String, for request: PlanRequest, places: [String: SessionPlace]?
    ) throws -> [PlanOverride] {
        let source = try SourceText(readingFile: path)
        let log = ProblemLog()
        let root = try JSONSource.root(of: source, log: log) ?? YAMLSource.root(of: source, log: log)
        let overrides = OverridesReader(request: request, places: places).overrides(root)
        try log.throwIfAny()
        return overrides
    }

    private init(request: PlanRequest, places: [String: SessionPlace]?) {
        self.request = request
        self.places = places
        keys = Set(request.sessions.map(\.key))
    }

    private static let startExpected = "a start such as 2026-12-08T10:00 or 2026-12-08T15:00Z"

    private func overrides(_ root: FieldValue) -> [PlanOverride] {
        guard let fields = FieldMap(root, known: ["coachplan", "overrides"], expected: "a file of overrides") else {
            return []
        }
        let version = Int64(Plan.formatVersion)
        if let value = fields.required("coachplan", expected: "coachplan: \(version)"),
            let number = value.wholeNumber(in: 0...1_000_000), number != version
        {
            value.fail("this program does not know this version of the format", expected: "coachplan: \(version)")
        }
        var bound: [String: Int] = [:]
        let items = fields.required("overrides", expected: "a list of overrides")?.list(expected: "a list of overrides")
        return (items ?? []).compactMap { item in
            guard let override = override(item) else { return nil }
            guard override.kind != .forbid else { return override }
            for key in [override.session, override.other].compactMap(\.self) {
                if let line = bound[key] {
                    return item.failed(
                        "is about \(key), whose place line \(line) has settled already",
                        expected: "one pin, exclude or swap for each session")
                }
                bound[key] = item.place.line
            }
            return override
        }
    }

    private func override(_ item: FieldValue) -> PlanOverride? {
        let kinds = PlanOverride.Kind.allCases.map(\.rawValue)
        let known = kinds + ["start", "facilitator", "by", "at", "why"]
        guard let fields = FieldMap(item, known: known, expected: "an override") else { return nil }
        let given = PlanOverride.Kind.allCases.filter { fields[$0.rawValue] != nil }
        guard let kind = given.first, given.count == 1, let value = fields[kind.rawValue] else {
            return item.failed(
                given.isEmpty ? "does not say what is wanted" : "says several things at once",
                expected: "one of \(kinds.joined(separator: ", "))")
        }
        let by = fields.required("by", expected: "who wants it")?.identifier(expected: "who wants it")
        let at = fields.required("at", expected: Self.whenExpected).flatMap { when($0) }
        let why = fields["why"]?.text(expected: "the reason in words")
        let start = self.start(fields, of: kind)
        let leader = fields["facilitator"].flatMap { self.leader($0, of: kind) }
        guard let (session, other) = sessions(value, kind), by != nil, at != nil else { return nil }
        guard kind == .exclude || kind == .swap || start != nil else { return nil }
        let override = PlanOverride(
            kind, session: session, other: other, start: start, facilitatorId: leader, by: by, at: at, why: why)
        return isPossible(override, value, fields) ? override : nil
    }

    // MARK: Parts

    private static let whenExpected = "when they said so: a date, or a time such as 2026-12-01T09:30"

    private func when(_ value: FieldValue) -> Instant? {
        guard let text = value.text(maxLength: 100, expected: Self.whenExpected) else { return nil }
        if let day = LocalDate(text), request.clock.hasDay(day) { return request.clock.start(of: day) }
        return request.clock.instant(spelled: text)
            ?? value.failed("is no time, or one that the clocks skip", expected: Self.whenExpected)
    }

    /// The start, which is required for a place, and refused otherwise.
    private func start(_ fields: FieldMap, of kind: PlanOverride.Kind) -> Instant? {
        guard kind == .pin || kind == .forbid else {
            fields["start"]?.fail("does not belong to \(kind.rawValue)", expected: "no start")
            return nil
        }
        guard let value = fields.required("start", expected: Self.startExpected),
            let text = value.text(maxLength: 100, expected: Self.startExpected)
        else { return nil }
        guard let start = request.clock.instant(spelled: text) else {
            return value.failed("is no time, or one that the clocks skip", expected: Self.startExpected)
        }
        let fault =
            RequestRules.instant(start, request.clock)
            ?? RequestRules.pinnedStart(start, minutes: 0, window: nil, horizon: nil)
        return value.accepted(start, fault)
    }

    private func leader(_ value: FieldValue, of kind: PlanOverride.Kind) -> String? {
        guard kind == .pin || kind == .forbid else {
            return value.failed("does not belong to \(kind.rawValue)", expected: "no facilitator")
        }
        guard let text = value.identifier(expected: "a facilitator's id or name") else { return nil }
        do { return try request.id(of: text) } catch { return value.accepted(nil, error) }
    }

    private func sessions(_ value: FieldValue, _ kind: PlanOverride.Kind) -> (String, String?)? {
        guard kind == .swap else { return key(value).map { ($0, nil) } }
        let expected = "two keys, such as [ana-1, bo-2]"
        guard let list = value.list(expected: expected) else { return nil }
        guard list.count == 2 else { return value.failed("is not a pair", expected: expected) }
        guard let first = key(list[0]), let second = key(list[1]) else { return nil }
        guard first != second else { return value.failed("are the same session", expected: expected) }
        return (first, second)
    }

    private func key(_ value: FieldValue) -> String? {
        guard let key = value.text(expected: "the key of a session") else { return nil }
        guard keys.contains(key) else {
            return value.failed(
                "the request has no such session" + value.log.hint(key, keys.sorted()), expected: "the key of a session"
            )
        }
        return key
    }

    // MARK: Beside the request

    private func isPossible(_ override: PlanOverride, _ value: FieldValue, _ fields: FieldMap) -> Bool {
        guard let session = request.sessions.first(where: { $0.key == override.session }) else { return false }
        switch override.kind {
        case .exclude: return true
        case .pin, .forbid:
            let leads = override.facilitatorId.flatMap { RequestRules.pinnedLeader($0, of: session.facilitators) }
            if let leads { fields["facilitator"]?.fail(leads) }
            let fits =
                override.kind == .forbid
                ? nil
                : override.start.flatMap {
                    RequestRules.pinnedStart(
                        $0, minutes: session.lengthInMinutes, window: session.window, horizon: request.horizon)
                }
            if let fits { fields["start"]?.fail(fits) }
            return leads == nil && fits == nil
        case .swap:
            guard let places else {
                value.fail(
                    "no plan is at hand whose places could be exchanged",
                    expected: "pins; or replan, which begins with a plan")
                return false
            }
            let missing = [override.session, override.other].compactMap(\.self).filter { places[$0] == nil }
            for key in missing { value.fail("\(key) has no place in the plan", expected: "two sessions with a place") }
            return missing.isEmpty
        }
    }
}
