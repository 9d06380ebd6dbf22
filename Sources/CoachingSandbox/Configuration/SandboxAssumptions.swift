public import CoachingModels

/// The sandbox's choices where the service's behaviour is not published, each one setting with a default.
///
/// `CoachingSandbox.docc/Assumptions.md` lists them.
public struct SandboxAssumptions: Hashable, Sendable {
    // MARK: Slots

    /// A slot is rated Good from this staffing difference on.
    public var goodFromDifference = 1.0
    /// A slot is rated Neutral from this staffing difference on, Poor below.
    public var neutralFromDifference = -1.0
    /// The longest interval of a slots query, in days.
    public var maximumSlotQueryDays = 366
    /// The most attendees, and the most facilitators, of a slots query or an appointment.
    public var maximumParticipants = 100
    /// The condition on the facilitators named in a slots query for a slot to be suggested.
    public var suggestedSlotFacilitators = FacilitatorRule.anyIsFree
    /// Whether slots are suggested that start before now.
    public var suggestsPastSlots = false
    /// Activities of the published schedule during which a person may be booked.
    public var bookableActivities: Set<CoachingActivityCategory> = [.onQueueWork, .offQueueWork]

    /// How many of the facilitators named in a slots query must be free throughout a suggested slot.
    public enum FacilitatorRule: String, Hashable, Sendable {
        /// One of them is free: an appointment has one facilitator.
        case anyIsFree
        /// All of them are free.
        case allAreFree
    }

    // MARK: Appointments

    /// The longest name of an appointment, in UTF-16 units; a blank one is refused as well.
    public var maximumNameLength = 255
    /// The longest description of an appointment, in UTF-16 units; it may be blank.
    public var maximumDescriptionLength = 4_000
    /// The longest text of an annotation, in UTF-16 units; a blank one is refused as well.
    public var maximumAnnotationLength = 10_000
    /// How many minutes an appointment may last.
    public var appointmentMinutes = 1...1_440
    /// Whether an appointment that starts before now is refused.
    public var refusesPastStart = false
    /// Statuses that an appointment may change to, by its present status. Keeping the status is always allowed.
    public var statusTransitions: [CoachingAppointmentStatus: Set<CoachingAppointmentStatus>] = [
        .scheduled: [.inProgress, .completed],
        .inProgress: [.scheduled, .completed],
        .completed: [.inProgress],
        .invalidSchedule: [.scheduled, .inProgress, .completed],
    ]
    /// Statuses in which an appointment occupies the time of its people: another appointment at that time is a
    /// conflict.
    public var blockingStatuses: Set<CoachingAppointmentStatus> = [.scheduled, .inProgress, .completed]
    /// Statuses in which everything but the status is fixed: a change is refused with 409 `appointment.state.conflict`.
    public var frozenStatuses: Set<CoachingAppointmentStatus> = [.completed]
    /// Whether an attendee may set the status of an appointment that has a facilitator; otherwise it is refused with
    /// 403 `agent.cannot.change.status`.
    public var attendeeMayChangeFacilitatedStatus = false
    /// The share of creates, updates and deletes that are answered 202 and carried out later, from 0 to 1.
    public var queuedShare = 0.0
    /// After how many seconds a queued call is carried out.
    public var queuedSeconds = 1.0

    // MARK: The rest

    /// The order of a list of appointments when `sortOrder` is not given.
    public var sortOrder = CoachingSortOrder.desc
    /// How appointments must relate to `interval` when `intervalCondition` is not given.
    public var intervalCondition = CoachingIntervalCondition.startsIn

    /// The largest page.
    public var maximumPageSize = 500
    /// The most attendees in the filter of an aggregates query.
    public var maximumAggregateUsers = 100
    /// The most predicates in the filter of an aggregates query.
    public var maximumAggregatePredicates = 200
    /// The most intervals of a slot job.
    public var maximumSlotJobIntervals = 1_000
    /// Whether the person who made a change is notified of it as well.
    public var notifiesActor = false
    /// How many seconds a slot job runs.
    public var slotJobSeconds = 0.5
    /// The status of the token endpoint's answer to a wrong id or secret.
    public var badClientStatus = 401

    /// Whether `GET /api/v2/tokens/me` reports to callers which organisation they act in; otherwise it answers 403
    /// `app.not.authorized.for.scope`.
    public var tellsOrganization = true

    // MARK: The directory

    /// The largest page of the directory's lists and searches.
    public var directoryPageSize = 100
    /// How many elements of a list or a search of the directory can be paged through.
    public var directoryWindow = 10_000
    /// Whether a condition of a search may have several values, of which one must match; otherwise they are ignored.
    public var searchTakesManyValues = true
    /// Whether people in divisions that the caller may not work with are left out of the directory's answers.
    public var hidesOtherDivisions = false
    /// Whether the business unit of a user's management unit is reported.
    public var tellsAgentBusinessUnit = false
    /// The most users of a query for staffing groups.
    public var staffingQueryUsers = 100
    /// Over how many staffing groups the people of a planning group are spread.
    public var staffingGroupsPerPlanningGroup = 1
    /// From how many elements on a list of staffing groups comes as a file; 0 for never, unless the call asks for it.
    public var downloadThreshold = 0
    /// Tells what the caller's roles allow when `includeFullRoles` asks for it.
    public var tellsRolePolicies = true

    /// The defaults, as `CoachingSandbox.docc/Assumptions.md` lists and explains them.
    public init() {}
}
