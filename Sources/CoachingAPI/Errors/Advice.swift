/// What a caller can do about an error.
enum Advice {
    static func text(for kind: CoachingAPIError.Kind, code: String?) -> String {
        switch kind {
        case .rejected: rejected(code)
        case .unauthorized:
            "Check client id and secret, or get a new access token, and that they belong to this region."
        case .forbidden: "Give the OAuth client's role the permission that the message names."
        case .rateLimited: "Wait a few minutes, and look for other programs that use the same OAuth client."
        case .unreachable: "Nothing was sent. Check address, region and network, then try again."
        case .unavailable: "The call was not carried out, or changed nothing. Try again later."
        case .outcomeUnknown:
            "It may have been carried out. Look in the service before sending it again, so that nothing happens twice."
        case .unreadableAnswer:
            "Check that the address is that of the service's API. If it is, report the correlation id."
        case .invalidCall: "Correct the call."
        }
    }

    private static func rejected(_ code: String?) -> String {
        switch code {
        case "appointment.conflict"?: "Somebody has another appointment then: query the slots again and choose another."
        case "appointment.state.conflict"?: "Read the appointment: its present status does not allow the change."
        case "not.wfm.appointment"?: "Leave the schedule out: the appointment was created without one."
        case "participate.permission.missing"?:
            "Give all participants the permission coaching:appointment:participate."
        case "attendee.not.in.business.unit"?, "users.in.different.business.units"?:
            "Ask for people of one business unit at a time."
        case "appointment.not.found"?, "annotation.not.found"?, "notification.not.found"?, "annotation.deleted"?,
            "not.found"?:
            "Check the id: it does not exist here, or was deleted."
        case "request.entity.too.large"?: "Send less in one call."
        case "response.entity.too.large"?: "Ask for smaller pages or fewer people."
        default: "It was not carried out. Correct what the message names and send it again."
        }
    }
}
