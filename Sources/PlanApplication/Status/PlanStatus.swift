public import CoachingAPI
import CoachingModels
import PlanModel

/// Compares what a journal says of a plan's appointments with what the service has. Nothing is changed or recorded.
public enum PlanStatus {
    /// How many entries are looked for in one list.
    private static let looked = 200

    /// Looks in lists for everything that the journal says was created; only appointments that they do not show are
    /// asked for one by one.
    ///
    /// - Parameters:
    ///   - record: the plan's journal.
    ///   - selection: the part of the plan to look at.
    /// - Returns: one standing for each selected entry, in the plan's order.
    /// - Throws: `CoachingAPIError`, `CancellationError`.
    public static func look(
        at record: JournalRecord, in service: any CoachingService, selection: ApplySelection = .init()
    ) async throws -> [AppointmentStanding] {
        let words = PlanWords(record.plan)
        let all = record.entries + record.former
        let selected = SessionPair.widened(selection.positions(in: all, of: record.plan), in: all)
        // Of the previous plan, only appointments that are still in the service, or may be.
        let entries = all.filter {
            selected.contains($0.position) && ($0.side == .plan || $0.status.isToBeDeleted || $0.status.isUnsettled)
        }
        let created = entries.filter { $0.status.isToBeDeleted && $0.appointmentId != nil }
            .sorted { ($0.shape.start, $0.position) < ($1.shape.start, $1.position) }
        let reader = AppointmentReader(service: service)
        var found: [String: CoachingAppointmentResponse] = [:]
        for first in stride(from: 0, to: created.count, by: looked) {
            let group = Array(created[first..<min(first + looked, created.count)])
            for appointment in try await reader.appointments(like: group).appointments {
                if let id = appointment.id { found[id] = appointment }
            }
            for id in group.compactMap(\.appointmentId) where found[id] == nil {
                found[id] = try await reader.appointment(id)
            }
        }
        return entries.map { entry in
            guard entry.status.isToBeDeleted, let id = entry.appointmentId else { return AppointmentStanding(entry) }
            return AppointmentStanding(entry, found: found[id], words: words)
        }
    }
}
