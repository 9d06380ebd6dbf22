import CoachingModels

/// The change that turns the appointment of one body into that of another.
///
/// The service can change everything about an appointment except its people. Fields that only the old appointment has
/// are cleared, as far as the service has a way to do that.
struct AppointmentPatch: Equatable {
    /// The fields that differ, and no others.
    let body: UpdateCoachingAppointmentRequest

    /// Whether nothing differs, so that there is nothing to send.
    var isEmpty: Bool { body == UpdateCoachingAppointmentRequest() }

    /// Nil if no such change exists: for other people, and for adding or removing a schedule.
    init?(from old: CreateCoachingAppointmentRequest, to new: CreateCoachingAppointmentRequest) {
        guard old.facilitatorId == new.facilitatorId, Set(old.attendeeIds) == Set(new.attendeeIds),
            (old.wfmSchedule == nil) == (new.wfmSchedule == nil),
            old.shareInsightsData == nil || new.shareInsightsData != nil,
            old.addToSchedule == nil || new.addToSchedule != nil
        else { return nil }
        func changed<Value: Equatable>(_ old: Value?, _ new: Value?) -> Value? { old == new ? nil : new }
        func changed(_ old: [String]?, _ new: [String]?) -> [String]? {
            (old ?? []) == (new ?? []) ? nil : new ?? []
        }
        body = UpdateCoachingAppointmentRequest(
            name: changed(old.name, new.name), description: changed(old.description, new.description),
            dateStart: changed(old.dateStart, new.dateStart),
            lengthInMinutes: changed(old.lengthInMinutes, new.lengthInMinutes),
            conversationIds: changed(old.conversationIds, new.conversationIds),
            documentIds: changed(old.documentIds, new.documentIds),
            wfmSchedule: changed(old.wfmSchedule, new.wfmSchedule),
            externalLinks: changed(old.externalLinks, new.externalLinks),
            location: (old.location ?? "") == (new.location ?? "") ? nil : new.location ?? "",
            shareInsightsData: changed(old.shareInsightsData, new.shareInsightsData),
            addToSchedule: changed(old.addToSchedule, new.addToSchedule))
    }
}
