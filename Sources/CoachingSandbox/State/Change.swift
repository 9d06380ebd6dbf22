/// One change of the sandbox's state. Memory and database change in no other way, and always alike.
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
    /// The number from which the next id is made.
    case setNextNumber(Int64)
    /// Everything but the world returns to its initial state.
    case reset
}

/// The result of a call: its answer, and its changes.
struct Decision<Answer: Sendable>: Sendable {
    var answer: Answer
    var changes: [Change]
}

/// Issues ids and numbers. The next number is part of the state: ids are the same from run to run and never repeat.
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
