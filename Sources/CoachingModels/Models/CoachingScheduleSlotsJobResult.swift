/// The result of a slot job for one of its intervals.
public struct CoachingScheduleSlotsJobResult: Codable, Hashable, Sendable {
    /// The interval searched, `start/end`.
    public var interval: String?
    /// Status.
    public var status: CoachingSlotsJobStatus?
    /// The slot found.
    public var slot: CoachingScheduleSlotsJobSlot?
    /// Whether the slot found overlaps a coaching appointment.
    public var hasConflict: Bool?

    /// Creates a result from its parts; the slot is `nil` while the search is running, and if there is none.
    public init(
        interval: String? = nil,
        status: CoachingSlotsJobStatus? = nil,
        slot: CoachingScheduleSlotsJobSlot? = nil,
        hasConflict: Bool? = nil
    ) {
        self.interval = interval
        self.status = status
        self.slot = slot
        self.hasConflict = hasConflict
    }
}
