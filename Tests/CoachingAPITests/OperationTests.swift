import Fixtures
import Testing

@testable import CoachingAPI
@testable import CoachingModels

/// The operations against the facts of the service.
struct OperationTests {
    @Test func allAreAsTheServiceHasThem() throws {
        let facts = try ServiceFacts.load().operations
        #expect(CoachingOperation.all.count == 21)
        #expect(Set(CoachingOperation.all.map(\.name)) == Set(facts.map(\.operationId)))
        for fact in facts {
            let operation = try #require(CoachingOperation.all.first { $0.name == fact.operationId })
            #expect(operation.method.rawValue == fact.method, "\(fact.operationId)")
            #expect(operation.path == fact.path, "\(fact.operationId)")
            #expect(Set(operation.successStatuses) == Set(fact.success.map(\.status)), "\(fact.operationId)")
        }
    }

    @Test func whatChangesNothingIsARead() {
        let reads = CoachingOperation.all.filter { $0.effect == .read }.map(\.name)
        #expect(reads.allSatisfy { $0.hasPrefix("get") || $0.hasSuffix("Query") })
        #expect(reads.count == 11)
    }

    @Test func pathParametersAreEncoded() throws {
        let call = try OperationCall(.getCoachingAppointment, path: ["appointmentId": "a/b c?é"])
        #expect(call.target == "/api/v2/coaching/appointments/a%2Fb%20c%3F%C3%A9")
    }

    @Test(arguments: ["", ".", ".."])
    func idsThatWouldReachAnotherResourceAreRefused(id: String) {
        #expect {
            try OperationCall(.deleteCoachingAppointment, path: ["appointmentId": id])
        } throws: { error in
            (error as? CoachingAPIError)?.kind == .invalidCall
        }
    }

    @Test func queriesHoldWhatWasSetInTheServicesForm() {
        var query = QueryItems()
        query.add("userIds", ["u 1", "u2"])
        query.add(page: 2, size: 50)
        query.add(
            AppointmentFilter(
                interval: "a/b", statuses: [.scheduled, .inProgress], facilitatorIds: [], sortOrder: .asc,
                relationships: [.attendee], completionInterval: "c/d", overdue: .any, intervalCondition: .overlaps))
        #expect(
            query.text == "?userIds=u%201%2Cu2&pageNumber=2&pageSize=50&interval=a%2Fb&statuses=Scheduled%2CInProgress"
                + "&sortOrder=Asc&relationships=Attendee&completionInterval=c%2Fd&overdue=Any&intervalCondition=Overlaps"
        )
    }

    @Test func allQueryParametersOfTheServiceCanBeSet() throws {
        let fact = try #require(
            try ServiceFacts.load().operations.first { $0.operationId == "getCoachingAppointments" })
        var query = QueryItems()
        query.add("userIds", ["u"])
        query.add(page: 1, size: 1)
        query.add(
            AppointmentFilter(
                interval: "i", statuses: [.completed], facilitatorIds: ["f"], sortOrder: .desc,
                relationships: [.creator],
                completionInterval: "c", overdue: .true, intervalCondition: .startsIn))
        let sent = query.text.dropFirst().split(separator: "&").map { String($0.prefix { $0 != "=" }) }
        #expect(Set(sent) == Set(fact.queryParams.map(\.name)))
    }
}
