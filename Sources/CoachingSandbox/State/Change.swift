/// One change of the sandbox's state: the only way in which memory and database change, and they change alike.
enum Change: Sendable {
    case putAppointment(AppointmentRecord)
    case removeAppointment(id: String)
    case addStatus(StatusRecord)
    case putAnnotation(AnnotationRecord)
    case putNotification(NotificationRecord)
    case putSlotJob(SlotJobRecord)
    case removeSlotJob(id: String)
    case enqueue(QueuedCall)
    case dequeue(number: Int64)
    case editSchedule(ScheduleEdit)
    case setPermissions(userID: String, Set<Permission>)
    /// The number that the next id is made from.
    case setNextNumber(Int64)
    /// Everything but the world is as it was in the beginning.
    case reset
}

/// What a call leads to: its answer, and what it changes.
struct Decision<Answer: Sendable>: Sendable {
    var answer: Answer
    var changes: [Change]
}

/// Gives out ids and numbers. The next number is part of the state: ids are the same from run to run and never repeat.
struct IDSource: Sendable {
    private let seed: UInt64
    private(set) var nextNumber: Int64

    init(seed: UInt64, nextNumber: Int64) {
        self.seed = seed
        self.nextNumber = nextNumber
    }

    mutating func number() -> Int64 {
        defer { nextNumber += 1 }
        return nextNumber
    }

    mutating func uuid() -> String {
        var random = SeededRandom(seed: seed, part: "ids", index: Int(number()))
        return random.uuid()
    }
}
