public import PlanModel

/// The report of `doctor`: checks of the request as a whole, and each person with each check.
public struct DoctorReport: Sendable {
    /// The result of one check.
    public struct Finding: Sendable {
        /// Whether it is in order; nil if that could not be determined.
        public var isInOrder: Bool?
        /// The finding, in words.
        public var text: String
        /// What to do about it.
        public var advice: String?

        /// Creates a finding from its parts.
        public init(isInOrder: Bool?, text: String, advice: String?) {
            self.isInOrder = isInOrder
            self.text = text
            self.advice = advice
        }
    }

    /// A check of the request as a whole.
    public struct Entry: Sendable {
        /// The name of the check, such as `permission`.
        public var check: String
        /// What it is about; nil for the request as a whole.
        public var subject: String?
        /// Its result.
        public var finding: Finding

        /// Creates a check from its parts.
        public init(check: String, subject: String?, finding: Finding) {
            self.check = check
            self.subject = subject
            self.finding = finding
        }
    }

    /// A person with the result of each check.
    public struct Person: Sendable {
        /// The person.
        public var person: ReportPerson
        /// `attendee`, `facilitator` or both.
        public var role: String
        /// The result of each check, with the check's name.
        public var findings: [(check: String, finding: Finding)]
        /// What to do about it.
        public var advice: [String]

        /// Creates a person from its parts.
        public init(
            person: ReportPerson, role: String, findings: [(check: String, finding: Finding)], advice: [String]
        ) {
            self.person = person
            self.role = role
            self.findings = findings
            self.advice = advice
        }
    }

    private let request: String

    /// - Parameter request: the request as the user named it.
    public init(request: String) { self.request = request }

    /// For a checkup that ended early.
    public func refused() -> ReportDocument { ReportDocument(command: "doctor", facts: head) }

    /// For a complete checkup.
    public func document(entries: [Entry], people: [Person], isInOrder: Bool, clock: ZoneClock) -> ReportDocument {
        let wrong =
            entries.filter { $0.finding.isInOrder == false }.count
            + people.filter { $0.findings.contains { $0.finding.isInOrder == false } }.count
        let summary = isInOrder ? "nothing is in the way" : "\(Numbers.counted(wrong, "thing")) to put right"
        return ReportDocument(
            command: "doctor", facts: head + [ReportFact("isInOrder", .flag(isInOrder))],
            sections: [
                ReportSection([.line("\(request): \(summary)")]),
                ReportSection(title: "The whole", [.table(Self.table(entries))]),
                ReportSection(title: "People", [.table(Self.table(people))]),
            ], clock: clock)
    }

    private var head: [ReportFact] { [ReportFact("request", .text(request))] }

    private static func table(_ entries: [Entry]) -> ReportTable {
        ReportTable(
            key: "checks", fields: ["check", "subject", "isInOrder", "shown", "finding", "advice"],
            rows: entries.map { entry in
                [
                    .text(entry.check), .optional(entry.subject), flag(entry.finding), .text(mark(entry.finding)),
                    .text(entry.finding.text), .optional(entry.finding.advice),
                ]
            },
            columns: [
                ReportColumn("", .value("shown"), room: .keeps), ReportColumn("Check", .value("check")),
                ReportColumn("Of", .value("subject")), ReportColumn("Found", .value("finding")),
                ReportColumn("What to do", .value("advice")),
            ])
    }

    private static func table(_ people: [Person]) -> ReportTable {
        let checks = people.first.map { person in person.findings.map(\.check) } ?? []
        let names = ["person", "role"] + checks + ["findings", "advice"]
        return ReportTable(
            key: "people",
            fields: names.map { ReportField($0) },
            rows: people.map { person in
                [.person(person.person), .text(person.role)]
                    + person.findings.map { .text(cell($0.finding)) }
                    + [
                        .list(
                            person.findings.map { check, finding in
                                .record([
                                    ReportFact("check", .text(check)), ReportFact("isInOrder", flag(finding)),
                                    ReportFact("finding", .text(finding.text)),
                                    ReportFact("advice", .optional(finding.advice)),
                                ])
                            }), .text(person.advice.joined(separator: "; ")),
                    ]
            },
            columns: [ReportColumn("Person", .value("person")), ReportColumn("As", .value("role"), room: .leaves(1))]
                + checks.map { ReportColumn(title($0), .value($0)) }
                + [ReportColumn("What to do", .value("advice"))])
    }

    private static func title(_ check: String) -> String {
        check == "takesPart" ? "Takes part" : check.prefix(1).uppercased() + check.dropFirst()
    }

    private static func cell(_ finding: Finding) -> String {
        finding.isInOrder == true ? "ok" : finding.isInOrder == nil ? "?" : finding.text
    }

    private static func mark(_ finding: Finding) -> String {
        finding.isInOrder.map { $0 ? "ok" : "NO" } ?? "?"
    }

    private static func flag(_ finding: Finding) -> ReportValue { finding.isInOrder.map { .flag($0) } ?? .missing }
}
