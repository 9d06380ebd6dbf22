import CoachingModels
import Foundation

/// Appointments that a contact centre has behind it, and some before it: what a list of who is due is made of.
///
/// From the world alone: most agents were coached by who leads them two to six weeks ago and every four weeks before that, one of ten
/// missed the last one, one of ten has a session to come, and new hires were never coached.
struct CoachingHistory {
    let world: SandboxWorld
    let book: DirectoryBook.Contents
    /// How many weeks before the first day it goes back.
    let weeks: Int

    /// What makes it from an empty state.
    var changes: [Change] {
        var random = SeededRandom(seed: world.shape.seed, part: "coaching history")
        var numberOfLeader: [Int: Int] = [:]
        return (0..<world.shape.attendees).flatMap { index -> [Change] in
            guard let leader = book.people[index].manager else { return [] }
            let number = numberOfLeader[leader, default: 0]
            numberOfLeader[leader] = number + 1
            return sittings(of: index).flatMap { sitting in
                changes(
                    record(
                        random.uuid(), agent: index, leader: leader, week: sitting.week, number: number,
                        status: sitting.status))
            }
        }
    }

    private struct Sitting {
        /// Weeks after the first day, negative before.
        var week: Int
        var status: CoachingAppointmentStatus
    }

    private func sittings(of index: Int) -> [Sitting] {
        let kind = index % 10
        guard kind != 9 else { return [] }
        let last = 2 + index % 5
        var sittings = stride(from: last, through: weeks, by: 4).map { Sitting(week: -$0, status: .completed) }
        if kind == 8, !sittings.isEmpty { sittings[0].status = .scheduled }
        if kind == 7 { sittings.append(Sitting(week: 0, status: .scheduled)) }
        return sittings
    }

    /// Sessions of one leader are spread over the week, and follow each other on a day from nine o'clock on.
    private func record(
        _ id: String, agent: Int, leader: Int, week: Int, number: Int, status: CoachingAppointmentStatus
    ) -> AppointmentRecord {
        let day = world.shape.firstDay + week * 7 + number % 5
        let start = day.startMinute(in: world.calendar.zone) + 540 + number / 5 % 14 * 30
        let end = start + 30
        let coach = world.people[leader].id
        return AppointmentRecord(
            id: id, name: "Quality coaching", description: "", start: start, length: 30, status: status,
            facilitatorID: coach, attendeeIDs: [world.people[agent].id], createdBy: coach,
            dateCreated: Self.date((start / 1440 - 14) * 1440),
            dateCompleted: status == .completed ? Self.date(end) : nil)
    }

    private func changes(_ record: AppointmentRecord) -> [Change] {
        var statuses = [(CoachingAppointmentStatus.scheduled, record.dateCreated)]
        if let completed = record.dateCompleted { statuses.append((record.status, completed)) }
        return [.putAppointment(record)]
            + statuses.enumerated().map { position, status in
                .addStatus(
                    StatusRecord(
                        appointmentID: record.id, position: position, status: status.0, createdBy: record.createdBy,
                        dateCreated: status.1))
            }
    }

    private static func date(_ minute: Int) -> Date { Date(timeIntervalSince1970: Double(minute) * 60) }
}
