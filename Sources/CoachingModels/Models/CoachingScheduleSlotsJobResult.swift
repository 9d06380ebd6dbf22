/// What a slot job found for one of its intervals.
public struct CoachingScheduleSlotsJobResult: Codable, Hashable, Sendable {
    /// The interval searched, `start/end`.
    public var interval: String?
    /// Status.
    public var status: CoachingSlotsJobStatus?
    /// The slot found.
    public var slot: CoachingScheduleSlotsJobSlot?
    /// Whether the slot found overlaps a coaching appointment.
    public var hasConflict: Bool?

    /// A result of its parts; the slot is `nil` while the search goes on and where there is none.
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
