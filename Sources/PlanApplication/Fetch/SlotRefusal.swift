public import CoachingAPI

/// A call that the service refused because of the people in it. It does not end a fetch.
public struct SlotRefusal: Sendable, Equatable {
    /// User ids: of the person whom the refusal is about, if calls for each alone could find that out; otherwise of
    /// everybody in the call.
    public var people: [String]
    /// The service's answer.
    public var error: CoachingAPIError

    /// Creates a refusal from its parts.
    public init(people: [String], error: CoachingAPIError) {
        self.people = people
        self.error = error
    }
}

extension CoachingAPIError {
    /// Error code with which a call is refused whose people belong to several business units.
    static let severalUnits = "users.in.different.business.units"

    /// Whether a call for other people could well be answered.
    ///
    /// A permission that is missing altogether, a limit or a broken connection concerns every call alike. The service
    /// does not distinguish somebody who does not exist from somebody in a division that the caller may not see.
    var isAboutPeople: Bool {
        switch kind {
        // An address or a kind of body that the service does not know has nothing to do with people.
        case .rejected: (status != 404 || saysThatItIsAboutPeople) && status != 415
        case .forbidden: saysThatItIsAboutPeople
        default: false
        }
    }

    /// Whether the service's own error code says that it is about people.
    var saysThatItIsAboutPeople: Bool {
        switch code {
        case "no.permission.for.requested.users", "missing.division.permission", "missing.any.division.permissions",
            "attendee.not.in.business.unit", Self.severalUnits:
            true
        // Such as `user.not.found`; any other "not found" is about the call itself, at a wrong address.
        default: status == 404 && code?.contains("user") == true
        }
    }

    /// The refusal in terms of the request.
    func explained(by query: SlotQuery) -> CoachingAPIError {
        guard code == Self.severalUnits else { return self }
        var error = self
        let people = (query.attendeeIds + query.facilitatorIds).joined(separator: ", ")
        error.message = "\(people) belong to different business units"
        error.advice = "The service schedules people of one business unit together: change the sessions that need both."
        return error
    }
}
