extension CoachingOperation {
    /// A page of the appointments of 1 to 100 users.
    public static let getCoachingAppointments = Self(
        "getCoachingAppointments", .get, "appointments", .read, success: [200])
    /// A page of the caller's own appointments.
    public static let getCoachingAppointmentsMe = Self(
        "getCoachingAppointmentsMe", .get, "appointments/me", .read, success: [200])
    /// Creates an appointment.
    public static let postCoachingAppointments = Self(
        "postCoachingAppointments", .post, "appointments", .write, success: [201, 202])
    /// Reads an appointment.
    public static let getCoachingAppointment = Self(
        "getCoachingAppointment", .get, "appointments/{appointmentId}", .read, success: [200])
    /// Changes an appointment.
    public static let patchCoachingAppointment = Self(
        "patchCoachingAppointment", .patch, "appointments/{appointmentId}", .write, success: [200, 202])
    /// Deletes an appointment.
    public static let deleteCoachingAppointment = Self(
        "deleteCoachingAppointment", .delete, "appointments/{appointmentId}", .write, success: [204, 202])
    /// A page of an appointment's status changes.
    public static let getCoachingAppointmentStatuses = Self(
        "getCoachingAppointmentStatuses", .get, "appointments/{appointmentId}/statuses", .read, success: [200])
    /// Sets the status of an appointment.
    public static let patchCoachingAppointmentStatus = Self(
        "patchCoachingAppointmentStatus", .patch, "appointments/{appointmentId}/status", .write, success: [200])
    /// Attaches a conversation to an appointment.
    public static let postCoachingAppointmentConversations = Self(
        "postCoachingAppointmentConversations", .post, "appointments/{appointmentId}/conversations", .write,
        success: [200])
    /// Counts appointments. It only reads, despite its verb.
    public static let postCoachingAppointmentsAggregatesQuery = Self(
        "postCoachingAppointmentsAggregatesQuery", .post, "appointments/aggregates/query", .read, success: [200])

    /// A page of an appointment's annotations.
    public static let getCoachingAppointmentAnnotations = Self(
        "getCoachingAppointmentAnnotations", .get, "appointments/{appointmentId}/annotations", .read, success: [200])
    /// Adds an annotation.
    public static let postCoachingAppointmentAnnotations = Self(
        "postCoachingAppointmentAnnotations", .post, "appointments/{appointmentId}/annotations", .write,
        success: [201])
    /// Reads an annotation.
    public static let getCoachingAppointmentAnnotation = Self(
        "getCoachingAppointmentAnnotation", .get, "appointments/{appointmentId}/annotations/{annotationId}", .read,
        success: [200])
    /// Changes the text of an annotation.
    public static let patchCoachingAppointmentAnnotation = Self(
        "patchCoachingAppointmentAnnotation", .patch, "appointments/{appointmentId}/annotations/{annotationId}",
        .write, success: [200])
    /// Deletes an annotation.
    public static let deleteCoachingAppointmentAnnotation = Self(
        "deleteCoachingAppointmentAnnotation", .delete, "appointments/{appointmentId}/annotations/{annotationId}",
        .write, success: [204])

    /// A page of the caller's notifications.
    public static let getCoachingNotifications = Self(
        "getCoachingNotifications", .get, "notifications", .read, success: [200])
    /// Reads a notification.
    public static let getCoachingNotification = Self(
        "getCoachingNotification", .get, "notifications/{notificationId}", .read, success: [200])
    /// Marks a notification as read or unread.
    public static let patchCoachingNotification = Self(
        "patchCoachingNotification", .patch, "notifications/{notificationId}", .write, success: [200])

    /// Searches for slots at once. It only reads, despite its verb.
    public static let postCoachingScheduleslotsQuery = Self(
        "postCoachingScheduleslotsQuery", .post, "scheduleslots/query", .read, success: [200])
    /// Starts a search for the best slots.
    public static let postCoachingScheduleslotsJobs = Self(
        "postCoachingScheduleslotsJobs", .post, "scheduleslots/jobs", .write, success: [202])
    /// Reads the state of a search for the best slots.
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
