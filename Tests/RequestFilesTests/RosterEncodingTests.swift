import Foundation
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel
@testable import RequestFiles

/// Sheets in the encodings that spreadsheets save.
struct RosterEncodingTests {
    private static let text = "key;name;attendees\r\ns1;Gespräch für Rosé;a\r\n"

    private static func request(_ fields: String = "") -> String { RosterTests.request + "\n" + fields }

    private static func read(_ bytes: [UInt8], _ fields: String = "") throws -> PlanRequest {
        let scratch = try Scratch()
        _ = try scratch.file("roster.csv", bytes)
        return try RequestReader.read(path: scratch.file("request.yaml", request(fields)))
    }

    private static func problem(_ bytes: [UInt8], _ fields: String = "") throws -> Problem? {
        do {
            _ = try read(bytes, fields)
            return nil
        } catch let error as InputProblems { return error.problems.first }
    }

    private static func utf16(_ text: String, highFirst: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return highFirst ? [high, low] : [low, high]
        }
    }

    private static func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
        try Array(#require(text.data(using: encoding)))
    }

    @Test func isFoundOutWhereItIsCertain() throws {
        let forms = try [
            Array(Self.text.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), Self.bytes(Self.text, .windowsCP1252),
            Self.utf16(Self.text, highFirst: false, mark: true), Self.utf16(Self.text, highFirst: true, mark: true),
            Self.utf16(Self.text, highFirst: false, mark: false), Self.utf16(Self.text, highFirst: true, mark: false),
        ]
        for form in forms {
            #expect(try Self.read(form).sessions.map(\.name) == ["Gespräch für Rosé"])
        }
    }

    @Test(arguments: ["Muñoz", "François", "Ångström", "€ 30", "Привет", "Žižka"])
    func isToldWhereItIsNot(name: String) throws {
        let encoding: String.Encoding =
            name == "Привет" ? .windowsCP1251 : name == "Žižka" ? .windowsCP1250 : .windowsCP1252
        let form = try Self.bytes(Self.text.replacing("Gespräch für Rosé", with: name), encoding)
        let problem = try #require(try Self.problem(form))
        #expect(problem.line == 2 && problem.message.contains("its encoding is not certain"))
        #expect(problem.expected?.contains("--encoding windows-1252") == true)
        if name == "Muñoz" { #expect(problem.value?.contains("Muñoz (windows-1252), Muńoz (windows-1250)") == true) }
        let stated = name == "Привет" ? "windows-1251" : name == "Žižka" ? "windows-1250" : "Windows-1252"
        #expect(try Self.read(form, "encoding: \(stated)").sessions[0].name == name)
    }

    /// What is a letter here is a sign on old Macs and in DOS; their files are not taken for others.
    @Test(arguments: [String.Encoding.macOSRoman])
    func otherSystemsAreNotTakenForIt(encoding: String.Encoding) throws {
        let form = try Self.bytes(Self.text, encoding)
        #expect(try Self.problem(form)?.message.contains("not certain") == true)
        #expect(try Self.read(form, "encoding: macintosh").sessions[0].name == "Gespräch für Rosé")
    }

    @Test func placesAreThoseOfTheText() throws {
        let text = "key;name;attendees;priority\r\ns1;Gespräch;a;0\r\n"
        for form in [try Self.bytes(text, .windowsCP1252), Self.utf16(text, highFirst: false, mark: true)] {
            let problem = try #require(try Self.problem(form))
            #expect(problem.line == 2 && problem.column == 15 && problem.field == "priority")
        }
    }

    @Test func anEncodingThatDoesNotFitIsTold() throws {
        #expect(
            try Self.problem([0xC3, 0x28], "encoding: utf-16be")?.message
                == "no column of the header is a field of a session")
        #expect(try Self.problem([0x41, 0xD8, 0x00], "encoding: utf-16")?.message == "is not utf-16")
        #expect(
            try Self.problem([0x41, 0xFF], "encoding: utf-8")?.message.contains("byte 2 does not belong there") == true)
        let unknown = try #require(try Self.problem(Array(Self.text.utf8), "encoding: windows-125"))
        #expect(unknown.field == "encoding" && unknown.message.contains("did you mean windows-125"))
    }

    @Test(arguments: [[0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]] as [[UInt8]])
    func aWorkbookIsTold(bytes: [UInt8]) throws {
        let problem = try #require(try Self.problem(bytes))
        #expect(problem.message.contains("is a workbook") && problem.expected?.contains("CSV UTF-8") == true)
    }

    @Test func theBytesOfTheFileArePartOfTheFingerprint() throws {
        let utf8 = try Self.read(Array(Self.text.utf8))
        let western = try Self.read(Self.bytes(Self.text, .windowsCP1252))
        #expect(utf8.sha256 != western.sha256 && utf8.sessions == western.sessions)
    }
}
