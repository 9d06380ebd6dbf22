import PlanTestSupport
import Testing

@testable import PlanModel
@testable import RequestFiles

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

    @Test func manyHarmlessAliasesAreNoBomb() throws {
        let text = "a: &f [a, b, c]\nb:\n" + String(repeating: "- *f\n", count: 10_000)
        #expect(try AliasGuard.firstExplosiveAlias(in: text) == nil)
        let alias = try AliasGuard.firstExplosiveAlias(in: text, limit: 30_000)
        #expect(alias?.name == "*f" && alias?.line == 7_501)
    }

    @Test func anAliasCountsAsMuchAsItsAnchorNotAsWhatIsBetween() throws {
        let people = (0..<2_000).map { "  - {id: a-\($0), name: Agent \($0)}" }.joined(separator: "\n")
        let sessions = (0..<2_000).map { "  - {key: s-\($0), attendees: [a-\($0)], facilitators: *team}" }
        let text =
            "coachplan: 1\nname: n\ntimeZone: UTC\nhorizon: 2026-12-07/2026-12-19\nfacilitators: [{id: f}, {id: g}]\n"
            + "defaults: {name: c, lengthInMinutes: 30, facilitators: &team [f, g]}\nattendees:\n\(people)\nsessions:\n"
            + sessions.joined(separator: "\n")
        #expect(try Requests.read(text).sessions.count == 2_000)
        #expect(try AliasGuard.firstExplosiveAlias(in: text, limit: 40_000) == nil)
    }

    @Test func ampersandsAndBulletsInTextsAreNoAliases() throws {
        let bullets = String(repeating: "* tone *tone* of &tone\n      ", count: 2_000)
        let request = try Requests.read(
            Requests.with(("name: December", "name: Sales & Service"), ("November calls", "|\n      \(bullets)")))
        #expect(request.name == "Sales & Service")
        #expect(request.sessions[1].description.hasPrefix("* tone *tone* of &tone\n* tone"))
    }

    @Test func aliasesInsideAKeyMustNotMultiply() throws {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...4 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let problems = try Requests.problems(bomb + "? [*a4]\n: key\n")
        #expect(problems.map(\.message) == ["this alias makes the file far too large"])
        #expect(problems[0].line == 6)
    }

    @Test(arguments: [true, false], [true, false])
    func utf16IsNamed(isBigEndian: Bool, hasMark: Bool) throws {
        let units = (hasMark ? [0xFEFF] : []) + Array(Requests.good.utf16)
        let problems = try Requests.problems(
            units.flatMap { unit in
                isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            })
        #expect(problems.map(\.message) == ["is UTF-16"])
        #expect(problems[0].expected?.contains("save the file as UTF-8") == true)
    }

    @Test func aByteOrderMarkBeforeTheFirstLineChangesNothing() throws {
        let bad = "\u{FEFF}" + Requests.with(("coachplan: 1", "coachplan: one"))
        #expect(try Requests.read("\u{FEFF}" + Requests.good).sessions.count == 2)
        #expect(try Requests.problems(bad).map(\.column) == [12])
        let json = "\u{FEFF}" + JSONSourceTests.good
        #expect(try Requests.read(json).sessions.count == 1)
        #expect(try Requests.problems(json.replacing("\"UTC\"", with: "\"UTX\"")).map(\.column) == [43])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesAreCountedAsEditorsDo(lineEnd: String) throws {
        let separators = "one\u{2028}two\u{2029}three\u{85}four"
        let yaml = Requests.with(("November calls", "\"\(separators)\""), ("    priority: 2", "    priority: 0"))
        #expect(try Requests.problems(yaml.replacing("\n", with: lineEnd)).map(\.line) == [24])
        let json = JSONSourceTests.good
            .replacing("\"name\": \"-7\"", with: "\"name\": \"\(separators)\"").replacing("1e3", with: "-1")
        #expect(try Requests.problems(json.replacing("\n", with: lineEnd)).map(\.line) == [6])
        let control = Requests.with(("November calls", "one\u{85}two\u{B}three"))
        let problems = try Requests.problems(control.replacing("\n", with: lineEnd))
        #expect(problems.map(\.line) == [20] && problems.map(\.value) == ["U+000B"])
    }

    @Test func charactersThatYAMLTakesForLineEndsAreKept() throws {
        for text in ["one\u{2028}two", "one\u{2029} two", "one \u{85}two", "\u{FEFF}one", "one\u{FEFF}"] {
            let quoted = try Requests.read(Requests.with(("November calls", "\"\(text)\"")))
            let plain = try Requests.read(Requests.with(("November calls", text)))
            let json = try Requests.read(JSONSourceTests.good.replacing("-7", with: text))
            #expect(Array(quoted.sessions[1].description.utf8) == Array(text.utf8))
            #expect(Array(plain.sessions[1].description.utf8) == Array(text.utf8))
            #expect(Array(json.sessions[0].name.utf8) == Array(text.utf8))
        }
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
