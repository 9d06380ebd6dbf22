import CoachingModels
import PlanModel

/// The names of the people and places in answers, for people and for programs.
struct AnswerNames {
    let request: PlanRequest

    /// For somebody who is in both lists of the request, the attendee's name takes precedence, as in plans.
    func person(_ id: String) -> ReportPerson {
        let name =
            request.attendees.first { $0.id.isSameIdentifier(as: id) }?.name
            ?? request.facilitators.first { $0.id.isSameIdentifier(as: id) }?.name
        return ReportPerson(id: id, name: name ?? id)
    }

    /// `Mon 2026-12-07 09:15 with Priya Raman`
    func shown(_ place: SessionPlace) -> String {
        let clock = request.clock
        return "\(clock.shownDay(place.start)) \(clock.shownTime(place.start)) with "
            + ForeignText.shown(person(place.facilitatorId).name)
    }

    func facts(_ place: SessionPlace) -> [ReportFact] {
        [
            ReportFact("start", .instant(place.start)),
            ReportFact("facilitator", .person(person(place.facilitatorId))),
        ]
    }

    /// What a better plan costs that needs no change of the request, for programs.
    static func fact(improvement: CostDifference?) -> ReportFact {
        ReportFact(
            "improvement",
            improvement.map {
                .record([ReportFact("atLeast", .amount($0.atLeast)), ReportFact("found", .amount($0.found))])
            } ?? .missing)
    }

    /// The same for people, before all answers, which are about the plan as it is.
    static func section(improvement: CostDifference?) -> ReportSection? {
        improvement.map { better in
            ReportSection(
                title: "The plan itself",
                [
                    .paragraph(
                        "A plan of this request that costs \(CostDifference.signed(-better.found).dropFirst()) less was found "
                            + "while the answers were looked for. Plan again first, with more time: the answers are about the "
                            + "plan as it is.")
                ])
        }
    }

    func fact(_ moves: [SessionMove]) -> ReportFact {
        let records = moves.map { move in
            ReportValue.record([
                ReportFact("session", .text(move.session)),
                ReportFact("from", move.from.map { .record(facts($0)) } ?? .missing),
                ReportFact("to", move.to.map { .record(facts($0)) } ?? .missing),
            ])
        }
        return ReportFact("moves", .list(records))
    }
}
