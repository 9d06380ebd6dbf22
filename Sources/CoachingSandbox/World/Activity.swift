/// One entry of a schedule: what a person does from one minute to another.
struct Activity: Hashable, Sendable {
    /// Minutes since 1970-01-01T00:00Z; the end is not included.
    var start: Int
    var end: Int
    var code: ActivityCode
    /// Set for time off.
    var timeOffRequestID: String?

    var length: Int { end - start }
}

/// The activity codes of the world's business units.
///
/// Raw values are the ids; the service's own default codes are small numbers as well.
enum ActivityCode: String, Hashable, Sendable, CaseIterable, Codable {
    case onQueue = "0"
    case breakTime = "1"
    case meal = "2"
    case meeting = "3"
    case offQueue = "4"
    case timeOff = "5"
    case training = "6"
    case unavailable = "7"

    /// The service's `activityCategory`.
    var category: String {
        switch self {
        case .onQueue: "OnQueueWork"
        case .breakTime: "Break"
        case .meal: "Meal"
        case .meeting: "Meeting"
        case .offQueue: "OffQueueWork"
        case .timeOff: "TimeOff"
        case .training: "Training"
        case .unavailable: "Unavailable"
        }
    }

    var isPaid: Bool {
        self != .meal && self != .unavailable
    }
}
