@testable import CoachingModels

/// A model with what the tests of all models need.
protocol Model: Codable, Hashable, Sendable {}

/// Every model of the service.
let allModels: [any Model.Type] = [
    WfmScheduleReference.self,
    CoachingSlotsResponse.self,
    WfmBusinessUnitReference.self,
    CoachingAnnotation.self,
    AvailableTime.self,
    UserReference.self,
    CoachingScheduleSlotsJobRequest.self,
    UpdateCoachingAppointmentRequest.self,
    QueryRequestFilter.self,
    CoachingNotificationList.self,
    ScheduleActivity.self,
    CoachingAppointmentStatusResponseList.self,
    ErrorBody.self,
    ConversationReference.self,
    FullDayTimeOffMarker.self,
    QueryResponseGroupedData.self,
    UserAvailableTimes.self,
    CoachingAppointmentStatusRequest.self,
    CoachingScheduleSlotsJobResult.self,
    CoachingAppointmentAggregateResponse.self,
    CoachingAppointmentReference.self,
    CreateCoachingAppointmentRequest.self,
    CoachingNotification.self,
    QueryRequestClause.self,
    QueryRequestPredicate.self,
    CoachingAppointmentAggregateRequest.self,
    QueryResponseStats.self,
    Limit.self,
    CoachingAppointmentResponse.self,
    CoachingAnnotationList.self,
    CoachingScheduleSlotsJobResponse.self,
    CoachingScheduleSlotsJobSchedule.self,
    CoachingAnnotationCreateRequest.self,
    QueryResponseData.self,
    QueryResponseMetric.self,
    CoachingSlot.self,
    WfmScheduleActivity.self,
    DocumentReference.self,
    CoachingAppointmentResponseList.self,
    AddConversationResponse.self,
    CoachingAppointmentStatusResponse.self,
    AddConversationRequest.self,
    CoachingScheduleSlotsJobSlot.self,
    CoachingSlotsRequest.self,
    Detail.self,
    WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobComplete.self,
    WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResults.self,
    WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlot.self,
    WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlotSchedule.self,
    WemCoachingUserNotificationTopicCoachingAppointmentReference.self,
    WemCoachingUserNotificationTopicCoachingUserNotification.self,
]

extension WfmScheduleReference: Model {}
extension CoachingSlotsResponse: Model {}
extension WfmBusinessUnitReference: Model {}
extension CoachingAnnotation: Model {}
extension AvailableTime: Model {}
extension UserReference: Model {}
extension CoachingScheduleSlotsJobRequest: Model {}
extension UpdateCoachingAppointmentRequest: Model {}
extension QueryRequestFilter: Model {}
extension CoachingNotificationList: Model {}
extension ScheduleActivity: Model {}
extension CoachingAppointmentStatusResponseList: Model {}
extension ErrorBody: Model {}
extension ConversationReference: Model {}
extension FullDayTimeOffMarker: Model {}
extension QueryResponseGroupedData: Model {}
extension UserAvailableTimes: Model {}
extension CoachingAppointmentStatusRequest: Model {}
extension CoachingScheduleSlotsJobResult: Model {}
extension CoachingAppointmentAggregateResponse: Model {}
extension CoachingAppointmentReference: Model {}
extension CreateCoachingAppointmentRequest: Model {}
extension CoachingNotification: Model {}
extension QueryRequestClause: Model {}
extension QueryRequestPredicate: Model {}
extension CoachingAppointmentAggregateRequest: Model {}
extension QueryResponseStats: Model {}
extension Limit: Model {}
extension CoachingAppointmentResponse: Model {}
extension CoachingAnnotationList: Model {}
extension CoachingScheduleSlotsJobResponse: Model {}
extension CoachingScheduleSlotsJobSchedule: Model {}
extension CoachingAnnotationCreateRequest: Model {}
extension QueryResponseData: Model {}
extension QueryResponseMetric: Model {}
extension CoachingSlot: Model {}
extension WfmScheduleActivity: Model {}
extension DocumentReference: Model {}
extension CoachingAppointmentResponseList: Model {}
extension AddConversationResponse: Model {}
extension CoachingAppointmentStatusResponse: Model {}
extension AddConversationRequest: Model {}
extension CoachingScheduleSlotsJobSlot: Model {}
extension CoachingSlotsRequest: Model {}
extension Detail: Model {}
extension WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobComplete: Model {}
extension WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResults: Model {}
extension WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlot: Model {}
extension WemCoachingScheduleSlotJobCompleteTopicCoachingScheduleSlotJobResultsSlotSchedule: Model {}
extension WemCoachingUserNotificationTopicCoachingAppointmentReference: Model {}
extension WemCoachingUserNotificationTopicCoachingUserNotification: Model {}
