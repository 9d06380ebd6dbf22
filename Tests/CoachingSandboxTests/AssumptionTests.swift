import Fixtures
import Foundation
import Testing

@testable import CoachingModels
@testable import CoachingSandbox

/// What the sandbox assumes is listed, setting by setting, each row with the test that holds it.
@Suite struct AssumptionTests {
    private func page() throws -> String {
        let list = Fixtures.repository.appending(path: "Sources/CoachingSandbox/CoachingSandbox.docc/Assumptions.md")
        return try String(contentsOf: list, encoding: .utf8)
    }

    /// The text of all tests of this folder.
    private func tests() throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
    }

    @Test func everySettingIsInTheList() throws {
        let text = try page()
        let settings = Mirror(reflecting: SandboxAssumptions()).children.compactMap(\.label)
        #expect(settings.count > 20)
        for setting in settings { #expect(text.contains("`\(setting)`"), "\(setting)") }
        for limit in Mirror(reflecting: SandboxLimits()).children.compactMap(\.label) {
            #expect(text.contains("`\(limit)`"), "\(limit)")
        }
    }

    /// Each row and each point ends with the name of a test, as `Suite.test`, and there is such a test.
    @Test func everyRowNamesItsTest() throws {
        let tests = try tests()
        var count = 0
        for line in try page().split(separator: "\n") where line.hasPrefix("| `") || line.hasPrefix("- ") {
            let name = try #require(line.matches(of: /`([A-Z][A-Za-z]+Tests)\.([a-zA-Z0-9]+)`/).last, "\(line)")
            #expect(tests.contains("struct \(name.1) ") && tests.contains("func \(name.2)("), "\(line)")
            count += 1
        }
        #expect(count > 40)
    }

    /// The command line can set each of them, to what it reads of it.
    @Test func everySettingCanBeSetByName() throws {
        let settings = Mirror(reflecting: SandboxAssumptions()).children.compactMap(\.label)
        #expect(Set(SandboxAssumptions().namedValues.map(\.name)) == Set(settings))
        for (name, value) in SandboxAssumptions().namedValues {
            var assumptions = SandboxAssumptions()
            try assumptions.set(name, to: value)
            #expect(assumptions == SandboxAssumptions(), "\(name)=\(value)")
            #expect(throws: SandboxConfigurationError.self, "\(name)") { try assumptions.set(name, to: "?") }
        }
    }

    @Test func settingsTakeHold() throws {
        var assumptions = SandboxAssumptions()
        try assumptions.set("queuedShare", to: "0.25")
        try assumptions.set("appointmentMinutes", to: "15-60")
        try assumptions.set("blockingStatuses", to: "Scheduled,InProgress")
        try assumptions.set("statusTransitions", to: "Scheduled:Completed")
        #expect(assumptions.queuedShare == 0.25 && assumptions.appointmentMinutes == 15...60)
        #expect(assumptions.blockingStatuses == [.scheduled, .inProgress])
        #expect(assumptions.statusTransitions == [.scheduled: [.completed]])
    }

    @Test(arguments: [
        ("queuedShare", "1.5"), ("queuedShare", "nan"), ("queuedSeconds", "-1"), ("goodFromDifference", "1e300"),
        ("appointmentMinutes", "60-15"), ("appointmentMinutes", "0-15"), ("badClientStatus", "1000"),
        ("blockingStatuses", "Paused"), ("statusTransitions", "Scheduled"), ("maximumPageSize", "0"), ("oops", "1"),
    ])
    func settingsThatCannotBeAreRefused(name: String, value: String) {
        var assumptions = SandboxAssumptions()
        #expect(throws: SandboxConfigurationError.self) { try assumptions.set(name, to: value) }
    }

    /// Also where Swift sets them.
    @Test func theServerRefusesWhatCannotBe() {
        for edit in [
            { (c: inout SandboxConfiguration) in c.assumptions.goodFromDifference = .infinity },
            { $0.assumptions.badClientStatus = 1_000 }, { $0.limits.tokens = 0 }, { $0.limits.idleSeconds = .nan },
            { $0.port = 70_000 }, { $0.clientID = "a:b" }, { $0.clientSecret = "" }, { $0.tokenLifetime = 0 },
            { $0.maximumBodyBytes = 0 }, { $0.rateLimitPerMinute = -1 },
        ] as [(inout SandboxConfiguration) -> Void] {
            var configuration = SandboxConfiguration()
            edit(&configuration)
            let made = configuration
            #expect(throws: SandboxConfigurationError.self) { try SandboxServer(configuration: made) }
        }
    }
}
