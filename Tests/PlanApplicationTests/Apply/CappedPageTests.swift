import CoachingAPI
import Testing

@testable import CoachingModels
@testable import PlanApplication
@testable import PlanModel

/// The service may give fewer appointments a page than it was asked for, and says in several ways, or not at all, how
/// many there are.
@Suite struct CappedPageTests {
    @Test(arguments: SimulatedPaging.allCases) func everyPageIsRead(paging: SimulatedPaging) async throws {
        let fixture = try ApplyFixture(sessions: 12)
        defer { fixture.remove() }
        fixture.service.setPaging(paging)
        let entries = try ApplyEntry.entries(of: fixture.plan)
        for appointment in fixture.plan.appointments { fixture.service.bookByOthers(appointment.body) }
        let found = try await AppointmentReader(service: fixture.service).appointments(around: entries).appointments
        #expect(Set(found.compactMap(\.id)) == fixture.service.others && found.count == 12)
    }

    /// A service that finds pages of 500 too large is asked for 100 from then on, and not first for 500 each time.
    @Test(arguments: [(413, "response.entity.too.large"), (400, "invalid.pageSize"), (413, "")])
    func aSmallerPageIsRememberedForTheRun(status: Int, code: String) async throws {
        let fixture = try ApplyFixture(sessions: 12)
        defer { fixture.remove() }
        fixture.service.refusePages(above: 100, status: status, code: code)
        #expect(try await fixture.apply(ApplyOptions(batchSize: 2)).isApplied)
        #expect(fixture.service.refusedPages == 1 && fixture.service.ours.count == 12)
        #expect(try await fixture.rollBack().isRolledBack && fixture.service.ours.isEmpty)
        #expect(fixture.service.refusedPages == 2, "each run finds it out by itself")
    }

    @Test func aServiceThatRefusesSmallPagesTooEndsTheRun() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        fixture.service.refusePages(above: 10, status: 413, code: "")
        guard case .interrupted(let error) = try await fixture.apply().end else { return #expect(Bool(false)) }
        #expect(error.status == 413 && fixture.service.bodies.isEmpty && fixture.service.refusedPages == 2)
    }

    /// A call that is carried out after it was given up, and an appointment of others, both on a later page.
    @Test(arguments: SimulatedPaging.allCases)
    func nothingOnALaterPageIsOverlooked(paging: SimulatedPaging) async throws {
        let fixture = try ApplyFixture(sessions: 8)
        defer { fixture.remove() }
        fixture.service.setPaging(paging)
        fixture.service.bookByOthers(ApplyFixture.appointment(7, facilitator: "somebody", name: "Other").body)
        let late = SimulatedFate.lostLate(31_500)
        fixture.service.script([.carriedOut, .carriedOut, .carriedOut, .carriedOut, late, .unreachable])
        let options = ApplyOptions(keepGoing: true, patience: ServicePatience(seconds: 0))
        guard case .interrupted = try await fixture.apply(options).end else { return #expect(Bool(false)) }
        fixture.service.advance(seconds: 60)
        let outcome = try await fixture.apply(options)
        #expect(outcome.count(.created) == 7 && outcome.entries[7].status == .failed)
        #expect(fixture.service.ours.count == 7 && fixture.service.bodies.count == 8)
        #expect(try await fixture.rollBack().isRolledBack)
        #expect(fixture.service.ours.isEmpty && fixture.service.others.count == 1)
    }
}
