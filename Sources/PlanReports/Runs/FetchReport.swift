import CoachingModels
public import PlanModel

/// The report of `fetch`: the questions to the service, and the people about whom it refused to answer.
public struct FetchReport: Sendable {
    /// The progress of a fetch.
    public struct Questions: Sendable, Equatable {
        /// How many the request needs.
        public var needed: Int
        /// How many of these an earlier run had answered.
        public var answeredBefore: Int
        /// How many of these this run has had answered.
        public var answered: Int
        /// How many of these were refused in this run, entirely or for somebody in them.
        public var refused: Int
        /// The earliest and the latest time at which an earlier run was answered; nil if that is not known.
        public var answeredBeforeAt: ClosedRange<Instant>?

        /// The progress of a fetch.
        public init(
            needed: Int, answeredBefore: Int, answered: Int, refused: Int, answeredBeforeAt: ClosedRange<Instant>?
        ) {
            self.needed = needed
            self.answeredBefore = answeredBefore
            self.answered = answered
            self.refused = refused
            self.answeredBeforeAt = answeredBeforeAt
        }
    }

    private let request: String
    private let slots: String
    private let clock: ZoneClock

    /// - Parameters:
    ///   - request: the request as the user named it.
    ///   - slots: the file in which the answers are kept.
    ///   - clock: the request's clock, in which times are given.
    public init(request: String, slots: String, clock: ZoneClock) {
        self.request = request
        self.slots = slots
        self.clock = clock
    }

    /// For a fetch that went through all questions.
    ///
    /// - Parameter notes: what the planner should know all the same.
    public func document(
        _ questions: Questions, refusals: [FetchRefusal], notes: [String] = [], now: Instant
    ) -> ReportDocument {
        let line = "\(ForeignText.shown(slots)): \(questions.summary(clock: clock, now: now))"
        return ReportDocument(
            command: "fetch", facts: facts(questions) + [ReportFact("notes", .texts(notes))],
            sections: [
                ReportSection([.line(line)] + notes.map { .line($0) }),
                ReportSection([.table(FetchRefusal.table(refusals))]),
            ],
            clock: clock)
    }

    /// For a fetch that ended early; nil if nothing is known of its questions.
    public func interrupted(_ questions: Questions?) -> ReportDocument {
        ReportDocument(command: "fetch", facts: facts(questions), clock: clock)
    }

    private func facts(_ questions: Questions?) -> [ReportFact] {
        [
            ReportFact("request", .text(request)), ReportFact("slots", .text(slots)),
            ReportFact("questions", questions.map { .record($0.facts) } ?? .missing),
        ]
    }
}

extension FetchReport.Questions {
    fileprivate var facts: [ReportFact] {
        [
            ReportFact("needed", .count(needed)), ReportFact("answered", .count(answeredBefore + answered)),
            ReportFact("asked", .count(asked)), ReportFact("answeredBefore", .count(answeredBefore)),
            ReportFact("answeredBeforeFrom", .optional(answeredBeforeAt?.lowerBound)),
            ReportFact("answeredBeforeTo", .optional(answeredBeforeAt?.upperBound)),
            ReportFact("refused", .count(refused)),
        ]
    }

    private var asked: Int { answered + refused }

    /// Progress for somebody who waits: `asking the service: 17 of 61 questions answered`.
    public var progress: String {
        let refused = refused > 0 ? ", \(refused) refused" : ""
        return "asking the service: \(answeredBefore + answered) of \(needed) questions answered\(refused)"
    }

    /// What is already stored: `17 of 61 questions are answered and kept in slots.ndjson`.
    public func kept(in path: String) -> String {
        "\(answeredBefore + answered) of \(needed) questions are answered and kept in \(path)"
    }

    /// The result of a fetch: `13 questions asked, 48 were answered already (Mon 2026-10-19 04:00, 40 days ago)`.
    func summary(clock: ZoneClock, now: Instant) -> String {
        var text = "\(Numbers.counted(asked, "question")) asked"
        guard answeredBefore > 0 else { return text }
        text += ", \(answeredBefore) \(answeredBefore == 1 ? "was" : "were") answered already"
        if let times = answeredBeforeAt { text += " (\(AnswerAge(times, clock: clock).text(at: now)))" }
        return text
    }
}
