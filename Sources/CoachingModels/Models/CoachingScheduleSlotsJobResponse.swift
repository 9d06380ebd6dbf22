/// A slot job: the request and, as they are found, its results.
public struct CoachingScheduleSlotsJobResponse: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String?
    /// User ids of the people coached.
    public var attendeeIds: [String]?
    /// User ids of the possible coaches.
    public var facilitatorIds: [String]?
    /// Length in minutes.
    public var lengthInMinutes: Int?
    /// The business unit of the people asked about.
    public var businessUnitId: String?
    /// The activity code under which the session is booked.
    public var activityCodeId: String?
    /// One element for each interval asked for.
    public var results: [CoachingScheduleSlotsJobResult]?
    /// The kind of slots that the job looks for.
    public var slotsType: CoachingSlotsType?
    /// Path of this resource.
    public var selfUri: String?

    /// Creates a job from its parts. `nil` stands for a field that the service left out.
    public init(
        id: String? = nil,
        attendeeIds: [String]? = nil,
        facilitatorIds: [String]? = nil,
        lengthInMinutes: Int? = nil,
        businessUnitId: String? = nil,
        activityCodeId: String? = nil,
        results: [CoachingScheduleSlotsJobResult]? = nil,
        slotsType: CoachingSlotsType? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.attendeeIds = attendeeIds
        self.facilitatorIds = facilitatorIds
        self.lengthInMinutes = lengthInMinutes
        self.businessUnitId = businessUnitId
        self.activityCodeId = activityCodeId
        self.results = results
        self.slotsType = slotsType
        self.selfUri = selfUri
    }
}
