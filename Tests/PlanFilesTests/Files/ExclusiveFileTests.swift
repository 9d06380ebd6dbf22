import Foundation
import SystemPackage
import Testing

@testable import PlanFiles
@testable import PlanModel

@Suite struct ExclusiveFileTests {
    private let path = NSTemporaryDirectory() + "coachplan-exclusive-" + UUID().uuidString

    @Test func oneRunAtATimeHasTheFile() throws {
        defer { unlink(path) }
        let first = try ExclusiveFile(path: path, busy: "taken")
        let refusal = #expect(throws: FileFailure.self) { _ = try ExclusiveFile(path: path, busy: "taken") }
        #expect(refusal?.reason == "taken")
        #expect(refusal?.path == path)
        _ = consume first
        _ = try ExclusiveFile(path: path, busy: "taken")
    }

    /// A program that is being started has copies of all descriptors until it runs.
    @Test func theClaimEndsEvenIfSomebodyHoldsACopyOfTheDescriptor() throws {
        defer { unlink(path) }
        let first = try ExclusiveFile(path: path, busy: "taken")
        let copy = dup(first.descriptor.rawValue)
        defer { close(copy) }
        _ = consume first
        _ = try ExclusiveFile(path: path, busy: "taken")
    }
}
