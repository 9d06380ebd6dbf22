import CoachingModels
import Foundation
import OrderedCollections

extension CoachingOperations {
    /// The caller's notifications, newest first.
    func getCoachingNotifications(_ call: Call) async throws -> Answer {
        let userID = try call.caller.demandUser()
        let page = try Page(
            call.query, maximumSize: assumptions.maximumPageSize,
            refusal: ServiceError(
                400, "pagination.bad.request", "The page size or page number could not be parsed."))
        let expands = try expandsAppointment(call)
        let (entities, total) = store.read { state in
            let own = Array((state.notifications[userID] ?? [:]).values.reversed())
            return (page.slice(own).map { response($0, expands, state, call.now) }, own.count)
        }
        let links = page.links(call, total: total)
        return try .json(
            CoachingNotificationList(
                entities: entities, pageSize: page.size, pageNumber: page.number, total: total, lastUri: links.last,
                firstUri: links.first, selfUri: links.own, nextUri: links.next, previousUri: links.previous,
                pageCount: page.count(of: total)))
    }

    /// It may be read by its owner, and by users who may view notifications.
    func getCoachingNotification(_ call: Call) async throws -> Answer {
        let id = try call.parameter("notificationId")
        let expands = try expandsAppointment(call)
        let entity = try store.read { state in
            let record = try notification(id, state)
            if record.userID != call.caller.userID {
                try call.demandPermission()
                guard rules.isVisible(record.userID, to: call.caller) else { throw ServiceError.notificationNotFound }
            }
            return response(record, expands, state, call.now)
        }
        return try .json(entity)
    }

    /// Marks one's own notification as read or unread.
    func patchCoachingNotification(_ call: Call) async throws -> Answer {
        let id = try call.parameter("notificationId")
        let request = try decode(CoachingNotification.self, .updateNotification, call)
        return try await store.change { [self] state, _ in
            var record = try notification(id, state)
            guard record.userID == call.caller.userID else {
                throw ServiceError(403, "forbidden", "The requested notification does not belong to this user.")
            }
            let before = record
            record.isRead = request.markedAsRead ?? record.isRead
            return Decision(
                answer: try .json(response(record, false, state, call.now)),
                changes: record == before ? [] : [.putNotification(record)])
        }
    }

    private func notification(_ id: String, _ state: CoachingState) throws(ServiceError) -> NotificationRecord {
        guard let owner = state.notificationOwner[id], let record = state.notifications[owner]?[id] else {
            throw ServiceError.notificationNotFound
        }
        return record
    }

    private func expandsAppointment(_ call: Call) throws(ServiceError) -> Bool {
        try call.query.values("expand", of: CoachingNotificationExpansion.self).contains(.appointment)
    }

    /// Without `expand` only the appointment's id is included; a deleted one cannot be expanded.
    private func response(
        _ record: NotificationRecord, _ expands: Bool, _ state: CoachingState, _ now: Date
    ) -> CoachingNotification {
        let whole = expands ? state.appointments[record.appointmentID]?.response(at: now) : nil
        return CoachingNotification(
            id: record.id, name: record.name, markedAsRead: record.isRead, actionType: record.action,
            relationship: record.relationship, dateStart: .minute(record.start), lengthInMinutes: record.length,
            status: record.status, user: UserReference(userID: record.userID),
            appointment: whole
                ?? CoachingAppointmentResponse(
                    id: record.appointmentID, selfUri: AppointmentRecord.path(record.appointmentID)),
            selfUri: "/api/v2/coaching/notifications/\(record.id)")
    }
}
