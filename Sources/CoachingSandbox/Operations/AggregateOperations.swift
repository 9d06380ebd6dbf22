import CoachingModels
import Foundation

extension CoachingOperations {
    /// Counts the appointments that start in the interval and match the filter.
    func postCoachingAppointmentsAggregatesQuery(_ call: Call) async throws -> Answer {
        try call.demandPermission()
        let request = try decode(CoachingAppointmentAggregateRequest.self, .aggregates, call)
        try rules.aggregateFilter(request.filter, caller: call.caller)
        guard let interval = ServiceInterval(request.interval) else { throw ServiceError.invalidDate("interval") }
        guard interval.start < interval.end else {
            throw ServiceError.validation("validation.failure", "interval", "interval must end after it starts")
        }
        let records = store.current.appointments.values.filter {
            interval.contains(minute: $0.start) && rules.isVisible($0, to: call.caller) && request.filter.matches($0)
        }
        let metrics = request.metrics ?? CoachingMetric.known
        func data(_ records: [AppointmentRecord]) -> [QueryResponseData] {
            [
                QueryResponseData(
                    interval: interval.description, metrics: metrics.map { $0.counted(records, at: call.now) })
            ]
        }
        guard request.groupBy?.contains(.attendeeId) ?? false else {
            let all = QueryResponseGroupedData(group: [:], data: data(records))
            return try .json(CoachingAppointmentAggregateResponse(results: [all]))
        }
        let groups = groupedByAttendee(records, filter: request.filter, caller: call.caller)
        let results = groups.map {
            QueryResponseGroupedData(group: ["attendeeId": $0.attendee], data: data($0.records))
        }
        return try .json(CoachingAppointmentAggregateResponse(results: results))
    }

    /// An appointment counts once for each of its attendees whom the caller may see; if the filter names attendees, for
    /// those only.
    private func groupedByAttendee(
        _ records: [AppointmentRecord], filter: QueryRequestFilter, caller: Caller
    ) -> [(attendee: String, records: [AppointmentRecord])] {
        let named = filter.values(of: .attendeeId)
        var groups: [String: [AppointmentRecord]] = [:]
        for record in records {
            for attendee in record.attendeeIDs
            where rules.isVisible(attendee, to: caller) && (named.isEmpty || named.contains(attendee)) {
                groups[attendee, default: []].append(record)
            }
        }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension CoachingMetric {
    fileprivate func counted(_ records: [AppointmentRecord], at now: Date) -> QueryResponseMetric {
        let count = records.count { record in
            switch self {
            case .nActivities: true
            case .nPlannedActivities: record.status == .scheduled
            case .nInProgressActivities: record.status == .inProgress
            case .nCompleteActivities: record.status == .completed
            case .nOverdueActivities: record.isOverdue(at: now)
            case .nInvalidScheduleActivities: record.status == .invalidSchedule
            default: false
            }
        }
        return QueryResponseMetric(metric: self, stats: QueryResponseStats(count: count))
    }
}
