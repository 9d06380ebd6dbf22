import Foundation

/// `../shared/tools/check_plan.py`: the checker from outside the project, asked for what it thinks of a request.
enum OutsideChecker {
    static let path = Instances.repository.deletingLastPathComponent().appendingPathComponent(
        "shared/tools/check_plan.py"
    ).path

    static var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Every candidate with what it costs by itself, as `session facilitator start preference lateness timeOfDay`.
    static func candidates(request: String, slots: String) throws -> [String] {
        let script = """
            instance = load(sys.argv[1], sys.argv[2])
            for s in instance.sessions:
                for f, start in instance.candidates(s):
                    if f not in s["attendees"]:
                        print(s["key"], f, int(start), *(f"{c:g}" for c in instance.own_cost(s, f, start)))
            """
        return try run(script, [request, slots]).output.split(separator: "\n").map(String.init)
    }

    /// The known headroom of each group and tick, as `group tick headroom`.
    static func headroom(request: String, slots: String) throws -> [String] {
        let script = """
            instance = load(sys.argv[1], sys.argv[2])
            for g, tick in instance.base:
                print(g, tick, instance.headroom(g, tick))
            """
        return try run(script, [request, slots]).output.split(separator: "\n").map(String.init)
    }

    /// What the checker says about a plan, and whether it accepts it.
    static func check(request: String, slots: String, plan: String) throws -> (isAccepted: Bool, output: String) {
        let (status, output) = try run("sys.exit(main(*sys.argv[1:]))", [request, slots, plan])
        return (status == 0, output)
    }

    private static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [
                "python3", "-c",
                "import sys; sys.path.insert(0, '\(folder)'); sys.dont_write_bytecode = True\n"
                    + "from check_plan import *\n" + script,
            ] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
