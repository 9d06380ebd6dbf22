public import CoachingModels

/// A finished plan: the appointments to create in the service, the sessions left unscheduled, the cost, and the proven
/// bound.
///
/// `PlanFile` stores it as one JSON document, whose fields planning.md describes.
public struct Plan: Sendable, Equatable, Codable {
    /// The version of the file format that this program reads and writes.
    public static let formatVersion = 1

    /// Identifies this plan in the journal. Two runs of the same request have two ids.
    public var id: String
    /// When the run that made the plan ended.
    public var createdAt: Instant
    /// The request that the plan was made from: its hash, name and time zone.
    public var request: RequestSummary
    /// The slots file that the plan was made from: its hash, and when the service was asked.
    public var slots: SlotsSummary
    /// The plan on which a re-plan is based; nil if there is none.
    public var previous: PreviousPlan?
    /// The overrides with which the plan was made, as its request has them; nil if there were none.
    public var overrides: [PlanOverride]?
    /// The time that was planned. Nil in plans of earlier versions, as are the policy, the people and the days of
    /// staffing.
    public var horizon: Interval?
    /// The request's policy with all of its fields, whether or not the request sets them; nil in plans of earlier
    /// versions.
    public var policy: Policy?
    /// Everybody of the request: people who are coached, in its order, then those who only coach.
    public var people: [PlanPerson]?
    /// Everybody who may lead, in the request's order; nil in plans of earlier versions.
    public var coaches: [PlanCoach]?
    /// The plan's cost, the proven bound on it, and why the run ended.
    public var solution: PlanSolution
    /// One for each session that has a place, in the request's order.
    public var appointments: [PlannedAppointment]
    /// One for each session without a place, in the request's order.
    public var unscheduled: [UnscheduledSession]
    /// The staffing of every tick in which the plan takes somebody off the queue, by group, then by time.
    public var staffing: [StaffingTick]
    /// The staffing of each group over every local day for which the service reported anything, by group, then by time.
    public var staffingDays: [StaffingDay]?
    /// The names of the people in the plan, as far as the request gives them: user id to name.
    public var names: [String: String]
    /// The staffing group of each attendee in the plan: user id to group.
    public var staffingGroups: [String: String]
    /// Staffing groups whose staffing is the same, to the hundredth, in every tick that is known for both: they
    /// probably count the same people twice. Nil if there are none.
    public var sameStaffing: [[String]]?
    /// People who have less than a quarter hour of free time before or after one of their sessions: by appointment, the
    /// facilitator first, then the attendees. Nil in plans of earlier versions.
    public var nearEdges: [NearEdge]?
    /// The proof of the bound, or its place; nil if the plan was made without one, and in plans of earlier versions.
    public var proof: ProofPlace?

    /// Creates a plan from its parts; nothing is checked here. `PlanVerifier` compares a plan with its request and
    /// slots.
    ///
    /// Parts that are left out are nil or empty, as in plans of earlier versions.
    public init(
        id: String, createdAt: Instant, request: RequestSummary, slots: SlotsSummary,
        previous: PreviousPlan? = nil, overrides: [PlanOverride]? = nil, horizon: Interval? = nil,
        policy: Policy? = nil, people: [PlanPerson]? = nil,
        coaches: [PlanCoach]? = nil, solution: PlanSolution,
        appointments: [PlannedAppointment], unscheduled: [UnscheduledSession], staffing: [StaffingTick] = [],
        staffingDays: [StaffingDay]? = nil, names: [String: String] = [:], staffingGroups: [String: String] = [:],
        sameStaffing: [[String]]? = nil, nearEdges: [NearEdge]? = nil, proof: ProofPlace? = nil
    ) {
        self.id = id
        self.createdAt = createdAt
        self.request = request
        self.slots = slots
        self.previous = previous
        self.overrides = overrides
        self.horizon = horizon
        self.policy = policy
        self.people = people
        self.coaches = coaches
        self.solution = solution
        self.appointments = appointments
        self.unscheduled = unscheduled
        self.staffing = staffing
        self.staffingDays = staffingDays
        self.names = names
        self.staffingGroups = staffingGroups
        self.sameStaffing = sameStaffing
        self.nearEdges = nearEdges
        self.proof = proof
    }
}

extension Plan {
    /// Records the overrides with which the plan was made.
    public mutating func note(_ overrides: [PlanOverride]) { self.overrides = overrides.isEmpty ? nil : overrides }
}

/// The request that a plan was made from.
public struct RequestSummary: Sendable, Equatable, Codable {
    /// SHA-256 of the request file, followed by its sessions file if it has one, in lower-case hexadecimal.
    public var sha256: String
    /// The request's `name`, which reports use for the plan.
    public var name: String
    /// IANA name of the zone in which the plan counts days and shows times.
    public var timeZone: String
    /// Path of the request file relative to the plan's folder, for commands that answer questions about the plan; nil
    /// if it is not known. The hash shows whether the file is unchanged.
    public var file: String?

    /// Creates a summary from its parts; neither the hash nor the name of the zone is checked.
    public init(sha256: String, name: String, timeZone: String, file: String? = nil) {
        self.sha256 = sha256
        self.name = name
        self.timeZone = timeZone
        self.file = file
    }
}

/// The answers of the service that a plan was made from.
public struct SlotsSummary: Sendable, Equatable, Codable {
    /// SHA-256 of the slots file in lower-case hexadecimal.
    public var sha256: String
    /// The earliest `queriedAt` of its lines; nil if no line has one.
    public var queriedFrom: Instant?
    /// The latest `queriedAt` of its lines; nil if no line has one.
    public var queriedTo: Instant?
    /// Path of the slots file relative to the plan's folder; nil if it is not known.
    public var file: String?

    /// Creates a summary from its parts; nothing is checked.
    public init(sha256: String, queriedFrom: Instant?, queriedTo: Instant?, file: String? = nil) {
        self.sha256 = sha256
        self.queriedFrom = queriedFrom
        self.queriedTo = queriedTo
        self.file = file
    }
}

/// The plan on which a re-plan is based.
public struct PreviousPlan: Sendable, Equatable, Codable {
    /// The plan's id.
    public var id: String
    /// SHA-256 of the plan's file in lower-case hexadecimal.
    public var sha256: String
    /// Path of the plan's file relative to the folder of the later plan; nil if it is not known.
    public var file: String?

    /// A plan's id and hash; nothing is checked.
    public init(id: String, sha256: String, file: String? = nil) {
        self.id = id
        self.sha256 = sha256
        self.file = file
    }
}

/// A session with its place.
public struct PlannedAppointment: Sendable, Equatable, Codable {
    /// The session's key in the request.
    public var session: String
    /// The body that apply sends, field for field.
    public var body: CreateCoachingAppointmentRequest

    /// A session and its appointment; that the body belongs to this session is not checked.
    public init(session: String, body: CreateCoachingAppointmentRequest) {
        self.session = session
        self.body = body
    }
}

/// A session without a place, and why.
public struct UnscheduledSession: Sendable, Equatable, Codable {
    /// The session's key in the request.
    public var session: String
    /// The session's name; nil in plans of earlier versions, as are the people.
    public var name: String?
    /// User ids of the people who may lead it, in order of preference.
    public var facilitatorIds: [String]?
    /// User ids of the people to be coached.
    public var attendeeIds: [String]?
    /// The reason as a code for programs.
    public var reason: UnscheduledReason
    /// The reason in a planner's words.
    public var message: String
    /// Everything that blocks its possible places; the obstacles that block most come first. Nil if it has no possible
    /// place, one of them is free, or the plan is of an earlier version.
    public var obstacles: [UnscheduledObstacle]?

    /// Creates a session without a place from its parts; name, people and obstacles may be left out, as in plans of
    /// earlier versions.
    public init(
        session: String, name: String? = nil, facilitatorIds: [String]? = nil, attendeeIds: [String]? = nil,
        reason: UnscheduledReason, message: String, obstacles: [UnscheduledObstacle]? = nil
    ) {
        self.session = session
        self.name = name
        self.facilitatorIds = facilitatorIds
        self.attendeeIds = attendeeIds
        self.reason = reason
        self.message = message
        self.obstacles = obstacles
    }
}

/// Why a session has no place.
public enum UnscheduledReason: String, Sendable, Equatable, Codable, CaseIterable {
    /// The slots file has no schedule of an attendee at all.
    case attendeeUnknown
    /// The slots file has no schedule of any facilitator who may lead the session.
    case facilitatorUnknown
    /// Hours and closed times leave no start in the window, even if everybody were free.
    case closedTimes
    /// The attendees have no time in common inside the window that is long enough.
    case noAttendeeTime
    /// The attendees have common time, but none with the policy's margin before and after.
    case noMargin
    /// The attendees have common time, but no facilitator is free in it.
    case noCommonTime
    /// All are free at some time, but the service suggested no slot of an allowed rating then.
    case noSuggestedSlot
    /// The slots allow places, but the request forbids each of them.
    case forbidden
    /// The pinned place is not one that the slots allow.
    case pinNotAvailable
    /// Its predecessor has no place, or none that leaves this session a day.
    case predecessor
    /// Possible places exist, but other sessions of these people or of the location take all of them.
    case noCapacity
    /// A place is free, but taking it would cost more than leaving the session out.
    case tooExpensive
    /// A place may exist: the run stopped before it could use it.
    case stoppedEarly
}

/// The staffing of a group in one tick of 15 minutes.
public struct StaffingTick: Sendable, Equatable, Codable {
    /// The staffing group: an attendee's `staffingGroup`, otherwise the id of the business unit in the slots, otherwise
    /// `default`.
    public var group: String
    /// Start of the tick.
    public var dateStart: Instant
    /// People above the forecast without the plan, in hundredths of a person, negative if the group is short; nil if
    /// the service reported nothing for this tick.
    public var before: Double?
    /// Attendees of the group whom the plan takes away in this tick.
    public var away: Int
    /// The number of these whom the group cannot spare, in hundredths of a person; 0 if the service reported nothing.
    public var missing: Double

    /// People above the forecast with the plan, in hundredths of a person.
    public var after: Double? { before.map { (($0 - Double(away)) * 100).rounded() / 100 } }

    /// Creates a tick from its parts. That `missing` fits the other numbers is not checked.
    public init(group: String, dateStart: Instant, before: Double?, away: Int, missing: Double = 0) {
        self.group = group
        self.dateStart = dateStart
        self.before = before
        self.away = away
        self.missing = missing
    }
}
