/// What a caller can do about an error.
enum Advice {
    /// The advice for the service's code if ``AdviceByCode`` has one, otherwise the advice for the kind of failure.
    ///
    /// That the outcome is unknown remains the first concern, whatever the code.
    static func text(for kind: CoachingAPIError.Kind, code: String?) -> String {
        switch kind {
        case .outcomeUnknown, .unreachable, .unreadableAnswer, .invalidCall: text(for: kind)
        case .rejected, .unauthorized, .forbidden, .rateLimited, .unavailable:
            code.flatMap { AdviceByCode.table[$0] } ?? text(for: kind)
        }
    }

    private static func text(for kind: CoachingAPIError.Kind) -> String {
        switch kind {
        case .rejected: "It was not carried out. Correct what the message names and send it again."
        case .unauthorized:
            "Check client id and secret, or get a new access token, and that they belong to this region."
        case .forbidden: "Give the OAuth client's role the permission that the message names."
        case .rateLimited: "Wait a few minutes, and look for other programs that use the same OAuth client."
        case .unreachable: "Nothing was sent. Check address, region, proxy and network, then try again."
        case .unavailable: "The call was not carried out, or changed nothing. Try again later."
        case .outcomeUnknown:
            "It may have been carried out. Look in the service before sending it again, so that nothing happens twice."
        case .unreadableAnswer:
            "Check that the address is that of the service's API. If it is, report the correlation id."
        case .invalidCall: "Correct the call."
        }
    }
}
