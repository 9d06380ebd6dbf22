import PlanModel
import SlotSolver

/// A compiled problem with additional facilitators, none of whom leads anything until they are tried.
struct ReliefTrials {
    /// An addition for the solver to try, and the changes that undo it.
    struct Trial {
        var relief: TestedRelief.Relief
        var make: [PlanChange]
        var restore: [PlanChange]
    }

    /// An additional facilitator on one day: with the time of an existing one, or free whenever anybody is.
    private struct Twin {
        var facilitator: Int32?
        var day: Int32
    }

    let problem: SlotProblem
    /// The plan, as candidates of the problem.
    let assignment: [Int32]
    /// Changes that take the additional facilitators' time away.
    let begin: [PlanChange]
    private let compiled: PlanningProblem
    private let distances: PlanDistances

    init(_ compiled: PlanningProblem, assignment: [Int32], subjects: [ShortageCount.Found]) throws {
        self.compiled = compiled
        distances = PlanDistances(compiled.problem, assignment: assignment)
        let twins = subjects.compactMap { found -> Twin? in
            switch found.subject {
            case .facilitatorDay(let facilitator, let day): Twin(facilitator: facilitator, day: day)
            case .day(let day): Twin(facilitator: nil, day: day)
            case .group, .limit: nil
            }
        }
        guard !twins.isEmpty else {
            (problem, self.assignment, begin) = (compiled.problem, assignment, [])
            return
        }
        let first = compiled.problem.facilitators.count
        let (problem, now) = Self.problem(compiled.problem, twins)
        self.problem = problem
        self.assignment = assignment.map { $0 < 0 ? $0 : now[Int($0)] }
        begin = twins.indices.map { .capacity(.sessionsPerDay(facilitator: first + $0), 0) }
    }

    /// The trials for one of the subjects.
    ///
    /// - Parameter number: the number of the subject.
    func trials(of found: ShortageCount.Found, number: Int) throws -> [Trial] {
        let twin = compiled.problem.facilitators.count + number
        func someone(_ relief: TestedRelief.Relief) -> Trial {
            let own = problem.facilitators[twin].maxSessionsPerDay
            return Trial(
                relief: relief, make: [.capacity(.sessionsPerDay(facilitator: twin), own)],
                restore: [.capacity(.sessionsPerDay(facilitator: twin), 0)])
        }
        switch found.subject {
        case .facilitatorDay: return [someone(.secondFacilitator)]
        case .day: return [someone(.oneMoreFacilitator)]
        case .group(let group):
            let people = try HeadroomTrial(group: Int(group), gained: 100, compiled)
            let limit = limit(.groupAway(group: group), found.sessions)
            let more = Trial(relief: .onePersonMore, make: people.make, restore: people.restore)
            return (people.make.isEmpty ? [] : [more]) + [limit].compactMap(\.self)
        case .limit(let rule, _): return [limit(rule, found.sessions)].compactMap(\.self)
        }
    }

    private func limit(_ rule: RuleBreak, _ sessions: [Int]) -> Trial? {
        LimitTrial(rule, sessions: sessions, compiled, distances).map {
            Trial(relief: .change($0.change), make: $0.raise, restore: $0.restore)
        }
    }

    /// The problem with the additional facilitators and, for each candidate of the original problem, its number in it.
    private static func problem(_ before: SlotProblem, _ twins: [Twin]) -> (SlotProblem, now: [Int32]) {
        var problem = before
        for twin in twins {
            var facilitator =
                twin.facilitator.map { before.facilitators[Int($0)] } ?? SlotProblem.Facilitator(person: 0)
            facilitator.person = Int32(problem.personCount)
            // The workload over all days is that of the facilitator whose day it is.
            facilitator.targetTicks = nil
            problem.facilitators.append(facilitator)
            problem.personCount += 1
        }
        var candidates = SlotProblem.Candidates()
        var now = [Int32](repeating: -1, count: before.candidates.count)
        for session in before.sessions.indices {
            let range = before.candidates.range(ofSession: session)
            var next = range.lowerBound
            while next < range.upperBound {
                let start = before.candidates.start[next]
                let end = range[next...].firstIndex { before.candidates.start[$0] != start } ?? range.upperBound
                for candidate in next..<end {
                    now[candidate] = Int32(candidates.count)
                    candidates.append(
                        facilitator: before.candidates.facilitator[candidate], start: start,
                        preference: before.candidates.preference[candidate],
                        lateness: before.candidates.lateness[candidate],
                        timeOfDay: before.candidates.timeOfDay[candidate], moved: before.candidates.moved[candidate])
                }
                let day = before.dayOfTick[Int(start)]
                for (number, twin) in twins.enumerated() where twin.day == day {
                    let like = (next..<end).first {
                        twin.facilitator == nil || before.candidates.facilitator[$0] == twin.facilitator
                    }
                    guard let like else { continue }
                    candidates.append(
                        facilitator: Int32(before.facilitators.count + number), start: start,
                        preference: before.candidates.preference[like], lateness: before.candidates.lateness[like],
                        timeOfDay: before.candidates.timeOfDay[like], moved: before.sessions[session].moveCost)
                }
                next = end
            }
            candidates.endSession()
        }
        problem.candidates = candidates
        return (problem, now)
    }
}
