extension CoachingOperation {
    public static let getCoachingAppointments = Self(
        "getCoachingAppointments", .get, "appointments", .read, success: [200])
    public static let getCoachingAppointmentsMe = Self(
        "getCoachingAppointmentsMe", .get, "appointments/me", .read, success: [200])
    public static let postCoachingAppointments = Self(
        "postCoachingAppointments", .post, "appointments", .write, success: [201, 202])
    public static let getCoachingAppointment = Self(
        "getCoachingAppointment", .get, "appointments/{appointmentId}", .read, success: [200])
    public static let patchCoachingAppointment = Self(
        "patchCoachingAppointment", .patch, "appointments/{appointmentId}", .write, success: [200, 202])
    public static let deleteCoachingAppointment = Self(
        "deleteCoachingAppointment", .delete, "appointments/{appointmentId}", .write, success: [204, 202])
    public static let getCoachingAppointmentStatuses = Self(
        "getCoachingAppointmentStatuses", .get, "appointments/{appointmentId}/statuses", .read, success: [200])
    public static let patchCoachingAppointmentStatus = Self(
        "patchCoachingAppointmentStatus", .patch, "appointments/{appointmentId}/status", .write, success: [200])
    public static let postCoachingAppointmentConversations = Self(
        "postCoachingAppointmentConversations", .post, "appointments/{appointmentId}/conversations", .write,
        success: [200])
    /// A query in spite of its verb.
    public static let postCoachingAppointmentsAggregatesQuery = Self(
        "postCoachingAppointmentsAggregatesQuery", .post, "appointments/aggregates/query", .read, success: [200])

    public static let getCoachingAppointmentAnnotations = Self(
        "getCoachingAppointmentAnnotations", .get, "appointments/{appointmentId}/annotations", .read, success: [200])
    public static let postCoachingAppointmentAnnotations = Self(
        "postCoachingAppointmentAnnotations", .post, "appointments/{appointmentId}/annotations", .write,
        success: [201])
    public static let getCoachingAppointmentAnnotation = Self(
        "getCoachingAppointmentAnnotation", .get, "appointments/{appointmentId}/annotations/{annotationId}", .read,
        success: [200])
    public static let patchCoachingAppointmentAnnotation = Self(
        "patchCoachingAppointmentAnnotation", .patch, "appointments/{appointmentId}/annotations/{annotationId}",
        .write, success: [200])
    public static let deleteCoachingAppointmentAnnotation = Self(
        "deleteCoachingAppointmentAnnotation", .delete, "appointments/{appointmentId}/annotations/{annotationId}",
        .write, success: [204])

    public static let getCoachingNotifications = Self(
        "getCoachingNotifications", .get, "notifications", .read, success: [200])
    public static let getCoachingNotification = Self(
        "getCoachingNotification", .get, "notifications/{notificationId}", .read, success: [200])
    public static let patchCoachingNotification = Self(
        "patchCoachingNotification", .patch, "notifications/{notificationId}", .write, success: [200])

    /// A query in spite of its verb.
    public static let postCoachingScheduleslotsQuery = Self(
        "postCoachingScheduleslotsQuery", .post, "scheduleslots/query", .read, success: [200])
    public static let postCoachingScheduleslotsJobs = Self(
        "postCoachingScheduleslotsJobs", .post, "scheduleslots/jobs", .write, success: [202])
    public static let getCoachingScheduleslotsJob = Self(
        "getCoachingScheduleslotsJob", .get, "scheduleslots/jobs/{jobId}", .read, success: [200])

    /// All 21 operations.
    public static let all: [Self] = [
        .getCoachingAppointments, .getCoachingAppointmentsMe, .postCoachingAppointments, .getCoachingAppointment,
        .patchCoachingAppointment, .deleteCoachingAppointment, .getCoachingAppointmentStatuses,
        .patchCoachingAppointmentStatus, .postCoachingAppointmentConversations,
        .postCoachingAppointmentsAggregatesQuery, .getCoachingAppointmentAnnotations,
        .postCoachingAppointmentAnnotations, .getCoachingAppointmentAnnotation, .patchCoachingAppointmentAnnotation,
        .deleteCoachingAppointmentAnnotation, .getCoachingNotifications, .getCoachingNotification,
        .patchCoachingNotification, .postCoachingScheduleslotsQuery, .postCoachingScheduleslotsJobs,
        .getCoachingScheduleslotsJob,
    ]
}
