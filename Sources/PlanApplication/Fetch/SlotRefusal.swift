public import CoachingAPI

/// A call that the service refused because of the people in it. It does not end a fetch.
public struct SlotRefusal: Sendable, Equatable {
    /// User ids: of the person whom the refusal is about where calls for each alone could tell, else of all in the call.
    public var people: [String]
    /// What the service said.
    public var error: CoachingAPIError

    /// A refusal of its parts.
    public init(people: [String], error: CoachingAPIError) {
        self.people = people
        self.error = error
    }
}

extension CoachingAPIError {
    /// Code of the refusal of a call whose people belong to several business units.
    static let severalUnits = "users.in.different.business.units"

    /// Whether a call for other people may well be answered.
    ///
    /// A permission that is missing altogether, a limit or a broken connection concerns every call alike. The service
    /// does not tell somebody who does not exist from somebody of a division that the caller may not see.
    var isAboutPeople: Bool {
        switch kind {
        // An address or a kind of body that the service does not know is none of theirs.
        case .rejected: (status != 404 || saysThatItIsAboutPeople) && status != 415
        case .forbidden: saysThatItIsAboutPeople
        default: false
        }
    }

    /// Whether the service's own code says so.
    var saysThatItIsAboutPeople: Bool {
        switch code {
        case "no.permission.for.requested.users", "missing.division.permission", "missing.any.division.permissions",
            "attendee.not.in.business.unit", Self.severalUnits:
            true
        // Such as `user.not.found`; what is not found otherwise is the call itself, at a wrong address.
        default: status == 404 && code?.contains("user") == true
        }
    }

    /// The refusal in the words of who wrote the request.
    func explained(by query: SlotQuery) -> CoachingAPIError {
        guard code == Self.severalUnits else { return self }
        var error = self
        let people = (query.attendeeIds + query.facilitatorIds).joined(separator: ", ")
        error.message = "\(people) belong to different business units"
        error.advice = "The service schedules people of one business unit together: change the sessions that need both."
        return error
    }
}
