import Foundation
import OrderedCollections

extension CoachingOperations {
    /// Carries out the queued calls that are due, in their order. A call that has become impossible since it was
    /// accepted is dropped.
    func carryOutDueCalls(now: Date) async throws {
        while store.read({ $0.nextDue.map { $0 <= now } ?? false }) {
            try await store.change { [self] state, ids in
                // One at a time: each may depend on the result of the one before.
                guard let queued = state.queue.values.first(where: { $0.due <= now }) else {
                    return Decision(answer: (), changes: [])
                }
                let changes = (try? carryOut(queued, state: state, ids: &ids)) ?? []
                return Decision(answer: (), changes: changes + [.dequeue(number: queued.number)])
            }
        }
    }

    /// Throws 429 while the queue is full.
    func demandRoomInQueue(_ state: CoachingState) throws(ServiceError) {
        guard state.queue.count < limits.queuedCalls else { throw ServiceError.tooManyRequests(retryAfter: 1) }
    }

    private func carryOut(_ queued: QueuedCall, state: CoachingState, ids: inout IDSource) throws -> [Change] {
        switch queued.work {
        case .create(let id, let request):
            return try create(
                request, id: id, caller: queued.caller, now: queued.due, state: state, ids: &ids
            ).changes
        case .delete(let id):
            guard let record = state.appointments[id] else { return [] }
            return delete(record, actor: queued.caller.actorID, ids: &ids)
        case .update(let id, let request):
            guard let record = state.appointments[id] else { return [] }
            return try update(record, request, caller: queued.caller, now: queued.due, state: state, ids: &ids).changes
        case .slotJob(let id):
            guard let job = state.slotJobs[id] else { return [] }
            return [.putSlotJob(finished(job, queued, state: state))]
        }
    }
}
