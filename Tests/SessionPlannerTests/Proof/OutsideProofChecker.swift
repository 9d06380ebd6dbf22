import Fixtures
import Foundation

/// `Scripts/check-proof`, which shares no code with the Swift sources, asked for what it thinks of many proofs.
enum OutsideProofChecker {
    /// What it says of one: the units that were proven, or why it is refused.
    struct Verdict: Decodable {
        var units: Int64?
        var reasons: [String]?
    }

    /// Judges proofs for one request, each in one line of JSON.
    static func judge(_ proofs: [String], request: String, slots: String) throws -> [Verdict] {
        let input = URL(filePath: slots).deletingLastPathComponent().appending(path: "judged-\(UUID().uuidString)")
        try proofs.map { "\($0)\n" }.joined().write(to: input, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: input) }
        let output = try run("judge.py", [request, slots], input: input)
        return try output.split(separator: "\n").map { try JSONDecoder().decode(Verdict.self, from: Data($0.utf8)) }
    }

    /// Fills a folder with a folder for each of so many random requests, with slots and so many random proofs.
    static func writeRandomProofs(to folder: String, requests: Int, proofs: Int) throws {
        _ = try run("random_proofs.py", [folder, "\(requests)", "\(proofs)"], input: nil)
    }

    private static func run(_ script: String, _ arguments: [String], input: URL?) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: try OutsideChecker.python.get())
        process.arguments =
            [Fixtures.repository.appending(path: "Tests/ProofChecker/\(script)").path] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
        return text
    }
}
