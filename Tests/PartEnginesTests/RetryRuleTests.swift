import Foundation
import PartEngines
import Testing

/// Which ends of an attempt lead to another one.
@Suite struct RetryRuleTests {
    private let rule = RetryRule(attempts: 3)

    @Test(arguments: [
        (PartEnd.killed(SIGKILL), RetryRule.More.memory), (.outOfMemory, .memory), (.timedOut, .time),
        (.killed(SIGSEGV), .nothing), (.nodeLost, .nothing), (.vanished, .nothing), (.nothingWritten, .nothing),
        (.exited(75), .nothing), (.exited(1), .nothing), (.exited(255), .nothing),
    ])
    func whatMayGoBetterIsTriedAgain(end: PartEnd, more: RetryRule.More) {
        #expect(rule.step(after: end, attempt: 1) == .again(more))
        #expect(rule.step(after: end, attempt: 2) == .again(more))
        #expect(rule.step(after: end, attempt: 3) == .giveUp)
    }

    @Test(arguments: [64, 65, 66, 69, 70, 73, 74, 77, 126, 127]) func whatWouldEndTheSameWayIsNot(status: Int32) {
        #expect(rule.step(after: .exited(status), attempt: 1) == .giveUp)
    }

    @Test func whatIsPlannedIsDone() {
        #expect(rule.step(after: .planned, attempt: 1) == .done)
        #expect(rule.step(after: .cancelled, attempt: 1) == .giveUp)
        #expect(rule.step(after: .notStarted("no such file"), attempt: 1) == .giveUp)
    }

    /// As a shell has it, which Slurm's tasks and commands run in.
    @Test func aStatusAbove128IsASignal() {
        #expect(PartEnd(status: 137) == .killed(SIGKILL) && PartEnd(status: 139) == .killed(SIGSEGV))
        #expect(PartEnd(status: 71) == .outOfMemory && PartEnd(status: 255) == .exited(255))
        #expect(PartEnd(status: 0) == .nothingWritten)
    }
}
