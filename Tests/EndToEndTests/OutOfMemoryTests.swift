import Testing

#if os(Linux)
    /// A program that gets no more memory says so in a line.
    @Suite struct OutOfMemoryTests {
        @Test func oneLineAndAStatusOfItsOwn() async throws {
            let workspace = try Workspace()
            let outcome = try await workspace.program.shell(
                "head -c 230000000 /dev/zero | tr '\\0' ' ' > big.yaml; ulimit -v 400000; exec $coachplan check big.yaml"
            )
            expectRefusal(outcome, status: 71, naming: "no more memory")
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }
#endif
