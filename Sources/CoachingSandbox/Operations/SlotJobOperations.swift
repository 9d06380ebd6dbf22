import CoachingModels
import Foundation
import OrderedCollections

extension CoachingOperations {
    /// Starts a search that runs for a while; its results reflect the moment at which it ends.
    func postCoachingScheduleslotsJobs(_ call: Call) async throws -> Answer {
        try call.demandPermission()
        let request = try decode(CoachingScheduleSlotsJobRequest.self, .slotJob, call)
        guard !request.intervals.isEmpty else {
            throw ServiceError.constraint("intervals", "intervals must name at least one interval")
        }
        guard request.intervals.count <= assumptions.maximumSlotJobIntervals else {
            throw ServiceError.constraint(
                "intervals",
                "intervals must name at most \(assumptions.maximumSlotJobIntervals), not \(request.intervals.count)")
        }
        for interval in request.intervals {
            _ = try rules.slotQuery(request.query(interval), caller: call.caller, now: call.now)
        }
        return try await store.change { [self] state, ids in
            try demandRoomInQueue(state)
            let unit = request.attendeeIds.lazy.compactMap { world.person($0)?.businessUnit }.first
            let job = SlotJobRecord(
                id: ids.uuid(), number: ids.number(), request: request,
                businessUnitID: unit.map { world.businessUnits[$0].id },
                results: request.intervals.map {
                    CoachingScheduleSlotsJobResult(interval: $0, status: .inProgress)
                })
            let due = call.now.addingTimeInterval(assumptions.slotJobSeconds)
            let run = QueuedCall(number: ids.number(), due: due, caller: call.caller, work: .slotJob(id: job.id))
            return Decision(
                answer: try .json(job.response, status: 202),
                changes: forgotten(state) + [.putSlotJob(job), .enqueue(run)])
        }
    }

    /// Makes room for one more job: the oldest is dropped when the maximum is reached.
    private func forgotten(_ state: CoachingState) -> [Change] {
        guard state.slotJobs.count >= limits.slotJobs, let oldest = state.slotJobs.keys.first else { return [] }
        return [.removeSlotJob(id: oldest)]
    }

    /// Includes only people in a division that the caller may work with, as a job names them.
    func getCoachingScheduleslotsJob(_ call: Call) async throws -> Answer {
        try call.demandPermission()
        let id = try call.parameter("jobId")
        guard let job = store.read({ $0.slotJobs[id] }) else { throw ServiceError.notFound }
        _ = try rules.people(
            job.request.attendeeIds + (job.request.facilitatorIds ?? []), caller: call.caller, status: 403)
        return try .json(job.response)
    }

    /// The job with the best slot of each interval.
    package func finished(_ job: SlotJobRecord, _ queued: QueuedCall, state: CoachingState) -> SlotJobRecord {
        var job = job
        var search: BestSlotSearch?
        job.results = job.request.intervals.map { interval in
            let query = try? rules.slotQuery(job.request.query(interval), caller: queued.caller, now: queued.due)
            guard let query else { return CoachingScheduleSlotsJobResult(interval: interval, status: .error) }
            // The intervals of a job differ, not the people: their data are computed once for all intervals.
            if search == nil { search = BestSlotSearch(query, slotsAnswer.search, state) }
            guard let best = search?.best(query) else {
                return CoachingScheduleSlotsJobResult(interval: interval, status: .complete)
            }
            let minute = world.calendar.minute(ofTick: best.tick)
            return CoachingScheduleSlotsJobResult(
                interval: interval, status: .complete,
                slot: CoachingScheduleSlotsJobSlot(
                    dateStart: .minute(minute), schedule: schedule(query, minute: minute)),
                hasConflict: !best.isFree)
        }
        return job
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
