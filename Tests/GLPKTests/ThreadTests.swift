import Testing

@testable import GLPK

@Suite struct ThreadTests {
    @Test func solvesOnManyThreadsAtOnce() throws {
        let expected = try GLPKThread.run {
            try (0..<8).map { try Self.optimum(seed: $0, cover: false) }
        }
        let found = try GLPKThread.run(count: 8) { try Self.optimum(seed: $0, cover: false) }
        #expect(found == expected)
        // Cover cuts wait for each other, but end with the same.
        #expect(try GLPKThread.run(count: 4) { try Self.optimum(seed: $0, cover: true) } == Array(expected.prefix(4)))
    }

    @Test func asManyThreadsAsTheSystemGives() throws {
        for (given, expected) in [(1, 1), (2, 2), (5, 3)] {
            let ran = try GLPKThread.$mostThreads.withValue(given) { try GLPKThread.run(onUpTo: 3) { 1 } }
            #expect(ran.reduce(0, +) == expected)
        }
        GLPKThread.$mostThreads.withValue(0) {
            _ = #expect(throws: GLPKError.noThread) { try GLPKThread.run(onUpTo: 3) { 1 } }
        }
        GLPKThread.$mostThreads.withValue(2) {
            _ = #expect(throws: GLPKError.noThread) { try GLPKThread.run(count: 3) { $0 } }
        }
    }

    private static func optimum(seed: Int, cover: Bool) throws -> Double? {
        let problem = try GLPKProblem(Programs.multiKnapsack(columns: 30, rows: 4, seed: UInt64(seed)))
        var options = BranchOptions()
        options.coverCuts = cover
        options.roundingCuts = true
        return try problem.branchAndCut(options).objective
    }

    @Test func anAbortHarmsItsOwnThreadOnly() throws {
        let ends = try GLPKThread.run(count: 6) { index -> Double in
            for _ in 0..<50 {
                let problem = try GLPKProblem(Programs.twoColumns())
                if index.isMultiple(of: 2) {
                    #expect(throws: GLPKError.self) { try problem.setCosts([99], to: [1]) }
                } else {
                    #expect(try problem.solve().stop == .optimal)
                }
            }
            return try GLPKProblem(Programs.twoColumns()).solve().objective
        }
        #expect(ends.allSatisfy { abs($0 - -11) < 1e-9 })
    }

    @Test func passesValuesAndErrorsOut() throws {
        struct Unlucky: Error {}
        #expect(try GLPKThread.run { 42 } == 42)
        #expect(throws: Unlucky.self) { try GLPKThread.run { throw Unlucky() } }
        #expect(throws: Unlucky.self) {
            try GLPKThread.run(count: 3) { if $0 == 1 { throw Unlucky() } }
        }
        #expect(try GLPKThread.run(count: 0) { $0 } == [])
    }

    /// The threads of a concurrent runtime's pool have little stack and are shared: GLPK still keeps apart.
    @Test func worksFromTasks() async throws {
        let objectives = try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<8 {
                group.addTask { try GLPKThread.run { try GLPKProblem(Programs.twoColumns()).solve().objective } }
            }
            return try await group.reduce(into: [Double]()) { $0.append($1) }
        }
        #expect(objectives.count == 8 && objectives.allSatisfy { abs($0 - -11) < 1e-9 })
    }
}
