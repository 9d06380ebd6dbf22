public import CoachingModels

extension CoachingClient: CoachingService {
    /// One page of the appointments of one or more users.
    ///
    /// The service accepts 100 users per call. With more, all their appointments are read, merged and cut into pages
    /// here: to go through them all, use ``appointments(userIds:filter:pageSize:)``, which reads them once.
    ///
    /// - Parameters:
    ///   - userIds: attendees, facilitators or creators; at least one.
    ///   - filter: which of their appointments to include.
    ///   - pageNumber: from 1.
    ///   - pageSize: elements a page; the service does not publish its maximum.
    public func getCoachingAppointments(
        userIds: [String], filter: AppointmentFilter = AppointmentFilter(), pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> CoachingAppointmentResponseList {
        let groups = try UserGroups.split(userIds)
        if groups.count == 1 {
            return try await page(ofUsers: groups[0], filter, number: pageNumber, size: pageSize)
        }
        var all: [CoachingAppointmentResponse] = []
        for try await appointment in appointments(userIds: userIds, filter: filter) { all.append(appointment) }
        return CoachingAppointmentResponseList(all: all, pageNumber: pageNumber, pageSize: pageSize)
    }

    /// One page of the appointments of at most 100 users.
    func page(
        ofUsers userIds: [String], _ filter: AppointmentFilter, number: Int, size: Int
    ) async throws -> CoachingAppointmentResponseList {
        var query = QueryItems()
        query.add("userIds", userIds)
        query.add(page: number, size: size)
        query.add(filter)
        return try await call(.getCoachingAppointments, query: query)
    }

    /// One page of the caller's own appointments. Needs the token of a user: client credentials have none.
    public func getCoachingAppointmentsMe(
        filter: AppointmentFilter = AppointmentFilter(), pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> CoachingAppointmentResponseList {
        var query = QueryItems()
        query.add(page: pageNumber, size: pageSize)
        query.add(filter)
        return try await call(.getCoachingAppointmentsMe, query: query)
    }

    /// Creates an appointment.
    ///
    /// Never sent twice when the first time may have worked: throws `.outcomeUnknown` instead.
    public func postCoachingAppointments(
        _ body: CreateCoachingAppointmentRequest
    ) async throws -> CreateAppointmentOutcome {
        try await postCoachingAppointments(rawBody: encode(body, for: .postCoachingAppointments))
    }

    /// Creates an appointment from the JSON bytes of a ``CreateCoachingAppointmentRequest``, sent as they are.
    public func postCoachingAppointments(rawBody: [UInt8]) async throws -> CreateAppointmentOutcome {
        let operation = CoachingOperation.postCoachingAppointments
        let answer = try await runner.run(OperationCall(operation, body: rawBody))
        return answer.status == 201
            ? .created(try decode(answer, of: operation)) : .accepted(try decode(answer, of: operation))
    }

    /// Reads one appointment.
    public func getCoachingAppointment(appointmentId: String) async throws -> CoachingAppointmentResponse {
        try await call(.getCoachingAppointment, path: ["appointmentId": appointmentId])
    }

    /// Changes an appointment; fields of `body` that are `nil` stay as they are.
    public func patchCoachingAppointment(
        appointmentId: String, _ body: UpdateCoachingAppointmentRequest
    ) async throws -> UpdateAppointmentOutcome {
        let operation = CoachingOperation.patchCoachingAppointment
        let answer = try await runner.run(
            OperationCall(operation, path: ["appointmentId": appointmentId], body: encode(body, for: operation)))
        return answer.status == 200
            ? .updated(try decode(answer, of: operation)) : .accepted(try decode(answer, of: operation))
    }

    /// Deletes an appointment, at once or queued.
    public func deleteCoachingAppointment(appointmentId: String) async throws -> DeleteAppointmentOutcome {
        let operation = CoachingOperation.deleteCoachingAppointment
        let answer = try await runner.run(OperationCall(operation, path: ["appointmentId": appointmentId]))
        return answer.status == 204 ? .deleted : .accepted(try decode(answer, of: operation))
    }

    /// Sets the status of an appointment.
    public func patchCoachingAppointmentStatus(
        appointmentId: String, _ body: CoachingAppointmentStatusRequest
    ) async throws -> CoachingAppointmentStatusResponse {
        try await call(.patchCoachingAppointmentStatus, path: ["appointmentId": appointmentId], body: body)
    }

    /// One page of an appointment's status changes.
    public func getCoachingAppointmentStatuses(
        appointmentId: String, pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> CoachingAppointmentStatusResponseList {
        var query = QueryItems()
        query.add(page: pageNumber, size: pageSize)
        return try await call(
            .getCoachingAppointmentStatuses, path: ["appointmentId": appointmentId], query: query)
    }

    /// Attaches a conversation to an appointment.
    public func postCoachingAppointmentConversations(
        appointmentId: String, _ body: AddConversationRequest
    ) async throws -> AddConversationResponse {
        try await call(.postCoachingAppointmentConversations, path: ["appointmentId": appointmentId], body: body)
    }

    /// Counts appointments by metric over an interval.
    public func postCoachingAppointmentsAggregatesQuery(
        _ body: CoachingAppointmentAggregateRequest
    ) async throws -> CoachingAppointmentAggregateResponse {
        try await call(.postCoachingAppointmentsAggregatesQuery, body: body)
    }
}
