import Fixtures
import Foundation
import Testing

@testable import CoachingSandbox

/// What the sandbox assumes is listed, setting by setting.
@Suite struct AssumptionTests {
    @Test func everySettingIsInTheList() throws {
        let list = Fixtures.repository.appending(path: "Sources/CoachingSandbox/CoachingSandbox.docc/Assumptions.md")
        let text = try String(contentsOf: list, encoding: .utf8)
        let settings = Mirror(reflecting: SandboxAssumptions()).children.compactMap(\.label)
        #expect(settings.count > 20)
        for setting in settings { #expect(text.contains("`\(setting)`"), "\(setting)") }
    }
}
