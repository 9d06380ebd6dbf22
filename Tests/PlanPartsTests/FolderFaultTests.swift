import Foundation
import PlanFiles
import PlanModel
import PlanParts
import PlanTestSupport
import Scenarios
import SessionPlanner
import Testing

/// Nothing is joined that is not whole, and each thing that is wrong is told with its file.
@Suite(.serialized)
struct FolderFaultTests {
    private func planned() async throws -> (DividedCase, PartsIndex) {
        let divided = try DividedCase(.units(3, sessions: 4, seed: 2))
        let index = try await divided.divide(DivisionOptions(mostSessions: 4))
        try await divided.planParts(index, rounds: 0)
        return (divided, index)
    }

    private func problems(_ divided: DividedCase, _ index: PartsIndex) async -> [String] {
        do {
            _ = try await divided.join(index)
            return []
        } catch let found as InputProblems {
            return found.problems.map(\.description)
        } catch { return ["\(error)"] }
    }

    @Test func aPartWithoutAPlanIsNamed() async throws {
        let (divided, index) = try await planned()
        #expect(await problems(divided, index) == [])
        for part in [1, 3] { try FileManager.default.removeItem(atPath: divided.folder().plan(ofPart: part)) }
        let told = await problems(divided, index)
        #expect(told.count == 2)
        #expect(told.first?.contains("parts/0001/plan.json: part 1 ") == true)
        #expect(told.last?.contains("has no plan yet") == true)
    }

    @Test func twoResultsOfAPartAreRefused() async throws {
        let (divided, index) = try await planned()
        let plan = divided.folder().plan(ofPart: 2)
        try FileManager.default.copyItem(atPath: plan, toPath: divided.folder().part(2) + "/plan (1).json")
        let told = await problems(divided, index)
        #expect(told.count == 1 && told.first?.contains("more than one result") == true)
    }

    @Test func theResultOfAnotherPartIsRefused() async throws {
        let (divided, index) = try await planned()
        let folder = divided.folder()
        try FileManager.default.removeItem(atPath: folder.plan(ofPart: 2))
        try FileManager.default.copyItem(atPath: folder.plan(ofPart: 1), toPath: folder.plan(ofPart: 2))
        let told = await problems(divided, index)
        #expect(told.count == 1 && told.first?.contains("other sessions than part 2") == true)
    }

    @Test func aPlanThatIsCutOffIsRefused() async throws {
        let (divided, index) = try await planned()
        let plan = divided.folder().plan(ofPart: 2)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: plan))
        for count in [0, 1, bytes.count / 2, bytes.count - 2] {
            try bytes.prefix(count).write(to: URL(fileURLWithPath: plan))
            let told = await problems(divided, index)
            #expect(told.count == 1 && told.first?.contains("parts/0002/plan.json") == true, "\(count): \(told)")
        }
    }

    @Test func aFolderWithSomethingInItIsRefused() async throws {
        let (divided, _) = try await planned()
        await #expect(throws: FileFailure.self) { _ = try await divided.divide(DivisionOptions(mostSessions: 4)) }
        #expect(try PartsIndexFile.read(divided.folder()).parts.count == 3, "what was there is still there")
    }

    @Test func theIndexComesBack() async throws {
        let (divided, index) = try await planned()
        #expect(try PartsIndexFile.read(divided.folder()) == index)
        let path = divided.folder().index
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for (broken, word) in [
            (String(text.dropLast(20)), "cut off"),
            (text.replacing(#""kind": "parts""#, with: #""kind": "plan""#), "no index"),
            (text.replacing(#""coachplan": 1"#, with: #""coachplan": 2"#), "does not know"),
            (text.replacing(#""number":2"#, with: #""number":3"#), "missing or there twice"),
        ] {
            try broken.write(toFile: path, atomically: true, encoding: .utf8)
            let error = #expect(throws: InputProblems.self) { _ = try PartsIndexFile.read(divided.folder()) }
            #expect(error?.description.contains(word) == true, "\(word): \(error?.description ?? "")")
        }
    }

    /// Where dividing fails nothing is left.
    @Test func slotsThatCannotBeReadLeaveNothing() async throws {
        let divided = try DividedCase(.units(2, sessions: 3, seed: 6))
        let path = divided.scratch.path + "/slots.ndjson"
        try "{\n".write(toFile: path, atomically: true, encoding: .utf8)
        await #expect(throws: InputProblems.self) { _ = try await divided.divide() }
        #expect(!FileManager.default.fileExists(atPath: divided.folder().path))
    }
}
