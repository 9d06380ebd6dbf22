import PlanModel

/// What was found out about a request before anything is fetched or applied.
public struct Checkup: Sendable, Equatable {
    /// What is looked at as a whole.
    public enum Check: String, Sendable, CaseIterable {
        /// Whether the service takes the credentials.
        case token
        /// Where the service is.
        case region
        /// Whose the service is.
        case organization
        /// Whether this machine's clock is right.
        case clock
        /// Whether a permission is there in the divisions of everybody.
        case permission
        /// Whether all are of one business unit.
        case businessUnit
        /// Whether the days lie within the time for which schedules are published.
        case horizon
        /// How long fetching and applying will take.
        case calls
        /// What can't be met whatever is planned.
        case session
        /// More asked of a coach than their limits allow.
        case coach
    }

    /// What is looked at for each person.
    public enum PersonCheck: String, Sendable, CaseIterable {
        /// The account is in use.
        case account
        /// Workforce management has them in a unit.
        case unit
        /// The caller's permissions reach their division.
        case division
        /// They may take part in coaching.
        case takesPart
        /// A schedule is published for each week.
        case schedule
    }

    /// What one check came to.
    public struct Finding: Sendable, Equatable {
        /// Whether it is in order; nil where it could not be told.
        public var isInOrder: Bool?
        /// What was found.
        public var text: String
        /// What to do; nil where there is nothing to do.
        public var advice: String?

        /// In order.
        static func fine(_ text: String) -> Finding { Finding(isInOrder: true, text: text) }
        /// Not in order.
        static func wrong(_ text: String, _ advice: String) -> Finding {
            Finding(isInOrder: false, text: text, advice: advice)
        }
        /// Could not be told.
        static func unknown(_ text: String) -> Finding { Finding(isInOrder: nil, text: text) }
    }

    /// A check of the whole.
    public struct Entry: Sendable, Equatable {
        /// What was looked at.
        public var check: Check
        /// What it is about, such as a permission or a session's key; nil for the whole.
        public var subject: String?
        /// What it came to.
        public var finding: Finding
    }

    /// A person with what each check came to.
    public struct Person: Sendable, Equatable {
        /// The user's id.
        public var id: String
        /// What people read.
        public var name: String
        /// Whether they are coached.
        public var isAttendee: Bool
        /// Whether they coach.
        public var isFacilitator: Bool
        /// What each check came to.
        public var findings: [PersonCheck: Finding]

        /// Everything that is to be done about this person, each thing once.
        public var advice: [String] {
            var seen: Set<String> = []
            return PersonCheck.allCases.compactMap { findings[$0]?.advice }.filter { seen.insert($0).inserted }
        }
    }

    /// Checks of the whole, in the order of ``Check``.
    public var entries: [Entry] = []
    /// Everybody of the request, attendees first.
    public var people: [Person] = []

    /// Whether nothing is wrong; what could not be told counts as right.
    public var isInOrder: Bool { !lacksPermission && findings.allSatisfy { $0.isInOrder ?? true } }

    /// Whether credentials or permissions are what is wrong.
    public var lacksPermission: Bool {
        entries.contains { [.token, .permission].contains($0.check) && $0.finding.isInOrder == false }
            || people.contains { $0.findings[.division]?.isInOrder == false }
    }

    private var findings: [Finding] { entries.map(\.finding) + people.flatMap { $0.findings.values } }

    mutating func add(_ check: Check, _ subject: String? = nil, _ finding: Finding) {
        entries.append(Entry(check: check, subject: subject, finding: finding))
    }
}
