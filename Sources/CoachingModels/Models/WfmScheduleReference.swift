/// A published workforce-management schedule: the week that a session belongs to.
public struct WfmScheduleReference: Codable, Hashable, Sendable {
    /// Identifier given by the service.
    public var id: String
    /// The business unit of the schedule.
    public var businessUnit: WfmBusinessUnitReference
    /// First day of the week, in the business unit's time zone.
    public var weekDate: ServiceDay
    /// Path of this resource.
    public var selfUri: String?

    /// A reference to the schedule of one week. `selfUri` comes from the service and need not be sent.
    public init(
        id: String,
        businessUnit: WfmBusinessUnitReference,
        weekDate: ServiceDay,
        selfUri: String? = nil
    ) {
        self.id = id
        self.businessUnit = businessUnit
        self.weekDate = weekDate
        self.selfUri = selfUri
    }
}
