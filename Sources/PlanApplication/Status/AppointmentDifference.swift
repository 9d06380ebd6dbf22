import CoachingModels
import PlanModel

/// One field of an appointment in which the service differs from the plan.
public struct AppointmentDifference: Sendable, Equatable {
    /// The field as the service's answers name it, such as `dateStart`.
    public var field: String
    /// The value that was sent, in readable form.
    public var planned: String
    /// The value that the service has, in readable form.
    public var found: String

    /// `its start is Mon 2026-12-07 09:30 instead of Mon 2026-12-07 09:00`
    package var words: String { "its \(Self.names[field] ?? field) is \(found) instead of \(planned)" }

    private static let names = [
        "dateStart": "start", "lengthInMinutes": "length", "facilitator": "facilitator",
        "attendees": "list of attendees",
        "wfmSchedule": "schedule", "externalLinks": "list of links",
    ]

    /// Whether it concerns the time of the appointment.
    var isMove: Bool { field == "dateStart" || field == "lengthInMinutes" }

    /// All differences between the service's appointment and the planned one. A field that the service leaves out of an
    /// answer is not compared, unless every appointment has it.
    static func all(
        between planned: CreateCoachingAppointmentRequest, and found: CoachingAppointmentResponse, words: PlanWords
    ) -> [AppointmentDifference] {
        var comparison = FieldComparison()
        let (shape, other) = (AppointmentShape(planned), AppointmentShape(found))
        func time(_ shape: AppointmentShape?) -> String {
            shape.map { words.time(Instant(microseconds: $0.start * 1000)) } ?? "unknown"
        }
        comparison.compare("dateStart", shape.start, other?.start, shown: time(shape), time(other))
        comparison.compare(
            "lengthInMinutes", shape.minutes, other?.minutes, shown: "\(shape.minutes) minutes",
            other.map { "\($0.minutes) minutes" } ?? "unknown")
        if other != nil {
            comparison.compare(
                "facilitator", planned.facilitatorId, found.facilitator?.id, shown: words.person(planned.facilitatorId),
                words.person(found.facilitator?.id))
            comparison.compare(
                "attendees", shape.attendees, other?.attendees, shown: words.people(shape.attendees),
                words.people(other?.attendees ?? []))
        }
        comparison.compareTexts(planned, found)
        return comparison.differences
    }
}

/// Collects the differences.
private struct FieldComparison {
    var differences: [AppointmentDifference] = []

    mutating func compare<Value: Equatable>(
        _ field: String, _ planned: Value, _ found: Value, shown: String, _ foundShown: String
    ) {
        guard planned != found else { return }
        differences.append(AppointmentDifference(field: field, planned: shown, found: foundShown))
    }

    /// Compares a field that the service may leave out.
    private mutating func compareTold<Value: Equatable>(
        _ field: String, _ planned: Value, _ found: Value?, _ text: (Value) -> String
    ) {
        guard let found else { return }
        compare(field, planned, found, shown: text(planned), text(found))
    }

    mutating func compareTexts(_ planned: CreateCoachingAppointmentRequest, _ found: CoachingAppointmentResponse) {
        func quoted(_ text: String) -> String { "“\(ForeignText.shown(text))”" }
        func list(_ texts: Set<String>) -> String {
            texts.isEmpty ? "empty" : texts.sorted().map(ForeignText.shown).joined(separator: ", ")
        }
        compareTold("name", planned.name, found.name, quoted)
        compareTold("description", planned.description, found.description, quoted)
        compareTold("location", planned.location ?? "", found.location, quoted)
        compareTold("wfmSchedule", planned.wfmSchedule?.id ?? "none", found.wfmSchedule?.id, ForeignText.shown)
        compareTold(
            "documents", Set(planned.documentIds ?? []), found.documents.map { Set($0.compactMap(\.id)) }, list)
        compareTold("externalLinks", Set(planned.externalLinks ?? []), found.externalLinks.map(Set.init), list)
        if let shares = planned.shareInsightsData {
            compareTold("shareInsightsData", shares, found.shareInsightsData) { $0 ? "on" : "off" }
        }
    }
}
