public import CoachingModels

extension CoachingClient {
    /// All appointments of any number of users, without repetitions.
    ///
    /// More than 100 users are asked for in groups of 100 and merged: by start when `filter` has a sort order.
    public func appointments(
        userIds: [String], filter: AppointmentFilter = AppointmentFilter(), pageSize: Int = 100
    ) -> MergedAppointments {
        MergedAppointments(
            sources: {
                try UserGroups.split(userIds).map { group in
                    PagedElements { number in
                        try await self.page(ofUsers: group, filter, number: number, size: pageSize)
                    }
                }
            }, order: filter.sortOrder)
    }

    /// All of the caller's own appointments.
    public func appointmentsMe(
        filter: AppointmentFilter = AppointmentFilter(), pageSize: Int = 100
    ) -> PagedElements<CoachingAppointmentResponseList> {
        PagedElements { number in
            try await self.getCoachingAppointmentsMe(filter: filter, pageNumber: number, pageSize: pageSize)
        }
    }

    /// All status changes of an appointment.
    public func appointmentStatuses(
        appointmentId: String, pageSize: Int = 100
    ) -> PagedElements<CoachingAppointmentStatusResponseList> {
        PagedElements { number in
            try await self.getCoachingAppointmentStatuses(
                appointmentId: appointmentId, pageNumber: number, pageSize: pageSize)
        }
    }

    /// All annotations of an appointment.
    public func appointmentAnnotations(
        appointmentId: String, pageSize: Int = 100
    ) -> PagedElements<CoachingAnnotationList> {
        PagedElements { number in
            try await self.getCoachingAppointmentAnnotations(
                appointmentId: appointmentId, pageNumber: number, pageSize: pageSize)
        }
    }

    /// All of the caller's notifications.
    public func notifications(
        expand: [CoachingNotificationExpansion] = [], pageSize: Int = 100
    ) -> PagedElements<CoachingNotificationList> {
        PagedElements { number in
            try await self.getCoachingNotifications(pageNumber: number, pageSize: pageSize, expand: expand)
        }
    }
}
