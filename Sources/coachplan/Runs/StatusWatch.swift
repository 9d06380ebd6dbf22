import CoachingAPI
import CoachingModels
import Foundation
import PlanApplication
import PlanModel
import PlanReports

/// Looks at the appointments of a plan once, or again and again.
struct StatusWatch {
    let argument: PlanArgument
    let target: ApplyTarget
    let service: any CoachingService
    let command: StatusCommand

    func run() async throws {
        guard command.watch else {
            let look = try await look()
            return try command.output.write(look.document, failure: look.failure)
        }
        let stop = StopRequest()
        let interrupt = await Interrupt { stop.make() }
        defer { interrupt.stopListening() }
        var last: StatusLook?
        while !stop.isMade {
            let look = try await look()
            if look.standings != last?.standings { try command.output.write(look.document) }
            last = look
            for _ in 0..<command.every where !stop.isMade { try await Task.sleep(for: .seconds(1)) }
        }
        if let last, let failure = last.failure { throw failure.with(last.document) }
    }

    /// The record is read each time: an apply may be under way.
    private func look() async throws -> StatusLook {
        let record = try argument.record(at: target)
        let standings = try await PlanStatus.look(
            at: record, in: service, selection: command.selection.selection)
        let report = StatusReport(
            of: argument.subject(of: record.plan, at: target), clock: PlanWords(record.plan).clock)
        let notes = [record.snapshot?.doubt(at: target), record.snapshot?.gap].compactMap(\.self)
        let rows = standings.map { StatusReport.Appointment($0, words: PlanWords(record.plan)) }
        return StatusLook(
            standings: standings, document: report.document(rows, at: Instant.ofThisMoment(), notes: notes))
    }
}

/// What one look came to.
struct StatusLook {
    let standings: [AppointmentStanding]
    let document: ReportDocument

    /// What the command ends with; nil where all is as it was planned.
    var failure: Failure? {
        let troubled = standings.count { $0.state.isTrouble }
        let doubtful = standings.count { $0.state == .inDoubt }
        if troubled > 0 {
            return Failure(
                .badData, "\(Numbers.counted(troubled, "appointment")) not as planned",
                advice: "coachplan rollback --only KEY --force takes back a single one.")
        }
        guard doubtful > 0 else { return nil }
        return Failure(
            .temporary, "\(Numbers.counted(doubtful, "appointment")) in doubt",
            advice: "coachplan apply, or rollback, finds out what came of them.")
    }
}

extension StatusReport {
    init(of subject: RecordSubject, clock: ZoneClock) {
        let quiet: [AppointmentState] = [.same, .inProgress, .completed, .open, .former]
        self.init(
            of: subject, clock: clock, states: AppointmentState.allCases.map(\.rawValue),
            quiet: Set(quiet.map(\.rawValue)))
    }
}

extension StatusReport.Appointment {
    init(_ standing: AppointmentStanding, words: PlanWords) {
        let body = standing.entry.appointment
        func person(_ id: String) -> ReportPerson { ReportPerson(id: id, name: words.name(of: id) ?? id) }
        self.init(
            session: standing.entry.session, state: standing.state.rawValue, id: standing.entry.appointmentId,
            start: Instant(body.dateStart), facilitator: body.facilitatorId.map(person),
            attendees: body.attendeeIds.map(person),
            differences: standing.differences.map {
                StatusReport.Difference(field: $0.field, planned: $0.planned, found: $0.found, words: $0.words)
            },
            reason: standing.entry.reason)
    }
}
