import CoachingModels
import Fixtures
import Testing

/// The open enumerations against the facts.
struct EnumerationTests {
    @Test(arguments: [
        ("CoachingAppointmentResponse", "status", CoachingAppointmentStatus.known.map(\.rawValue)),
        ("CoachingAnnotation", "accessType", CoachingAnnotationAccessType.known.map(\.rawValue)),
        ("AvailableTime", "activityCategory", CoachingActivityCategory.known.map(\.rawValue)),
        ("CoachingSlot", "differenceRating", CoachingDifferenceRating.known.map(\.rawValue)),
        ("ScheduleActivity", "externalActivityType", CoachingExternalActivityType.known.map(\.rawValue)),
        ("CoachingNotification", "actionType", CoachingNotificationAction.known.map(\.rawValue)),
        ("CoachingNotification", "relationship", CoachingRelationship.known.map(\.rawValue)),
        ("QueryRequestFilter", "type", QueryFilterType.known.map(\.rawValue)),
        ("QueryRequestPredicate", "dimension", QueryDimension.known.map(\.rawValue)),
        ("QueryResponseMetric", "metric", CoachingMetric.known.map(\.rawValue)),
        ("CoachingAppointmentAggregateRequest", "groupBy", CoachingGroupBy.known.map(\.rawValue)),
    ])
    func knownValuesAreTheServices(model: String, field: String, known: [String]) throws {
        let fields = try #require(try ServiceFacts.load().models[model]).fields
        let values = try #require(fields.first { $0.name == field }?.enum)
        #expect(known == values)
    }

    @Test func slotJobValuesHoldThoseOfModelsAndEvents() {
        #expect(CoachingSlotsType.known.map(\.rawValue) == ["BestTime", "Unknown"])
        #expect(CoachingSlotsJobStatus.known.map(\.rawValue) == ["InProgress", "Complete", "Error", "Unknown"])
    }
}
