import CoachingModels

extension CoachingOperations {
    /// One notification for each user of the appointment, in the first role that applies: attendee, facilitator,
    /// creator.
    package func notify(
        _ action: CoachingNotificationAction, about record: AppointmentRecord, actor: String, ids: inout IDSource,
        only relationships: Set<CoachingRelationship> = [.attendee, .facilitator, .creator]
    ) -> [Change] {
        var told: Set<String> = assumptions.notifiesActor ? [] : [actor]
        let audience =
            record.attendeeIDs.map { ($0, CoachingRelationship.attendee) }
            + [record.facilitatorID].compactMap(\.self).map { ($0, .facilitator) } + [(record.createdBy, .creator)]
        var changes: [Change] = []
        for (userID, relationship) in audience where relationships.contains(relationship) {
            guard world.personIndex[userID] != nil, told.insert(userID).inserted else { continue }
            let notification = NotificationRecord(
                id: ids.uuid(), number: ids.number(), userID: userID, appointmentID: record.id, name: record.name,
                action: action, relationship: relationship, start: record.start, length: record.length,
                status: record.status)
            changes.append(.putNotification(notification))
        }
        return changes
    }
}
