import CoachingModels
import Foundation
import Testing

@testable import PlanApplication
@testable import PlanModel

/// What the service has, beside what the journal says.
@Suite struct PlanStatusTests {
    private static func look(
        _ fixture: ApplyFixture, _ selection: ApplySelection = .init()
    ) async throws -> [AppointmentStanding] {
        try await PlanStatus.look(
            at: JournalRecord(path: fixture.journalPath, plan: nil), in: fixture.service, selection: selection)
    }

    @Test func eachAppointmentIsTold() async throws {
        let names = ["somebody": "Sam Body", "agent-3": "Ana Silva"]
        let fixture = try ApplyFixture(
            plan: ApplyFixture.plan((0..<12).map { ApplyFixture.appointment($0) }, names: names))
        defer { fixture.remove() }
        fixture.service.script(Array(repeating: .carriedOut, count: 10) + [.rejected])
        let applied = try await fixture.apply(ApplyOptions(batchSize: 5, maxFailures: 9))
        let ids = applied.entries.map { $0.appointmentId ?? "" }
        let service = fixture.service
        service.change(ids[0]) { $0.status = .inProgress }
        service.change(ids[1]) { $0.status = .completed }
        service.change(ids[2]) { $0.status = .invalidSchedule }
        service.change(ids[3]) { $0.attendees = [UserReference(id: "somebody")] }
        service.change(ids[4]) { $0.dateStart = $0.dateStart?.adding(minutes: 6_000) }
        service.change(ids[5]) { $0.lengthInMinutes = 45 }
        service.change(ids[6]) { $0.name = "Another" }
        service.remove(ids[7])
        _ = try await fixture.rollBack(ApplyOptions(selection: ApplySelection(sessions: ["session-11"])))
        let before = (try FolderState(fixture.folder.path), service.bodies.count, service.deletions.count)
        let standings = try await Self.look(fixture)
        #expect(
            standings.map(\.state) == [
                .inProgress, .completed, .invalidSchedule, .changed, .moved, .moved, .changed, .gone, .same, .same,
                .failed, .open,
            ])
        #expect(
            standings[3].differences.map(\.words) == [
                "its list of attendees is Sam Body [somebody] instead of Ana Silva [agent-3]"
            ])
        #expect(standings[4].differences.map(\.field) == ["dateStart"])
        #expect(standings[4].found?.id == ids[4] && standings[7].found == nil)
        #expect(standings.map(\.state.isTrouble).count { $0 } == 6)
        let after = (try FolderState(fixture.folder.path), service.bodies.count, service.deletions.count)
        #expect(before == after, "nothing is written")
        let some = try await Self.look(fixture, ApplySelection(sessions: ["session-7", "session-8"]))
        #expect(some.map(\.state) == [.gone, .same])
    }

    @Test func aCallInDoubtIsTold() async throws {
        let fixture = try ApplyFixture(sessions: 2)
        defer { fixture.remove() }
        let crash: @Sendable (JournalStep) throws -> Void = { step in
            if case .after(.sendIntent) = step { throw SimulatedCrash() }
        }
        await #expect(throws: SimulatedCrash.self) { try await fixture.apply(hook: crash) }
        #expect(try await Self.look(fixture).map(\.state) == [.inDoubt, .open])
    }

    @Test func fewCallsAreMade() async throws {
        let fixture = try ApplyFixture(sessions: 300)
        defer { fixture.remove() }
        fixture.service.setLargestPage(100)
        _ = try await fixture.apply()
        let before = fixture.service.reads
        #expect(try await Self.look(fixture).allSatisfy { $0.state == .same })
        #expect(fixture.service.reads - before <= 5)
    }

    /// A field that the service has otherwise is a difference; one that it leaves out is none.
    @Test func everyFieldOfTheBodyIsCompared() {
        var body = ApplyFixture.appointment(0).body
        body.location = "Room 1"
        (body.documentIds, body.externalLinks, body.shareInsightsData) = (["d"], ["https://a"], true)
        let bare = CoachingAppointmentResponse(
            id: "1", dateStart: body.dateStart, lengthInMinutes: 30, facilitator: UserReference(id: "coach-0"),
            attendees: [UserReference(id: "agent-0")])
        func fields(_ edit: (inout CoachingAppointmentResponse) -> Void) -> [String] {
            var found = bare
            edit(&found)
            return AppointmentDifference.all(between: body, and: found, words: .none).map(\.field)
        }
        #expect(fields { _ in }.isEmpty)
        #expect(fields { ($0.name, $0.description, $0.location) = (body.name, body.description, "Room 1") }.isEmpty)
        #expect(fields { $0.dateStart = nil } == ["dateStart", "lengthInMinutes"])
        #expect(fields { $0.dateStart = $0.dateStart?.adding(minutes: 1) } == ["dateStart"])
        #expect(fields { $0.facilitator = nil } == ["facilitator"])
        #expect(fields { $0.attendees = [] } == ["attendees"])
        #expect(fields { $0.description = "" } == ["description"])
        #expect(fields { $0.location = "" } == ["location"])
        #expect(fields { $0.documents = [] } == ["documents"])
        #expect(fields { $0.externalLinks = ["https://b"] } == ["externalLinks"])
        #expect(fields { $0.shareInsightsData = false } == ["shareInsightsData"])
        #expect(
            fields {
                $0.wfmSchedule = WfmScheduleReference(
                    id: "s", businessUnit: WfmBusinessUnitReference(id: "b"),
                    weekDate: ServiceDay(year: 2026, month: 12, day: 7) ?? ServiceDay(daysSince1970: 0))
            } == ["wfmSchedule"])
    }
}
