import CoachingModels
import Foundation
import HTTPTypes
import Testing

@testable import CoachingSandbox

@Suite struct SlotsQueryTests {
    /// Whether one bookable period, or several that touch, cover the whole time.
    private func isFree(_ schedule: UserAvailableTimes?, _ start: ServiceDate, _ minutes: Int) -> Bool {
        var covered = start
        for time in schedule?.availableTimes ?? [] {
            guard let from = time.dateStart, let length = time.lengthInMinutes else { continue }
            if from <= covered && from.adding(minutes: length) > covered { covered = from.adding(minutes: length) }
        }
        return covered >= start.adding(minutes: minutes)
    }

    /// Every quarter hour is checked by hand against the periods in the same answer.
    @Test(arguments: [15, 30, 45, 60])
    func slotsAreWhereEverybodyIsFree(length: Int) async throws {
        try await withSandbox { sandbox in
            try await sandbox.create()
            try await sandbox.create(attendee: 1, facilitator: 1, slot: 3)
            let pair = Array(sandbox.attendees.prefix(2))
            let answer = try await sandbox.slots(pair, facilitators: sandbox.facilitators, length: length)
            let starts = Set((answer.suggestedSlots ?? []).compactMap(\.dateStart))
            #expect(!starts.isEmpty)
            var start = ServiceDate.minute(sandbox.world.calendar.startMinute)
            let end = ServiceDate.minute(sandbox.world.calendar.endMinute)
            while start < end {
                let attendees = (answer.attendeeSchedules ?? []).allSatisfy { isFree($0, start, length) }
                let anyLeader = (answer.facilitatorSchedules ?? []).contains { isFree($0, start, length) }
                #expect(starts.contains(start) == (attendees && anyLeader), "\(start)")
                start = start.adding(minutes: 15)
            }
        }
    }

    /// Sessions at odd minutes leave periods shorter than a quarter of an hour, in which no slot fits.
    @Test func minutesBetweenSessionsHoldNoSlot() async throws {
        try await withSandbox { sandbox in
            var body = try await sandbox.request(facilitator: nil)
            let first = body.dateStart
            for (minute, length) in [(5, 3), (10, 1), (12, 20), (37, 4), (46, 1)] {
                body.dateStart = first.adding(minutes: minute)
                body.lengthInMinutes = length
                #expect(try await sandbox.call(.post, "appointments", body).status == 201)
            }
            let answer = try await sandbox.slots([sandbox.attendees[0]], length: 15)
            let hour = (answer.suggestedSlots ?? []).compactMap(\.dateStart).filter { $0 < first.adding(minutes: 60) }
            #expect(hour.isEmpty)
            let free = answer.attendeeSchedules?.first?.availableTimes?.prefix(5).map(\.lengthInMinutes)
            #expect(free == [5, 2, 1, 5, 5])
        }
    }

    @Test func answersHoldWhatTheModelsSay() async throws {
        try await withSandbox { sandbox in
            let answer = try await sandbox.slots([sandbox.attendees[0]], facilitators: [sandbox.facilitators[0]])
            #expect(answer.attendeeSchedules?.map(\.user?.id) == [sandbox.attendees[0]])
            #expect(answer.facilitatorSchedules?.map(\.user?.id) == [sandbox.facilitators[0]])
            #expect(
                answer.wfmScheduleActivities?.map(\.userReference?.id) == [
                    sandbox.attendees[0], sandbox.facilitators[0],
                ])
            for slot in answer.suggestedSlots ?? [] {
                let difference = try #require(slot.staffingDifference)
                let rating: CoachingDifferenceRating = difference >= 1 ? .good : difference >= -1 ? .neutral : .poor
                #expect(slot.differenceRating == rating)
                #expect(slot.lengthInMinutes == 30)
                #expect(sandbox.world.businessUnits[0].scheduleIDs.contains(slot.wfmSchedule?.id ?? ""))
            }
            // Compact, in the order of the models, dates in their one form: written as the encoder would write it.
            let query = CoachingSlotsRequest(
                interval: sandbox.interval, lengthInMinutes: 30, attendeeIds: [sandbox.attendees[0]],
                facilitatorIds: [sandbox.facilitators[0]])
            let bytes = try await sandbox.call(.post, "scheduleslots/query", query).bytes
            #expect(try CoachingJSON.encode(answer) == bytes)
        }
    }

    @Test func availabilityIsCutToTheInterval() async throws {
        try await withSandbox { sandbox in
            let period = try #require(
                try await sandbox.slots([sandbox.attendees[0]]).attendeeSchedules?.first?.availableTimes?
                    .first { $0.lengthInMinutes ?? 0 >= 60 })
            let start = try #require(period.dateStart)
            let query = CoachingSlotsRequest(
                interval: "\(start.adding(minutes: 10))/\(start.adding(minutes: 50))", lengthInMinutes: 15,
                attendeeIds: [sandbox.attendees[0]])
            let answer = try await sandbox.call(.post, "scheduleslots/query", query).decode(CoachingSlotsResponse.self)
            let cut = try #require(answer.attendeeSchedules?.first?.availableTimes?.first)
            #expect(cut.dateStart == start.adding(minutes: 10))
            #expect(cut.lengthInMinutes == 40)
            #expect(answer.suggestedSlots?.map(\.dateStart) == [start.adding(minutes: 15), start.adding(minutes: 30)])
        }
    }

    @Test func staffingIsTheWorstOfTheTicks() async throws {
        try await withSandbox { sandbox in
            let short = try await sandbox.slots([sandbox.attendees[0]], length: 15).suggestedSlots ?? []
            let byStart = Dictionary(uniqueKeysWithValues: short.map { ($0.dateStart, $0.staffingDifference) })
            for slot in try await sandbox.slots([sandbox.attendees[0]], length: 45).suggestedSlots ?? [] {
                let ticks = [0, 15, 30].compactMap { byStart[slot.dateStart?.adding(minutes: $0)] ?? nil }
                #expect(slot.staffingDifference == ticks.min())
            }
        }
    }

    @Test func allFacilitatorsCanBeDemanded() async throws {
        let any = try await withSandbox { sandbox in
            try await sandbox.slots([sandbox.attendees[0]], facilitators: sandbox.facilitators).suggestedSlots ?? []
        }
        let all = try await withSandbox({ $0.assumptions.suggestedSlotFacilitators = .allAreFree }) { sandbox in
            try await sandbox.slots([sandbox.attendees[0]], facilitators: sandbox.facilitators).suggestedSlots ?? []
        }
        #expect(all.count < any.count)
        #expect(Set(all.map(\.dateStart)).isSubset(of: any.map(\.dateStart)))
    }

    @Test func thePastIsNotSuggested() async throws {
        try await withSandbox { sandbox in
            let first = try #require(try await sandbox.slots([sandbox.attendees[0]]).suggestedSlots?.first?.dateStart)
            sandbox.clock.advance(
                seconds: Double(first.millisecondsSince1970) / 1000 - sandbox.clock.now.timeIntervalSince1970 + 1)
            sandbox.forgetTokens()
            let later = try await sandbox.slots([sandbox.attendees[0]]).suggestedSlots ?? []
            #expect(later.allSatisfy { $0.dateStart ?? first > first })
        }
    }

    @Test(arguments: [
        (#""lengthInMinutes": 20"#, "constraint.validation"), (#""lengthInMinutes": 75"#, "constraint.validation"),
        (#""interval": "2026-12-08T00:00:00Z/2026-12-07T00:00:00Z""#, "constraint.validation"),
        (#""interval": "2026-12-07""#, "invalid.date"), (#""attendeeIds": []"#, "constraint.validation"),
        (#""interval": "2026-12-07T00:00:00Z/2028-12-08T00:00:00Z""#, "constraint.validation"),
    ])
    func badQueriesAreRefused(change: String, code: String) async throws {
        try await withSandbox { sandbox in
            let fields = [
                #""interval": "\#(sandbox.interval)""#, #""lengthInMinutes": 30"#,
                #""attendeeIds": ["\#(sandbox.attendees[0])"]"#,
            ].filter { !change.hasPrefix($0.prefix(while: { $0 != ":" })) }
            let reply = try await sandbox.call(
                .post, "scheduleslots/query", json: "{" + (fields + [change]).joined(separator: ",") + "}")
            #expect(reply.status == 400)
            #expect(reply.code == code)
        }
    }

    @Test func peopleMustShareABusinessUnit() async throws {
        try await withSandbox({ $0.businessUnits = 2 }) { sandbox async throws in
            func ask(_ people: [String]) async throws -> String? {
                let query = CoachingSlotsRequest(interval: sandbox.interval, lengthInMinutes: 30, attendeeIds: people)
                return try await sandbox.call(.post, "scheduleslots/query", query).code
            }
            #expect(
                try await ask([sandbox.attendees[0], sandbox.attendees[11]]) == "users.in.different.business.units")
            #expect(
                try await ask([sandbox.attendees[0], try sandbox.person(.contractor)])
                    == "attendee.not.in.business.unit")
            #expect(try await ask([try sandbox.person(.contractor)]) == nil)
        }
    }
}
