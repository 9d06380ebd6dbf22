import CoachingModels
public import PlanModel

/// For sessions without a place, the change that would give them one, as `explain` found it, worded for a page.
public struct HelpfulChanges: Sendable, Equatable {
    /// By the session's key.
    let words: [String: String]

    /// The helpful changes among the answers about a plan.
    ///
    /// - Parameter request: the request that the plan was made from.
    public init(_ answers: PlanAnswers, request: PlanRequest) {
        let sessions = Dictionary(request.sessions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var words: [String: String] = [:]
        for answer in answers.unplaced {
            let told = sessions[answer.session.session].map { ChangeWords(request: request, session: $0) }
            let found = answer.changes.first.flatMap { best in
                told.map { Self.words($0.words(best.change), line: $0.line(best.change), best.difference) }
            }
            words[answer.session.session] =
                found ?? (answer.isComplete ? Self.none(answer.failed) : "not looked at")
        }
        for key in answers.unanswered { words[key] = "not looked at" }
        self.words = words
    }

    /// The helpful changes in a document that `explain --format json` wrote.
    public init(_ document: ExplainDocument) {
        var words: [String: String] = [:]
        for answer in document.unplaced {
            words[answer.session] =
                answer.changes.first.map {
                    Self.words(
                        ForeignText.line($0.change ?? ""), line: $0.line.map { ForeignText.line($0) },
                        CostDifference(atLeast: $0.atLeast, found: $0.found))
                } ?? Self.none(answer.failed)
        }
        self.words = words
    }

    private static func words(_ change: String, line: String?, _ difference: CostDifference) -> String {
        "\(change): the whole plan costs \(difference.shown)" + (line.map { "; \($0)" } ?? "")
    }

    private static func none(_ failed: Int) -> String {
        failed == 1
            ? "the one change that was tried gives it no place"
            : "none of \(failed) changes that were tried gives it a place"
    }
}

/// A document that `explain --format json` wrote, as far as a page needs it.
public struct ExplainDocument: Sendable, Decodable {
    struct Answer: Sendable, Decodable {
        struct Change: Sendable, Decodable {
            var change: String?
            var line: String?
            var atLeast: Double
            var found: Double
        }

        var session: String
        var failed: Int
        var changes: [Change]
    }

    /// The id of the plan that the document is about.
    public var plan: String
    var unplaced: [Answer]
}
