import CoachingModels
import PlanModel
import SlotSolver

/// A compiled problem with trials appended to the sessions of its request, each of which may be placed instead of its
/// session.
struct TrialProblem {
    /// The trials that have a place at all.
    private(set) var trials: [SessionTrial] = []
    /// The problem with the request's own sessions first, whose candidates have the same numbers as before.
    let problem: SlotProblem

    init(_ compiled: PlanningProblem, trials: [SessionTrial]) throws {
        var request = compiled.request
        request.sessions += trials.enumerated().map { number, trial in
            var form = trial.form
            // No key of a request contains this character.
            form.key = "\(form.key)~\(number)"
            return form
        }
        var builder = try ProblemBuilder(compiled, for: request)
        for (number, trial) in trials.enumerated() {
            let known = compiled.starts(of: compiled.request.sessions[trial.session])
            let allowed = IdentifierTable(
                zip(compiled.request.sessions[trial.session].facilitators, known.allowed).map { ($0, $1) })
            builder.addSession(
                compiled.request.sessions.count + number, starts: trial.starts(in: compiled),
                rank: { trial.rank($0, in: compiled.request) }, countsLateness: trial.countsLateness,
                insteadOf: compiled.request.sessions[trial.session]
            ) { facilitator, tick in
                trial.isAnotherKind || allowed[trial.form.facilitators[facilitator]].map { !$0.contains(tick) } ?? true
            }
        }
        problem = builder.problem
        self.trials = trials
    }

    /// The session of the problem that represents a trial.
    func index(ofTrial number: Int) -> Int { problem.sessions.count - trials.count + number }

    /// Whether a trial has any place that the request does not have.
    func hasPlaces(_ number: Int) -> Bool {
        !problem.candidates.range(ofSession: index(ofTrial: number)).isEmpty
    }
}

extension SessionTrial {
    /// A facilitator who is added to a session's list is its last choice.
    fileprivate func rank(_ position: Int, in request: PlanRequest) -> Int {
        if case .anotherFacilitator = kind { request.sessions[session].facilitators.count } else { position }
    }

    /// Whether a place that the request has as well counts as another one in the trial.
    fileprivate var isAnotherKind: Bool {
        form.lengthInMinutes != original.lengthInMinutes || form.after != original.after
    }

    /// A window that begins with the day of the place has no days before the place.
    fileprivate var countsLateness: Bool {
        if case .earlier = kind { false } else { true }
    }

    fileprivate func starts(in compiled: PlanningProblem) -> CandidateStarts {
        var request = request
        request.sessions = [form]
        let availability = compiled.availability
        return CandidateStarts(
            of: form, in: request, timeline: compiled.timeline, people: compiled.people,
            availability: request.policy.marginMinutes == compiled.request.policy.marginMinutes
                ? availability : (availability.free, availability.free),
            opens: OpenStarts(request: request, timeline: compiled.timeline), suggestions: compiled.suggestions)
    }
}
