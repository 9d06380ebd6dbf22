import CoachingAPI
import Foundation
import OrderedCollections

extension CoachingOperations {
    /// Starts a search that runs for a while; its results are those of the moment at which it ends.
    func postCoachingScheduleslotsJobs(_ call: Call) async throws -> Answer {
        try call.caller.demandAny(.scheduleSlotJobAdd)
        let request = try decode(CoachingScheduleSlotsJobRequest.self, .slotJob, call)
        guard !request.intervals.isEmpty else {
            throw ServiceError.constraint("intervals", "intervals must name at least one interval")
        }
        for interval in request.intervals {
            _ = try rules.slotQuery(request.query(interval), caller: call.caller, now: call.now)
        }
        return try await store.change { [self] _, ids in
            let unit = request.attendeeIds.lazy.compactMap { world.person($0)?.businessUnit }.first
            let job = SlotJobRecord(
                id: ids.uuid(), request: request, businessUnitID: unit.map { world.businessUnits[$0].id },
                results: request.intervals.map {
                    CoachingScheduleSlotsJobResult(interval: $0, status: .inProgress)
                })
            let due = call.now.addingTimeInterval(assumptions.slotJobSeconds)
            let run = QueuedCall(number: ids.number(), due: due, caller: call.caller, work: .slotJob(id: job.id))
            return Decision(answer: try .json(job.response, status: 202), changes: [.putSlotJob(job), .enqueue(run)])
        }
    }

    func getCoachingScheduleslotsJob(_ call: Call) async throws -> Answer {
        try call.caller.demandAny(.scheduleSlotJobView)
        let id = try call.parameter("jobId")
        guard let job = store.read({ $0.slotJobs[id] }) else { throw ServiceError.notFound }
        return try .json(job.response)
    }

    /// The job with the best slot of each interval.
    func finished(_ job: SlotJobRecord, _ queued: QueuedCall, state: CoachingState) -> SlotJobRecord {
        var job = job
        job.results = job.request.intervals.map { interval in
            let query = try? rules.slotQuery(job.request.query(interval), caller: queued.caller, now: queued.due)
            guard let query else { return CoachingScheduleSlotsJobResult(interval: interval, status: .error) }
            return bestSlot(query, interval: interval, state: state)
        }
        return job
    }

    /// The slot with the largest staffing difference, the earliest of equals. A free one comes before one that lies over a session.
    private func bestSlot(
        _ query: SlotQuery, interval: String, state: CoachingState
    ) -> CoachingScheduleSlotsJobResult {
        let free = best(query, state.snapshot(for: query))
        var regardless = query
        regardless.interruptible = Set(state.appointments.keys)
        let tick = free ?? best(regardless, state.snapshot(for: regardless))
        guard let tick else { return CoachingScheduleSlotsJobResult(interval: interval, status: .complete) }
        let minute = world.calendar.minute(ofTick: tick)
        return CoachingScheduleSlotsJobResult(
            interval: interval, status: .complete,
            slot: CoachingScheduleSlotsJobSlot(dateStart: .minute(minute), schedule: schedule(query, minute: minute)),
            hasConflict: free == nil)
    }

    private func best(_ query: SlotQuery, _ snapshot: SlotSnapshot) -> Int? {
        let search = slotsAnswer.search
        var best: (tick: Int, difference: Int32)?
        search.starts(query, snapshot)?.forEach(in: search.range(query)) { tick in
            let difference = search.difference(at: tick, length: query.length, snapshot.groups) ?? 0
            if best.map({ difference > $0.difference }) ?? true { best = (tick, difference) }
        }
        return best?.tick
    }

    private func schedule(_ query: SlotQuery, minute: Int) -> CoachingScheduleSlotsJobSchedule? {
        guard let unit = query.attendees.lazy.compactMap({ world.people[$0].businessUnit }).first,
            let week = world.calendar.week(ofMinute: minute)
        else { return nil }
        let id = world.businessUnits[unit].scheduleIDs[week]
        let day = world.calendar.days[week * 7]
        let uri =
            "/api/v2/workforcemanagement/businessunits/\(world.businessUnits[unit].id)/weeks/\(day)/schedules/\(id)"
        return CoachingScheduleSlotsJobSchedule(id: id, selfUri: uri, weekDate: day, weekCount: 1)
    }
}

extension CoachingScheduleSlotsJobRequest {
    /// The search of one interval as a slots query.
    fileprivate func query(_ interval: String) -> CoachingSlotsRequest {
        CoachingSlotsRequest(
            interval: interval, lengthInMinutes: lengthInMinutes, attendeeIds: attendeeIds,
            facilitatorIds: facilitatorIds)
    }
}
