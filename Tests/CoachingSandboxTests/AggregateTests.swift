import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct AggregateTests {
    private func query(
        _ sandbox: SandboxUnderTest, _ predicates: [(QueryDimension, String)], _ type: QueryFilterType = .or,
        groupBy: [CoachingGroupBy]? = nil, metrics: [CoachingMetric]? = nil
    ) -> CoachingAppointmentAggregateRequest {
        CoachingAppointmentAggregateRequest(
            interval: sandbox.interval, metrics: metrics, groupBy: groupBy,
            filter: QueryRequestFilter(
                type: .and,
                clauses: [
                    QueryRequestClause(
                        type: type, predicates: predicates.map { QueryRequestPredicate(dimension: $0.0, value: $0.1) })
                ]))
    }

    @Test func countsByMetricAndGroup() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            try await sandbox.create(slot: 8)
            try await sandbox.create(attendee: 1, slot: 16)
            _ = try await sandbox.call(
                .patch, "\(made.path)/status", CoachingAppointmentStatusRequest(status: .completed))
            let people = sandbox.attendees.prefix(2).map { (QueryDimension.attendeeId, $0) }
            let reply = try await sandbox.call(
                .post, "appointments/aggregates/query", query(sandbox, people, groupBy: [.attendeeId]))
            let results = try reply.decode(CoachingAppointmentAggregateResponse.self).results ?? []
            #expect(results.count == 2)
            let first = try #require(results.first { $0.group?["attendeeId"] == sandbox.attendees[0] })
            let counts = Dictionary(
                uniqueKeysWithValues: (first.data?.first?.metrics ?? []).map { ($0.metric, $0.stats?.count) })
            #expect(counts[.nActivities] == 2)
            #expect(counts[.nPlannedActivities] == 1)
            #expect(counts[.nCompleteActivities] == 1)
            #expect(counts[.nOverdueActivities] == 0)
            #expect(first.data?.first?.interval == sandbox.interval)
        }
    }

    @Test func predicatesJoinByAndOrOr() async throws {
        try await withSandbox { sandbox in
            try await sandbox.create()
            try await sandbox.create(attendee: 1, facilitator: 1)
            let predicates = [
                (QueryDimension.attendeeId, sandbox.attendees[0]), (.facilitatorId, sandbox.facilitators[1]),
            ]
            for (type, expected) in [(QueryFilterType.or, 2), (.and, 0)] {
                let reply = try await sandbox.call(
                    .post, "appointments/aggregates/query",
                    query(sandbox, predicates, type, metrics: [.nActivities]))
                let answer = try reply.decode(CoachingAppointmentAggregateResponse.self)
                #expect(answer.results?.first?.data?.first?.metrics?.map(\.stats?.count) == [expected])
            }
        }
    }

    @Test func badFiltersAreRefused() async throws {
        try await withSandbox { sandbox in
            let path = "appointments/aggregates/query"
            let none = try await sandbox.call(.post, path, query(sandbox, []))
            #expect(none.code == "aggregate.query.filter.missing.or.invalid")
            let many = (0...100).map { (QueryDimension.attendeeId, "u\($0)") }
            #expect(try await sandbox.call(.post, path, query(sandbox, many)).code == "aggregate.too.many.users")
            let foreign = [(QueryDimension.attendeeId, try sandbox.person(.elsewhere))]
            let refused = try await sandbox.call(.post, path, query(sandbox, foreign))
            #expect(refused.status == 403)
            #expect(refused.code == "no.permission.for.requested.users")
        }
    }
}
