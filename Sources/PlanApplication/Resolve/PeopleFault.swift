public import PlanModel

/// Why somebody whom a request names, or a source of people, could not be found for certain.
public struct PeopleFault: Sendable, Equatable {
    /// What the fault is about.
    public enum Subject: Sendable, Equatable, Hashable {
        /// A text that stands for a person.
        case name(String)
        /// What people belong to.
        case source(PeopleSource)
    }

    /// What is wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// Nobody, or nothing, of this name.
        case notFound
        /// Several of this name.
        case several
        /// The account is not in use.
        case inactive
        /// In no business unit, so that there is no schedule.
        case withoutSchedule
        /// In another business unit than the others.
        case otherBusinessUnit
    }

    /// What the fault is about.
    public var subject: Subject
    /// What is wrong.
    public var kind: Kind
    /// The same in words, with what tells several apart and with the nearest names.
    public var message: String
    /// What would be right.
    public var expected: String?

    init(_ subject: Subject, _ kind: Kind, _ message: String, expected: String? = nil) {
        self.subject = subject
        self.kind = kind
        self.message = message
        self.expected = expected
    }
}

/// What a look-up came to.
public struct PeopleFindings: Sendable {
    /// Everybody who was found.
    public var lock: PeopleLock
    /// What could not be found for certain: whoever has one of these must not use the lock.
    public var faults: [PeopleFault]
    /// What the planner should know all the same.
    public var notes: [String]
    /// How many people were left out of which source, since their account is not in use or they have no schedule.
    public var leftOut: [String: Int]
}
