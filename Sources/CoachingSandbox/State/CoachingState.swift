import CoachingModels
import Foundation
import OrderedCollections

/// Everything that the sandbox holds beyond its world, indexed for the queries that are made.
///
/// Reads never go to the database: they are answered from here.
struct CoachingState: Sendable {
    let world: SandboxWorld
    let bookable: Set<ActivityCode>
    let blockingStatuses: Set<CoachingAppointmentStatus>

    private(set) var appointments: [String: AppointmentRecord] = [:]
    /// Ids of the appointments of a user as attendee, facilitator or creator.
    private(set) var appointmentIDs: [String: Set<String>] = [:]
    private(set) var statuses: [String: [StatusRecord]] = [:]
    private(set) var annotations: [String: OrderedDictionary<String, AnnotationRecord>] = [:]
    private(set) var notifications: [String: OrderedDictionary<String, NotificationRecord>] = [:]
    private(set) var notificationOwner: [String: String] = [:]
    /// The jobs in the order in which they were started.
    private(set) var slotJobs: OrderedDictionary<String, SlotJobRecord> = [:]
    private(set) var queue: OrderedDictionary<Int64, QueuedCall> = [:]
    /// When the first of the queued calls is due.
    private(set) var nextDue: Date?
    private(set) var scheduleEdits: [String: [ScheduleEdit]] = [:]
    private(set) var permissions: [String: Set<Permission>] = [:]
    private(set) var nextNumber: Int64 = 1
    /// By index of the person.
    private(set) var time: [PersonTime]
    /// Scheduled minus forecast headcount of each planning group and tick, in hundredths, minus the people who are in a
    /// session.
    private(set) var net: [[Int32]]

    init(world: SandboxWorld, assumptions: SandboxAssumptions) {
        let bookable = ActivityCode.allCases.filter {
            assumptions.bookableActivities.contains(CoachingActivityCategory(rawValue: $0.category))
        }
        self.init(world: world, bookable: Set(bookable), blockingStatuses: assumptions.blockingStatuses)
    }

    private init(
        world: SandboxWorld, bookable: Set<ActivityCode>, blockingStatuses: Set<CoachingAppointmentStatus>
    ) {
        self.world = world
        self.bookable = bookable
        self.blockingStatuses = blockingStatuses
        time = world.schedules.map {
            PersonTime(
                activities: $0.activities, fullDaysOff: $0.fullDaysOff, busy: [], bookable: bookable,
                calendar: world.calendar)
        }
        net = world.staffing.map { curve in curve.scheduled.indices.map(curve.net) }
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .putAppointment(let record): put(record)
        case .removeAppointment(let id): removeAppointment(id)
        case .addStatus(let record): statuses[record.appointmentID, default: []].append(record)
        case .putAnnotation(let record): annotations[record.appointmentID, default: [:]][record.id] = record
        case .putNotification(let record):
            notifications[record.userID, default: [:]][record.id] = record
            notificationOwner[record.id] = record.userID
        case .putSlotJob(let record): slotJobs[record.id] = record
        case .removeSlotJob(let id): slotJobs[id] = nil
        case .enqueue(let call):
            queue[call.number] = call
            nextDue = min(nextDue ?? call.due, call.due)
        case .dequeue(let number):
            queue[number] = nil
            nextDue = queue.values.lazy.map(\.due).min()
        case .editSchedule(let edit): apply(edit)
        case .setPermissions(let userID, let granted): permissions[userID] = granted
        case .setNextNumber(let number): nextNumber = number
        case .reset: self = CoachingState(world: world, bookable: bookable, blockingStatuses: blockingStatuses)
        }
    }

    private mutating func put(_ record: AppointmentRecord) {
        if let before = appointments[record.id] { releaseTime(of: before) }
        appointments[record.id] = record
        for userID in record.participantIDs + [record.createdBy] {
            appointmentIDs[userID, default: []].insert(record.id)
        }
        if blockingStatuses.contains(record.status) { takeTime(for: record) }
    }

    private mutating func removeAppointment(_ id: String) {
        guard let record = appointments.removeValue(forKey: id) else { return }
        releaseTime(of: record)
        for userID in record.participantIDs + [record.createdBy] {
            appointmentIDs[userID]?.remove(id)
        }
        statuses[id] = nil
        annotations[id] = nil
    }

    private mutating func takeTime(for record: AppointmentRecord) {
        let busy = PersonTime.Busy(
            start: record.start, end: record.end, appointmentID: record.id,
            titleOnSchedule: record.isOnSchedule ? record.name : nil)
        for index in record.participantIDs.compactMap({ world.personIndex[$0] }) {
            time[index] = time[index].with(busy: time[index].busy + [busy], bookable, world.calendar)
        }
        shiftNet(by: -100, for: record)
    }

    private mutating func releaseTime(of record: AppointmentRecord) {
        guard blockingStatuses.contains(record.status) else { return }
        for index in record.participantIDs.compactMap({ world.personIndex[$0] }) {
            time[index] = time[index].without([record.id], bookable: bookable, calendar: world.calendar)
        }
        shiftNet(by: 100, for: record)
    }

    private mutating func shiftNet(by hundredths: Int32, for record: AppointmentRecord) {
        for group in record.attendeeIDs.compactMap({ world.person($0)?.planningGroup }) {
            for tick in ticks(of: record) { net[group][tick] += hundredths }
        }
    }

    /// The ticks that an appointment touches.
    func ticks(of record: AppointmentRecord) -> Range<Int> {
        let calendar = world.calendar
        let range = calendar.tick(ofMinute: record.start)..<(calendar.tick(ofMinute: record.end - 1) + 1)
        return range.clamped(to: 0..<calendar.tickCount)
    }

    private mutating func apply(_ edit: ScheduleEdit) {
        guard let index = world.personIndex[edit.userID] else { return }
        scheduleEdits[edit.userID, default: []].append(edit)
        let before = time[index]
        let after = PersonTime(
            activities: edit.applied(to: before.activities), fullDaysOff: before.fullDaysOff, busy: before.busy,
            bookable: bookable, calendar: world.calendar)
        time[index] = after
        guard let group = world.people[index].planningGroup else { return }
        for tick in world.calendar.tick(ofMinute: edit.start)..<world.calendar.tick(ofMinute: edit.end + 14)
        where net[group].indices.contains(tick) {
            let minute = world.calendar.minute(ofTick: tick)
            net[group][tick] += after.queueHundredths(at: minute) - before.queueHundredths(at: minute)
        }
    }
}

extension PersonTime {
    /// 100 while the schedule has the person on the queue; otherwise 0.
    fileprivate func queueHundredths(at minute: Int) -> Int32 {
        activities.contains { $0.start <= minute && minute < $0.end && $0.code == .onQueue } ? 100 : 0
    }
}

extension ScheduleEdit {
    /// The activities with this one replacing what it covers.
    package func applied(to activities: [Activity]) -> [Activity] {
        let hole = PersonTime.Busy(start: start, end: end, appointmentID: "")
        let rest = PersonTime.carve([hole], from: activities)
        return (rest + [Activity(start: start, end: end, code: code)]).sorted { $0.start < $1.start }
    }
}
