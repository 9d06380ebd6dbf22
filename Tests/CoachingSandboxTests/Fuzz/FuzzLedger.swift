import CoachingModels
import Foundation

@testable import CoachingSandbox

/// What the sandbox has acknowledged, appointment by appointment, from its answers alone.
struct FuzzLedger {
    private var appointments: [String: FuzzView.Appointment] = [:]
    /// Writes of appointments that were acknowledged.
    private(set) var count = 0

    mutating func note(_ reply: Reply, to call: FuzzCall) {
        guard (200..<300).contains(reply.status) else { return }
        let id = call.appointmentID ?? ""
        switch call.operation {
        case "postCoachingAppointments", "patchCoachingAppointment":
            guard let answer: CoachingAppointmentResponse = try? reply.decode(), let id = answer.id else { return }
            var entry = FuzzView.Appointment(answer)
            entry.statuses = appointments[id]?.statuses ?? []
            entry.annotations = appointments[id]?.annotations ?? [:]
            entry.noteStatus(entry.status)
            appointments[id] = entry
            count += 1
        case "deleteCoachingAppointment": appointments[id] = nil
        case "patchCoachingAppointmentStatus":
            let status = (try? reply.decode(CoachingAppointmentStatusResponse.self))?.status
            appointments[id]?.noteStatus(status)
        case "postCoachingAppointmentConversations":
            guard let added = (try? reply.decode(AddConversationResponse.self))?.conversation?.id else { return }
            if appointments[id]?.conversations.contains(added) == false {
                appointments[id]?.conversations.append(added)
            }
        case "postCoachingAppointmentAnnotations", "patchCoachingAppointmentAnnotation":
            guard let note = try? reply.decode(CoachingAnnotation.self) else { return }
            appointments[id]?.annotations[note.id ?? ""] = note.text
        case "deleteCoachingAppointmentAnnotation": appointments[id]?.annotations[call.annotationID ?? ""] = nil
        case "schedules":
            for id in (try? reply.decode(ScheduleChangeResult.self))?.invalidatedAppointmentIds ?? [] {
                appointments[id]?.noteStatus(.invalidSchedule)
            }
        case "reset": appointments = [:]
        default: break
        }
    }

    func differences(from view: FuzzView) -> [String] {
        Set(appointments.keys).union(view.appointments.keys).sorted().compactMap { id in
            let (told, found) = (appointments[id], view.appointments[id])
            return told == found ? nil : "appointment \(id): acknowledged \(told as Any), found \(found as Any)"
        }
    }
}

extension FuzzView.Appointment {
    fileprivate mutating func noteStatus(_ status: CoachingAppointmentStatus?) {
        self.status = status
        if let status, statuses.last != status { statuses.append(status) }
    }
}
