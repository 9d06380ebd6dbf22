public import CoachingModels

extension CoachingClient {
    /// One page of an appointment's annotations; private ones only for those who may read them.
    public func getCoachingAppointmentAnnotations(
        appointmentId: String, pageNumber: Int = 1, pageSize: Int = 25
    ) async throws -> CoachingAnnotationList {
        var query = QueryItems()
        query.add(page: pageNumber, size: pageSize)
        return try await call(
            .getCoachingAppointmentAnnotations, path: ["appointmentId": appointmentId], query: query)
    }

    /// Adds an annotation.
    public func postCoachingAppointmentAnnotations(
        appointmentId: String, _ body: CoachingAnnotationCreateRequest
    ) async throws -> CoachingAnnotation {
        try await call(.postCoachingAppointmentAnnotations, path: ["appointmentId": appointmentId], body: body)
    }

    /// Reads an annotation. A deleted one gives 404 `annotation.deleted`.
    public func getCoachingAppointmentAnnotation(
        appointmentId: String, annotationId: String
    ) async throws -> CoachingAnnotation {
        try await call(
            .getCoachingAppointmentAnnotation, path: ["appointmentId": appointmentId, "annotationId": annotationId])
    }

    /// Changes the text of an annotation.
    public func patchCoachingAppointmentAnnotation(
        appointmentId: String, annotationId: String, _ body: CoachingAnnotation
    ) async throws -> CoachingAnnotation {
        try await call(
            .patchCoachingAppointmentAnnotation,
            path: ["appointmentId": appointmentId, "annotationId": annotationId], body: body)
    }

    /// Deletes an annotation.
    public func deleteCoachingAppointmentAnnotation(appointmentId: String, annotationId: String) async throws {
        _ = try await runner.run(
            OperationCall(
                .deleteCoachingAppointmentAnnotation,
                path: ["appointmentId": appointmentId, "annotationId": annotationId]))
    }
}
