import CoachingModels
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct SlotJobTests {
    private func request(_ sandbox: SandboxUnderTest, _ intervals: [String]) -> CoachingScheduleSlotsJobRequest {
        CoachingScheduleSlotsJobRequest(
            attendeeIds: [sandbox.attendees[0]], facilitatorIds: [sandbox.facilitators[0]], lengthInMinutes: 30,
            activityCodeId: "8", intervals: intervals, slotsType: .bestTime)
    }

    private func finished(
        _ sandbox: SandboxUnderTest, _ intervals: [String]
    ) async throws -> CoachingScheduleSlotsJobResponse {
        let started = try await sandbox.call(.post, "scheduleslots/jobs", request(sandbox, intervals))
        #expect(started.status == 202)
        let job = try started.decode(CoachingScheduleSlotsJobResponse.self)
        #expect(job.results?.map(\.status) == intervals.map { _ in .inProgress })
        let path = "scheduleslots/jobs/\(job.id ?? "")"
        #expect(try await sandbox.call(.get, path).decode(CoachingScheduleSlotsJobResponse.self) == job)
        sandbox.clock.advance(seconds: 1)
        return try await sandbox.call(.get, path).decode()
    }

    @Test func aJobFindsTheBestSlot() async throws {
        try await withSandbox { sandbox in
            let slots = try await sandbox.slots([sandbox.attendees[0]], facilitators: [sandbox.facilitators[0]])
            let best = slots.suggestedSlots?.compactMap(\.staffingDifference).max()
            let job = try await finished(sandbox, [sandbox.interval])
            let result = try #require(job.results?.first)
            #expect(result.status == .complete)
            #expect(result.hasConflict == false)
            let found = slots.suggestedSlots?.first { $0.dateStart == result.slot?.dateStart }
            #expect(found?.staffingDifference == best)
            #expect(result.slot?.schedule?.id == found?.wfmSchedule?.id)
        }
    }

    @Test func aSlotOverASessionIsAConflict() async throws {
        try await withSandbox { sandbox in
            let made = try await sandbox.create()
            let start = try #require(made.dateStart)
            let only = "\(start)/\(start.adding(minutes: 30))"
            let job = try await finished(sandbox, [only, sandbox.interval])
            #expect(job.results?.map(\.hasConflict) == [true, false])
            #expect(job.results?.first?.slot?.dateStart == start)
        }
    }

    @Test func anIntervalWithoutSlotsHasNone() async throws {
        try await withSandbox { sandbox in
            let start = ServiceDate.minute(sandbox.world.calendar.startMinute)
            let job = try await finished(sandbox, ["\(start)/\(start.adding(minutes: 60))"])
            #expect(job.results?.first?.status == .complete)
            #expect(job.results?.first?.slot == nil)
            #expect(try await sandbox.call(.get, "scheduleslots/jobs/x").code == "not.found")
        }
    }
}
