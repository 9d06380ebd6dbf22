import CoachingModels
import PlanModel
import PlanTestSupport
import RequestFiles
import Testing

/// Files of adjustments: what they say, and each fault with its line.
@Suite struct OverridesReaderTests {
    private static let who = "by: Dana, at: 2026-12-01"
    private static let priya = SessionPlace(start: instant("2026-12-08T15:00:00Z"), facilitatorId: "f-priya")
    private static let tom = SessionPlace(start: instant("2026-12-09T15:00:00Z"), facilitatorId: "f-tom")
    private static let places = ["ana-0": tom, "ana-1": priya]

    private static func instant(_ text: String) -> Instant { SlotLines.instant(text) }

    private static func read(
        _ lines: [String], places: [String: SessionPlace]? = places, head: String = "coachplan: 1\noverrides:"
    ) throws -> [PlanOverride] {
        let scratch = try Scratch()
        let path = try scratch.file(
            "overrides.yaml", "\(head)\n" + lines.map { "  - {\($0)}\n" }.joined())
        return try OverridesReader.read(path: path, for: Requests.read(Requests.good), places: places)
    }

    private static func problems(
        _ lines: [String], places: [String: SessionPlace]? = places, head: String = "coachplan: 1\noverrides:"
    ) throws -> [Problem] {
        do {
            _ = try read(lines, places: places, head: head)
            return []
        } catch let error as InputProblems { return error.problems }
    }

    @Test func readsEachKind() throws {
        let read = try Self.read([
            "pin: ana-1, start: 2026-12-08T10:00, facilitator: Priya Raman, by: Dana, at: 2026-12-01, why: leaves at noon",
            "forbid: ana-0, start: 2026-12-09T15:00:00Z, by: Eli, at: 2026-12-02T09:30",
        ])
        let clock = try #require(ZoneClock(name: "America/New_York"))
        #expect(
            read == [
                PlanOverride(
                    .pin, session: "ana-1", start: Self.instant("2026-12-08T15:00:00Z"), facilitatorId: "f-priya",
                    by: "Dana", at: clock.start(of: try #require(LocalDate("2026-12-01"))), why: "leaves at noon"),
                PlanOverride(
                    .forbid, session: "ana-0", start: Self.instant("2026-12-09T15:00:00Z"), by: "Eli",
                    at: Self.instant("2026-12-02T14:30:00Z")),
            ])
        #expect(
            try Self.read(["exclude: ana-0, \(Self.who)"]).map(\.kind) == [.exclude])
        let swap = try #require(try Self.read(["swap: [ana-0, ana-1], \(Self.who)"]).first)
        #expect(swap.kind == .swap && swap.session == "ana-0" && swap.other == "ana-1")
    }

    @Test func aFileWithoutAnyIsNone() throws {
        #expect(try Self.read([], head: "coachplan: 1\noverrides: []") == [])
        // JSON is read as well.
        #expect(
            try Self.read(
                [], head: #"{"coachplan": 1, "overrides": [{"exclude": "ana-0", "by": "D", "at": "2026-12-01"}]}"#
            )
            .count == 1)
    }

    @Test(arguments: [
        ("pin: ana-9, start: 2026-12-08T10:00, \(who)", "overrides[0].pin", "the request has no such session"),
        ("pin: ana-1, \(who)", "overrides[0].start", "is missing"),
        ("pin: ana-1, start: soon, \(who)", "overrides[0].start", "is no time"),
        ("pin: ana-1, start: 2026-12-08T10:05, \(who)", "overrides[0].start", "is not on the quarter hour"),
        ("pin: ana-1, start: 2026-12-15T10:00, \(who)", "overrides[0].start", "lies outside the session's window"),
        (
            "pin: ana-1, start: 2026-12-08T10:00, facilitator: Zoe, \(who)", "overrides[0].facilitator",
            "nobody of the request is called so"
        ),
        (
            "forbid: ana-1, start: 2026-12-08T10:00, facilitator: a-ana, \(who)", "overrides[0].facilitator",
            "may not lead this session"
        ),
        ("exclude: ana-0, start: 2026-12-08T10:00, \(who)", "overrides[0].start", "does not belong to exclude"),
        (
            "swap: [ana-0, ana-1], facilitator: f-tom, \(who)", "overrides[0].facilitator", "does not belong to swap"
        ),
        ("swap: ana-0, \(who)", "overrides[0].swap", "is not a list"),
        ("swap: [ana-0], \(who)", "overrides[0].swap", "is not a pair"),
        ("swap: [ana-0, ana-0], \(who)", "overrides[0].swap", "are the same session"),
        ("exclude: ana-0, pin: ana-1, \(who)", "overrides[0]", "says several things at once"),
        ("\(who)", "overrides[0]", "does not say what is wanted"),
        ("exclude: ana-0, at: 2026-12-01", "overrides[0].by", "is missing"),
        ("exclude: ana-0, by: Dana", "overrides[0].at", "is missing"),
        ("exclude: ana-0, by: Dana, at: yesterday", "overrides[0].at", "is no time"),
        ("exclude: ana-0, who: Dana, \(who)", "overrides[0].who", "is not a field of an override"),
    ])
    func tellsWhatIsWrongAndWhere(line: String, field: String, message: String) throws {
        let problems = try Self.problems([line])
        #expect(problems.count == 1, "\(problems)")
        let problem = try #require(problems.first)
        #expect(problem.field == field && problem.message.hasPrefix(message), "\(problem)")
        #expect(problem.line == 3 && problem.column != nil && problem.file.hasSuffix("overrides.yaml"))
    }

    @Test func allFaultsAreToldAtOnceInTheirOrder() throws {
        let problems = try Self.problems([
            "exclude: x, \(Self.who)", "pin: ana-1, by: D", "exclude: ana-0, \(Self.who)",
        ])
        #expect(problems.map(\.line) == [3, 4, 4])
    }

    @Test func aSessionIsSettledOnce() throws {
        let problem = try #require(
            try Self.problems(["exclude: ana-0, \(Self.who)", "swap: [ana-1, ana-0], \(Self.who)"]).first)
        #expect(problem.message == "is about ana-0, whose place line 3 has settled already" && problem.line == 4)
        // Several places may be forbidden, beside a pin.
        let both = [
            "forbid: ana-0, start: 2026-12-08T10:00, \(Self.who)",
            "forbid: ana-0, start: 2026-12-08T11:00, \(Self.who)",
        ]
        #expect(try Self.read(both + ["pin: ana-0, start: 2026-12-09T10:00, \(Self.who)"]).count == 3)
    }

    @Test func placesAreExchangedOnlyWhereThereAreSome() throws {
        let swap = ["swap: [ana-0, ana-1], \(Self.who)"]
        #expect(
            try Self.problems(swap, places: nil).first?.message == "no plan is at hand whose places could be exchanged")
        #expect(
            try Self.problems(swap, places: ["ana-0": Self.tom]).first?.message == "ana-1 has no place in the plan")
    }

    @Test(arguments: [
        ("overrides:", "coachplan", "is missing"),
        ("coachplan: 2\noverrides:", "coachplan", "this program does not know"),
        ("coachplan: 1", "overrides", "is missing"), ("coachplan: 1\noverride: []", "override", "is not a field of"),
        ("coachplan: 1\noverrides: {pin: x}", "overrides", "is not a list"), ("[]", "", "is not a set of fields"),
    ])
    func theFileAsAWhole(head: String, field: String, message: String) throws {
        let problems = try Self.problems(head == "overrides:" ? ["exclude: ana-0, \(Self.who)"] : [], head: head)
        #expect(problems.contains { ($0.field ?? "") == field && $0.message.hasPrefix(message) }, "\(problems)")
    }
}

/// Places that a session must not have, in a request.
@Suite struct ForbiddenPlaceTests {
    private static let pin = "pin: {dateStart: 2026-12-08T15:00:00Z, facilitatorId: f-priya}"

    private static func with(_ forbidden: String) -> String {
        Requests.with((pin, "forbidden: \(forbidden)"))
    }

    @Test func areReadWithWhoLeads() throws {
        let request = try Requests.read(Self.with("[2026-12-08T15:00:00Z, 2026-12-08T11:00:00-05:00@f-priya]"))
        #expect(
            request.sessions[1].forbidden == [
                ForbiddenPlace(dateStart: SlotLines.instant("2026-12-08T15:00:00Z")),
                ForbiddenPlace(dateStart: SlotLines.instant("2026-12-08T16:00:00Z"), facilitatorId: "f-priya"),
            ])
        // A window that ends before does not matter: it is only not used.
        #expect(try Requests.problems(Self.with("[2026-12-18T15:00:00Z]")).isEmpty)
    }

    @Test(arguments: [
        ("2026-12-08T15:00:00Z", "sessions[1].forbidden", "is not a list"),
        ("[2026-12-08]", "sessions[1].forbidden[0]", "2026-12-08 is not an instant"),
        ("[2026-12-08T15:00]", "sessions[1].forbidden[0]", "2026-12-08T15:00 lacks Z or an offset"),
        ("[2026-12-08T15:05:00Z]", "sessions[1].forbidden[0]", "is not on the quarter hour"),
        ("[2026-12-08T15:00:00Z@f-zoe]", "sessions[1].forbidden[0]", "may not lead this session"),
        ("[2026-12-08T15:00:00Z, 2026-12-08T10:00:00-05:00]", "sessions[1].forbidden[1]", "is listed twice"),
    ])
    func areRefused(text: String, field: String, message: String) throws {
        let problems = try Requests.problems(Self.with(text))
        #expect(problems.count == 1 && problems.first?.field == field, "\(problems)")
        #expect(problems.first?.message.hasPrefix(message) == true, "\(problems)")
    }
}
