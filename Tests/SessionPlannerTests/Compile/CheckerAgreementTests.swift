import Foundation
import PlanTestSupport
import SlotSolver
import Testing

@testable import CoachingModels
@testable import PlanFiles
@testable import PlanModel
@testable import RequestFiles
@testable import Scenarios
@testable import SessionPlanner

/// Scenarios with every rule in use, in zones and weeks where clocks change: what the independent checker makes of
/// them must be what we make of them.
struct CheckerAgreementTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let seed: UInt64
        let zone: String
        let firstDay: String
        let mode: String
        var testDescription: String { "\(zone) \(firstDay) \(mode)" }
    }

    @Test(arguments: [
        Case(seed: 1, zone: "America/New_York", firstDay: "2026-10-29", mode: "suggested"),
        Case(seed: 2, zone: "Europe/Berlin", firstDay: "2026-03-26", mode: "available"),
        Case(seed: 3, zone: "Australia/Sydney", firstDay: "2026-10-01", mode: "suggested"),
        Case(seed: 4, zone: "Asia/Kathmandu", firstDay: "2026-12-07", mode: "available"),
        Case(seed: 5, zone: "Australia/Lord_Howe", firstDay: "2026-04-02", mode: "suggested"),
        Case(seed: 6, zone: "Africa/Cairo", firstDay: "2026-04-22", mode: "available"),
    ])
    func candidatesHeadroomAndCostsAgree(one: Case) throws {
        let scratch = try Scratch()
        var options = ScenarioOptions(
            sessions: 30, facilitators: 4, days: 4, seed: one.seed, all: true, teamSize: 10)
        options.clock = try #require(ZoneClock(name: one.zone))
        options.firstDay = try #require(LocalDate(one.firstDay))
        try Scenario.write(options, to: scratch.path)
        let (request, slots) = (scratch.path + "/request.json", scratch.path + "/slots.ndjson")
        let text = try String(contentsOfFile: request, encoding: .utf8)
        _ = try scratch.file(
            "request.json",
            text.replacingOccurrences(
                of: #""policy": {"#, with: #""policy": {"candidates": "\#(one.mode)", "latenessCost": 0.5, "#))

        let compiled = try PlanningProblem(RequestReader.read(path: request), slots: SlotsReader.read(path: slots))
        let theirs = try OutsideChecker.candidates(request: request, slots: slots)
        #expect(theirs.count > 50)
        #expect(Self.candidates(compiled) == theirs)
        #expect(try Self.headroom(compiled) == Set(OutsideChecker.headroom(request: request, slots: slots)))

        let limits = PlanningOptions(gap: 0.5, timeLimit: nil, workLimit: 1, clock: { 0 })
        let plan = try Planner(request: compiled.request, slots: compiled.slots).plan(
            id: "p", createdAt: Instant(seconds: 0), options: limits)
        try PlanFile.write(plan, to: scratch.path + "/plan.json")
        let verdict = try OutsideChecker.check(request: request, slots: slots, plan: scratch.path + "/plan.json")
        #expect(verdict.isAccepted, "\(verdict.output)")
        try checkReplan(of: plan, compiled, in: scratch)
    }

    /// One session cannot stay where the previous plan has it, since nobody of this name leads anything now.
    private func checkReplan(of plan: Plan, _ compiled: PlanningProblem, in scratch: Scratch) throws {
        var before = plan
        before.appointments[0].body.facilitatorId = "gone"
        try PlanFile.write(before, to: scratch.path + "/before.json")
        let planner = try Planner(
            request: compiled.request, slots: compiled.slots,
            previous: PlanFile.readBase(path: scratch.path + "/before.json"))
        let limits = PlanningOptions(gap: 0.5, timeLimit: nil, workLimit: 1, clock: { 0 })
        let replan = try planner.plan(id: "r", createdAt: Instant(seconds: 0), options: limits, startingFrom: plan)
        #expect(replan.solution.costs[.moved] >= 20)
        try PlanFile.write(replan, to: scratch.path + "/replan.json")
        let files = ["request.json", "slots.ndjson", "replan.json", "before.json"].map { "\(scratch.path)/\($0)" }
        let verdict = try OutsideChecker.check(
            request: files[0], slots: files[1], plan: files[2], previous: files[3])
        #expect(verdict.isAccepted, "\(verdict.output)")
    }

    private static func candidates(_ compiled: PlanningProblem) -> [String] {
        let problem = compiled.problem
        let amount = { (cost: Cost) in Numbers.plain(Double(cost) / Double(problem.unitsPerOne)) }
        return compiled.request.sessions.indices.flatMap { session in
            problem.candidates.range(ofSession: session).map { index in
                let candidates = problem.candidates
                let start = compiled.timeline.start(ofTick: Int(candidates.start[index])).seconds
                let facilitator = compiled.request.facilitators[Int(candidates.facilitator[index])].id
                return "\(compiled.request.sessions[session].key) \(facilitator) \(start) "
                    + "\(amount(candidates.preference[index])) \(amount(candidates.lateness[index])) \(amount(candidates.timeOfDay[index]))"
            }
        }
    }

    private static func headroom(_ compiled: PlanningProblem) -> Set<String> {
        var lines: Set<String> = []
        for (group, name) in compiled.staffing.groups.enumerated() {
            for tick in 0..<compiled.timeline.tickCount {
                guard let headroom = compiled.staffing.headroom(group: group, tick: tick) else { continue }
                lines.insert("\(name) \(compiled.timeline.firstTick + Int64(tick)) \(headroom)")
            }
        }
        return lines
    }
}
