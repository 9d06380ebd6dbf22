import Testing

@testable import SessionPlanner

/// Files that are no requests at all: refused with a place and a reason, never with a crash.
struct BrokenFileTests {
    @Test func aBinaryFileIsRefused() throws {
        let problems = try Requests.problems([0x7F, 0x45, 0x4C, 0x46, 10, 0, 1, 2])
        #expect(problems.map(\.line) == [2])
        #expect(problems[0].message.contains("binary"))
    }

    @Test func invalidUTF8IsRefusedWithItsLine() throws {
        let problems = try Requests.problems(Array("coachplan: 1\nname: ".utf8) + [0xFF, 0xFE, 10])
        #expect(problems.map(\.line) == [2])
        #expect(problems[0].message.contains("byte 20"))
    }

    @Test func malformedYAMLIsRefusedWithItsLine() throws {
        #expect(try Requests.problems("coachplan: 1\nname: [a\n").map(\.line) == [3])
        #expect(try Requests.problems("coachplan: 1\n\tname: a\n").map(\.line) == [2])
        #expect(try Requests.problems("{\"coachplan\": 1,").count == 1)
    }

    @Test func aFieldGivenTwiceIsTold() throws {
        let problems = try Requests.problems("coachplan: 1\nname: a\nname: b\n")
        #expect(problems.map(\.field) == ["name"])
        #expect(problems[0].message == "is given twice")
    }

    @Test func deepNestingIsRefused() throws {
        #expect(try Requests.problems(String(repeating: "[", count: 100_000)).count == 1)
        #expect(try Requests.problems(String(repeating: "- ", count: 5_000)).count == 1)
    }

    @Test func anAliasBombIsRefused() throws {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let problems = try Requests.problems(bomb + "? *a12\n: key\n")
        #expect(problems.count == 1)
        #expect(problems[0].message == "this alias makes the file far too large")
    }

    @Test func manyHarmlessAliasesAreNoBomb() {
        let text = "facilitators: &f [a, b, c]\n" + String(repeating: "- *f\n", count: 10_000)
        #expect(AliasGuard.firstExplosiveAlias(in: Array(text.utf8)) == nil)
    }

    @Test func aMissingFileIsAFileFailure() throws {
        let scratch = try Scratch()
        #expect(throws: FileFailure(path: scratch.path + "/no", operation: .read, reason: "No such file or directory"))
        {
            try RequestReader.read(path: scratch.path + "/no")
        }
        #expect(throws: FileFailure(path: scratch.path, operation: .read, reason: "Is a directory")) {
            try RequestReader.read(path: scratch.path)
        }
    }

    @Test func controlCharactersDoNotReachTheTerminal() throws {
        let problems = try Requests.problems(Requests.with(("    priority: 2", "    priority: \"\\e[31m\"")))
        #expect(problems.map(\.description).allSatisfy { !$0.unicodeScalars.contains { $0.value < 32 } })
        #expect(!problems.isEmpty)
    }
}
