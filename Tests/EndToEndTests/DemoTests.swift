import Testing

/// The main job from beginning to end, as a visitor sees it first.
@Suite struct DemoTests {
    @Test func demoShowsTheAppointmentsInTheService() async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.program.run("demo", "--time-limit", "5")
        expectSuccess(outcome)
        #expect(outcome.output.contains("60 agents"))
        #expect(outcome.output.contains("6 coaches"))
        #expect(outcome.output.contains(/holds (\d+) of \1 appointments/))
        #expect(try workspace.names().isEmpty, "the demo leaves nothing behind unless asked to")
    }
}
