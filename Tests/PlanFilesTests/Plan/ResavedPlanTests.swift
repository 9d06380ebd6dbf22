import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel

/// A plan that went through an editor or a transfer: refused, and told apart from one whose content was changed.
struct ResavedPlanTests {
    private func problem(_ change: (String) -> String) throws -> Problem? {
        let text = String(decoding: try PlanFile.encode(SmallCase().plan()), as: UTF8.self)
        do {
            _ = try PlanFile.decode(Array(change(text).utf8), file: "plan.json")
            return nil
        } catch let error as InputProblems { return error.problems.first }
    }

    @Test func whatOnlyLooksDifferentIsSaid() throws {
        let changes: [(String) -> String] = [
            { $0.replacing("\n", with: "\r\n") }, { $0.replacing("\n", with: "\r") }, { "\u{FEFF}" + $0 },
            { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }, { String($0.dropLast()) }, { $0 + "\n" },
        ]
        for change in changes {
            let problem = try problem(change)
            #expect(problem?.message.contains("saved again by another program, with other line ends") == true)
        }
        #expect(try problem { $0 } == nil)
    }

    @Test func whatIsDifferentIsNot() throws {
        for change: (String) -> String in [
            { $0.replacing("\"n\"", with: "\"m\"") },
            { $0.replacing("\n", with: "\r\n").replacing("\"n\"", with: "\"m\"") },
        ] {
            #expect(try problem(change)?.message.contains("was changed after it was made") == true)
        }
    }
}
