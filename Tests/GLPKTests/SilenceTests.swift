import Foundation
import GLPK
import Testing

/// GLPK writes to standard output of itself; the module keeps it quiet unless asked.
@Suite(.serialized) struct SilenceTests {
    /// What the body makes the process write to a descriptor. Other tests run at the same time and may write too, so
    /// callers look for GLPK's words only.
    private func written(to descriptor: Int32, _ body: () throws -> Void) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("out-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        fflush(nil)
        let saved = dup(descriptor)
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        dup2(file, descriptor)
        defer {
            dup2(saved, descriptor)
            close(saved)
            close(file)
        }
        try body()
        fflush(nil)
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    private func talk() throws {
        try GLPKThread.run {
            let problem = try GLPKProblem(Programs.multiKnapsack(columns: 30, rows: 4, seed: 1))
            try problem.scale()
            #expect(throws: GLPKError.self) { try GLPKProblem(reading: .freeMPS, from: "/nowhere-to-be-found") }
            #expect(throws: GLPKError.self) { try problem.setCosts([99], to: [1]) }
        }
    }

    @Test(arguments: [STDOUT_FILENO, STDERR_FILENO])
    func saysNothing(descriptor: Int32) throws {
        let text = try written(to: descriptor, talk)
        #expect(!text.contains("nowhere-to-be-found") && !text.contains("out of range") && !text.contains("A: min"))
    }

    @Test func speaksWhenAsked() throws {
        let text = try written(to: STDERR_FILENO) {
            try GLPKThread.run {
                GLPKThread.echoMessages(true)
                #expect(throws: GLPKError.self) { try GLPKProblem(reading: .freeMPS, from: "/nowhere-to-be-found") }
            }
        }
        #expect(text.contains("nowhere-to-be-found"))
    }
}
