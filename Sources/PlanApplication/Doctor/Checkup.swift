import PlanModel

/// The findings about a request before anything is fetched or applied.
public struct Checkup: Sendable, Equatable {
    /// A check of the request as a whole.
    public enum Check: String, Sendable, CaseIterable {
        /// Whether the service takes the credentials.
        case token
        /// Where the service is.
        case region
        /// Whose the service is.
        case organization
        /// Whether this machine's clock is right.
        case clock
        /// Whether the caller has a permission in everybody's divisions.
        case permission
        /// Whether everybody belongs to one business unit.
        case businessUnit
        /// Whether the days lie within the time for which schedules are published.
        case horizon
        /// How long fetching and applying will take.
        case calls
        /// Sessions whose people cannot meet, whatever is planned.
        case session
        /// Whether more is asked of a coach than their limits allow.
        case coach
    }

    /// A check that is made for each person.
    public enum PersonCheck: String, Sendable, CaseIterable {
        /// The account is in use.
        case account
        /// Workforce management has them in a unit.
        case unit
        /// The caller's permissions cover their division.
        case division
        /// They may take part in coaching.
        case takesPart
        /// A schedule is published for each week.
        case schedule
    }

    /// The result of one check.
    public struct Finding: Sendable, Equatable {
        /// Whether it is in order; nil if that could not be determined.
        public var isInOrder: Bool?
        /// The finding, in words.
        public var text: String
        /// What to do about it; nil if nothing has to be done.
        public var advice: String?

        /// In order.
        static func fine(_ text: String) -> Finding { Finding(isInOrder: true, text: text) }
        /// Not in order.
        static func wrong(_ text: String, _ advice: String) -> Finding {
            Finding(isInOrder: false, text: text, advice: advice)
        }
        /// Could not be determined.
        static func unknown(_ text: String) -> Finding { Finding(isInOrder: nil, text: text) }
    }

    /// A check of the request as a whole.
    public struct Entry: Sendable, Equatable {
        /// The check.
        public var check: Check
        /// What it is about, such as a permission or a session's key; nil for the request as a whole.
        public var subject: String?
        /// Its result.
        public var finding: Finding
    }

    /// A person with the result of each check.
    public struct Person: Sendable, Equatable {
        /// The user's id.
        public var id: String
        /// The name to show.
        public var name: String
        /// Whether they are coached.
        public var isAttendee: Bool
        /// Whether they coach.
        public var isFacilitator: Bool
        /// The result of each check.
        public var findings: [PersonCheck: Finding]

        /// Everything to do about this person, without repetitions.
        public var advice: [String] {
            var seen: Set<String> = []
            return PersonCheck.allCases.compactMap { findings[$0]?.advice }.filter { seen.insert($0).inserted }
        }
    }

    /// Checks of the request as a whole, in the order of ``Check``.
    public var entries: [Entry] = []
    /// Everybody of the request, attendees first.
    public var people: [Person] = []

    /// Whether nothing is wrong; a check whose result could not be determined counts as right.
    public var isInOrder: Bool { !lacksPermission && findings.allSatisfy { $0.isInOrder ?? true } }

    /// Whether the problem is credentials or permissions.
    public var lacksPermission: Bool {
        entries.contains { [.token, .permission].contains($0.check) && $0.finding.isInOrder == false }
            || people.contains { $0.findings[.division]?.isInOrder == false }
    }

    private var findings: [Finding] { entries.map(\.finding) + people.flatMap { $0.findings.values } }

    mutating func add(_ check: Check, _ subject: String? = nil, _ finding: Finding) {
        entries.append(Entry(check: check, subject: subject, finding: finding))
    }
}
