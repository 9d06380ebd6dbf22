import CoachingModels
import PlanModel
import PlanTestSupport
import Testing

@testable import PlanFiles

/// Proofs in files: in the plan where they are small, beside it where they are large.
struct ProofFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var path: String { "\(scratch.path)/week.json" }

    /// One row of each rule, everything that a proof can have.
    private static let everything = PlanProof(
        requestSHA256: "r", slotsSHA256: "s", previousSHA256: "p", bound: ExactDecimal("843.9") ?? ExactDecimal(0),
        unitsPerOne: 100, sessions: ["ana-1", "bo-1"],
        days: [.init(facilitator: "f-priya", day: day("2026-12-08"))],
        rows: [
            .staffing(group: "billing", at: instant("2026-12-08T15:15:00Z"), people: 2),
            .groupAway(group: "billing", at: instant("2026-12-08T15:15:00Z")),
            .person("a-ana", at: instant("2026-12-08T15:15:00Z")),
            .location("Room \"1\"", at: instant("2026-12-08T15:15:00Z")),
            .attendeeDay(attendee: "a-ana", day: day("2026-12-08")),
            .attendeeSpacing(attendee: "a-ana", day: day("2026-12-07")),
            .facilitatorWeekSessions(facilitator: "f-priya", week: "2026-W50"),
            .facilitatorWeekTicks(facilitator: "f-priya", week: "2026-W50", divisor: 2),
            .target(facilitator: "f-priya"),
            .after(session: "ana-1", first: day("2026-12-08"), last: day("2026-12-09")),
        ],
        cuts: [.init(sessions: [0, 1], days: [0], rows: [1, 3])],
        parts: [
            .division(session: 0, day: 0, there: 1, elsewhere: 2),
            .multipliers(
                .init(
                    scaleBits: 20, sessions: [.max, 0], rows: [.init(place: 0, multiplier: 5)],
                    once: [.init(day: 0, sessions: [1])], cuts: [.init(place: 0, multiplier: -7)],
                    floor: .init(share: 1 << 30, part: 3))),
            .multipliers(.init(scaleBits: 0, sessions: [.min, 7])),
            .multipliers(.init(scaleBits: 30, sessions: [1, 2])),
        ])

    private static func day(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(daysSince1970: 0) }

    private static func instant(_ text: String) -> Instant { SlotLines.instant(text) }

    /// A proof of more than a quarter of a megabyte.
    private static var large: PlanProof {
        var proof = everything
        proof.sessions = (0..<30_000).map { "session-\($0)" }
        proof.parts = [.multipliers(.init(scaleBits: 0, sessions: [Int64](repeating: 1, count: 30_000)))]
        return proof
    }

    @Test func whatIsWrittenIsRead() throws {
        try ProofFile.write(Self.everything, to: path)
        #expect(try ProofFile.read(path: path) == Self.everything)
        let text = String(decoding: try ProofFile.encode(Self.everything), as: UTF8.self)
        #expect(text.contains("\n\"bound\": \"843.9\",\n"))
        let row = #"{"rule":"staffing","group":"billing","at":"2026-12-08T15:15Z","people":2}"#
        #expect(text.contains("\n  \(row),\n"))
        #expect(text.contains(#"{"division":{"session":0,"day":0},"there":1,"elsewhere":2}"#))
    }

    @Test func aSmallProofIsInThePlan() throws {
        let plan = try SmallCase().plan()
        try PlanFile.write(plan, proof: Self.everything, to: path)
        #expect(scratch.contents == ["week.json"])
        let read = try PlanFile.read(path: path)
        #expect(read.proof == .inside(Self.everything))
        let found = try #require(try PlanFile.proof(of: read, readFrom: path))
        #expect(found.proof == Self.everything && found.file == path)
    }

    @Test func aLargeProofIsBesideThePlan() throws {
        try PlanFile.write(SmallCase().plan(), proof: Self.large, to: path)
        #expect(scratch.contents == ["week.json", "week.proof.json"])
        let plan = try PlanFile.read(path: path)
        let found = try #require(try PlanFile.proof(of: plan, readFrom: path))
        #expect(found.proof == Self.large && found.file == "\(scratch.path)/week.proof.json")

        let error = #expect(throws: InputProblems.self) { try PlanFile.proof(of: plan, readFrom: "-") }
        #expect(error?.problems.first?.expected == "--proof week.proof.json")
        try ProofFile.write(Self.everything, to: "\(scratch.path)/week.proof.json")
        #expect(throws: InputProblems.self) { try PlanFile.proof(of: plan, readFrom: path) }
    }

    @Test func aPlanThatIsSentSomewhereHasItsProofInside() throws {
        try PlanFile.write(SmallCase().plan(), proof: Self.large, to: "/dev/null")
        #expect(ProofFile.path(besidePlan: "a/week") == "a/week.proof.json")
        #expect(ProofFile.path(besidePlan: "week.json") == "week.proof.json")
    }

    @Test func whereNoFileCanStandBesideItTheProofIsInside() throws {
        let long = "\(scratch.path)/\(String(repeating: "n", count: 250)).json"
        try PlanFile.write(SmallCase().plan(), proof: Self.large, to: long)
        let plan = try PlanFile.read(path: long)
        #expect(try PlanFile.proof(of: plan, readFrom: long)?.proof == Self.large)
    }

    @Test func aPlanWithoutAProofHasNone() throws {
        try PlanFile.write(SmallCase().plan(), proof: nil, to: path)
        #expect(try PlanFile.proof(of: PlanFile.read(path: path), readFrom: path) == nil)
    }

    @Test(arguments: ["../week.proof.json", "/etc/passwd", "", ".."])
    func aProofElsewhereIsNotLookedAt(name: String) throws {
        var plan = try SmallCase().plan()
        plan.proof = .beside(file: name, sha256: "0")
        #expect(throws: InputProblems.self) { try PlanFile.proof(of: plan, readFrom: path) }
    }

    @Test(arguments: [
        ("\"kind\": \"proof\"", "\"kind\": \"plan\"", "kind"), ("\"coachplan\": 1", "\"coachplan\": 2", "version"),
        ("\"843.9\"", "\"much\"", "bound"), ("\"rule\":\"target\"", "\"rule\":\"mood\"", "rows"),
        ("\"people\":2", "\"people\":2,\"tick\":1", "tick"), ("[[0,5]]", "[[0,5,6]]", "longer than two"),
        ("\"scaleBits\":20,", "", "scaleBits"), ("2026-12-08T15:15Z\",\"people", "noon\",\"people", "noon"),
        ("9223372036854775807", "9223372036854775808", ""), ("\"parts\": [", "\"parts\": [[],", "parts"),
    ])
    func whatIsNoProofIsToldWhere(old: String, new: String, place: String) throws {
        let text = String(decoding: try ProofFile.encode(Self.everything), as: UTF8.self)
        #expect(text.contains(old))
        let error = #expect(throws: InputProblems.self) {
            try ProofFile.decode(Array(text.replacing(old, with: new).utf8), file: "week.proof.json")
        }
        let told = error?.description ?? ""
        #expect(told.hasPrefix("week.proof.json: ") && told.contains(place), "\(told)")
    }
}
