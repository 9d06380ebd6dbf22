import Foundation
import PartEngines
import PlanFiles
import PlanModel
import PlanParts
import PlanReports

extension RunBoard {
    /// One line for somebody who waits: `12 of 40 parts planned, 2 running, 1 failed: cost 3412, at least 3170, gap 7.10 %`.
    var line: String {
        let counts = [("running", count(.running)), ("failed", count(.failed))].filter { $0.1 > 0 }
            .map { ", \($0.1) \($0.0)" }.joined()
        let head = "\(planned.count) of \(index.parts.count) parts planned\(counts)"
        guard let cost, let bound else { return head }
        return head + String(format: ": cost %.0f, at least %.0f, gap %.2f %%", cost, bound, gap(cost, bound) * 100)
    }

    /// The same for programs.
    var event: ProgressEvent {
        var event = ProgressEvent(phase: .run, done: planned.count, of: index.parts.count)
        event.running = count(.running)
        event.failed = count(.failed)
        event.cost = cost
        event.bound = bound
        if let cost, let bound { event.gap = gap(cost, bound) }
        return event
    }

    private func gap(_ cost: Double, _ bound: Double) -> Double { max(0, (cost - bound) / max(1, cost)) }

    /// Looks at what the workers of the running parts tell.
    mutating func readProgress(in folder: PartsFolder) {
        for part in running.keys { running[part] = PartProgress.read(ofPart: part, in: folder) }
    }

    /// All parts, for the report.
    func reported(in folder: PartsFolder) -> [RunReport.Part] {
        index.parts.map { part in
            let head = planned[part.number]
            let told = head == nil ? nil : PartProgress.read(ofPart: part.number, in: folder)
            return RunReport.Part(
                number: part.number, name: part.name, state: state(of: part.number).rawValue,
                attempts: attempts[part.number] ?? 0, sessions: part.sessions, cost: head?.solution.cost,
                bound: head?.solution.bound, seconds: told?.seconds, peakMegabytes: told?.peakMegabytes,
                host: told?.host, problem: problem(of: part.number))
        }
    }

    /// Why a part is given up: `was killed (signal 9: Killed)`, and what its worker said.
    func problem(of part: Int) -> String? {
        failed[part].map { one in one.end.words + (one.said.map { ": \($0)" } ?? "") }
    }

    /// What a run ends with that could not plan all parts.
    func failure(folder: String) -> Failure {
        let numbers = failed.keys.sorted()
        let told = numbers.prefix(5).map { "part \($0) \(problem(of: $0) ?? "")" }
        let more = numbers.count > 5 ? ["\(numbers.count - 5) further parts have no plan either"] : []
        var failure = Failure(
            failed.min { $0.key < $1.key }.map { ExitStatus(of: $0.value.end) } ?? .temporary, problems: told + more)
        failure.advice =
            "\(planned.count) of \(index.parts.count) parts are planned and kept; nothing was joined. coachplan run \(folder) goes "
            + "on with the others; what their workers said is in \(folder)/parts/NUMBER/worker.log or \(folder)/slurm-*.log."
        return failure
    }
}

extension ExitStatus {
    /// What a run ends with because of how a part did.
    init(of end: PartEnd) {
        switch end {
        case .exited(let status): self = ExitStatus(rawValue: status) ?? .temporary
        case .outOfMemory, .killed(SIGKILL): self = .outOfResources
        case .notStarted: self = .unavailable
        default: self = .temporary
        }
    }
}
