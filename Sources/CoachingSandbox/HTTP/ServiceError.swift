import CoachingModels

/// A refusal as the service words it; becomes an `ErrorBody` and a status.
struct ServiceError: Error, Hashable, Sendable {
    var status: Int
    var code: String
    var message: String
    /// The value of Retry-After, in seconds.
    var retryAfter: Int?
    /// The errors, field by field.
    var details: [Detail] = []

    init(_ status: Int, _ code: String, _ message: String, retryAfter: Int? = nil, details: [Detail] = []) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.details = details
    }

    func body(correlationID: String) -> ErrorBody {
        ErrorBody(
            message: message, code: code, status: status, contextId: correlationID, details: details, errors: [])
    }
}

/// Refusals that any operation may return. Codes and messages are the service's.
extension ServiceError {
    static func badRequest(_ why: String? = nil) -> Self {
        Self(
            400, "bad.request",
            why ?? "The request could not be understood by the server due to malformed syntax.")
    }

    static func constraint(_ field: String, _ message: String) -> Self {
        Self(
            400, "constraint.validation", message,
            details: [Detail(errorCode: "constraint.validation", fieldName: field)])
    }

    static func invalidDate(_ field: String) -> Self {
        Self(
            400, "invalid.date", "Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ",
            details: [Detail(errorCode: "invalid.date", fieldName: field)])
    }

    static func invalidProperty(_ property: String, of object: String) -> Self {
        Self(
            400, "invalid.property", "Value [\(property)] is not a valid property for object [\(object)]",
            details: [Detail(errorCode: "invalid.property", fieldName: property)])
    }

    static func invalidValue(_ value: String, field: String, type: String, allowed: String) -> Self {
        Self(
            400, "invalid.value",
            "Value [\(value)] is not valid for field type [\(type)]. Allowable values are: \(allowed)",
            details: [Detail(errorCode: "invalid.value", fieldName: field)])
    }

    static func invalidParameter(_ value: String, parameter: String, allowed: String) -> Self {
        Self(
            400, "invalid.query.param.value",
            "Value [\(value)] is not valid for parameter [\(parameter)]. Allowable values are: \(allowed)",
            details: [Detail(errorCode: "invalid.query.param.value", fieldName: parameter)])
    }

    static let noToken = Self(
        401, "authentication.required", "No authentication bearer token specified in authorization header.")
    static let badToken = Self(401, "bad.credentials", "Invalid login credentials.")

    static func scope(_ scope: String) -> Self {
        Self(403, "app.not.authorized.for.scope", "App not authorized to use scope \(scope)")
    }

    static func missingAny(_ permissions: [String]) -> Self {
        Self(
            403, "missing.any.permissions",
            "Unable to perform the requested action. You must have at least one of the following permissions assigned: "
                + "[\(permissions.joined(separator: ", "))]")
    }

    static let notFound = Self(404, "not.found", "The requested resource was not found.")

    static func tooLarge(_ limit: Int) -> Self {
        Self(413, "request.entity.too.large", "The request is over the size limit. Maximum bytes: \(limit)")
    }

    static let unsupportedMediaType = Self(
        415, "unsupported.media.type",
        "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header."
    )

    static func tooManyRequests(retryAfter seconds: Int) -> Self {
        Self(
            429, "too.many.requests.retry.after",
            "Rate limit exceeded the maximum. Retry the request in [\(seconds)] seconds", retryAfter: seconds)
    }

    /// A 5xx refusal in the service's words.
    package static func server(_ status: Int) -> Self {
        switch status {
        case 503:
            Self(
                503, "service.unavailable",
                "Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance)."
            )
        case 504: Self(504, "request.timeout", "The request timed out.")
        default:
            Self(
                status, "internal.server.error",
                "The server encountered an unexpected condition which prevented it from fulfilling the request.")
        }
    }
}

/// Refusals of single operations.
extension ServiceError {
    static let appointmentNotFound = Self(404, "appointment.not.found", "Appointment not found")
    static let annotationNotFound = Self(404, "annotation.not.found", "Annotation not found")
    static let annotationDeleted = Self(404, "annotation.deleted", "Annotation has been deleted")
    static let notificationNotFound = Self(
        404, "notification.not.found", "The requested notification could not be found.")
    static let appointmentConflict = Self(409, "appointment.conflict", "Appointment dates clashes with another")
    static let stateConflict = Self(
        409, "appointment.state.conflict", "The state of the appointment prevents the changes you are requesting.")
    static let participateMissing = Self(
        400, "participate.permission.missing",
        "Some participants are missing the 'coaching:appointment:participate' permission.")
    static let differentBusinessUnits = Self(
        400, "users.in.different.business.units", "Users to be scheduled were in different business units")
    static let attendeeWithoutBusinessUnit = Self(
        400, "attendee.not.in.business.unit",
        "The attendee to be scheduled was not in a business unit, but a WFM schedule was provided")
    static let userContextNeeded = Self(
        400, "bad.request",
        "This request requires a user context. Client credentials cannot be used for requests that require a user context."
    )

    /// 400 when creating, 403 when reading, according to the facts of the service.
    static func usersNotPermitted(status: Int) -> Self {
        Self(
            status, "no.permission.for.requested.users",
            "The requested users are in a division you do not have permission to.")
    }

    static func validation(_ code: String, _ field: String, _ message: String) -> Self {
        Self(400, code, message, details: [Detail(errorCode: code, fieldName: field)])
    }
}
