import Fixtures
import Foundation

/// `Scripts/check_plan.py`, which shares no code with the Swift sources, asked for what it thinks of a request.
enum OutsideChecker {
    /// Every candidate with what it costs by itself, as `session facilitator start preference lateness timeOfDay`.
    static func candidates(request: String, slots: String) throws -> [String] {
        let script = """
            instance = load(sys.argv[1], sys.argv[2])
            for s in instance.sessions:
                for f, start in instance.candidates(s):
                    if f not in s["attendees"]:
                        print(s["key"], f, int(start), *(f"{c:g}" for c in instance.own_cost(s, f, start)))
            """
        return try run(script, [request, slots]).text.split(separator: "\n").map(String.init)
    }

    /// The known headroom of each group and tick, as `group tick headroom`.
    static func headroom(request: String, slots: String) throws -> [String] {
        let script = """
            instance = load(sys.argv[1], sys.argv[2])
            for g, tick in instance.base:
                print(g, tick, instance.headroom(g, tick))
            """
        return try run(script, [request, slots]).text.split(separator: "\n").map(String.init)
    }

    /// What the checker says about a plan, and whether it accepts it.
    ///
    /// - Parameter previous: the plan that a re-plan began from.
    static func check(
        request: String, slots: String, plan: String, previous: String? = nil
    ) throws -> (isAccepted: Bool, output: String) {
        let files = [request, slots, plan] + (previous.map { [$0] } ?? [])
        let (status, text) = try run("sys.exit(main(*sys.argv[1:]))", files)
        return (status == 0, text)
    }

    /// A Python that has what the checker needs.
    static let python = Result {
        try output(of: Fixtures.repository.appending(path: "Scripts/checker-python"), []).text
            .trimmingCharacters(in: .newlines)
    }

    private static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let folder = Fixtures.checker.deletingLastPathComponent().path
        let program =
            "import sys; sys.path.insert(0, '\(folder)'); sys.dont_write_bytecode = True\n"
            + "from check_plan import *\n" + script
        return try output(of: URL(filePath: python.get()), ["-c", program] + arguments)
    }

    private static func output(of program: URL, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
