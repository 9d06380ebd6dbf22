import PlanApplication

extension Failure {
    /// The failure of an unfinished run of apply or rollback.
    init(_ run: UnfinishedRun) {
        switch run.kind {
        case .troubled: self.init(.badData, problems: run.problems, advice: run.advice)
        case .stopped, .inDoubt: self.init(.temporary, problems: run.problems, advice: run.advice)
        case .interrupted(let error):
            self.init(explaining: error)
            problems = run.problems
            advice = run.advice
        }
    }
}
