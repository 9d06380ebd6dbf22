import Foundation
import PlanTestSupport
import Testing

@testable import PlanFiles
@testable import PlanModel

/// Where paths lead, whatever their spelling.
struct FilePlaceTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        _ = try scratch.file("there", "text")
        try FileManager.default.createDirectory(atPath: scratch.path + "/folder", withIntermediateDirectories: false)
        for (link, target) in [
            ("link", "there"), ("far", scratch.path + "/folder/new"), ("twice", "link"), ("round", "round"),
            ("aside", "folder"), ("stdout", "/proc/self/fd/1"),
        ] {
            try FileManager.default.createSymbolicLink(atPath: "\(scratch.path)/\(link)", withDestinationPath: target)
        }
        try FileManager.default.linkItem(atPath: scratch.path + "/there", toPath: scratch.path + "/hard")
    }

    private func place(_ name: String) throws -> FilePlace { try FilePlace("\(scratch.path)/\(name)", for: .write) }

    @Test(arguments: [
        ("there", "link"), ("there", "twice"), ("there", "./folder/../there"), ("there", "hard"), ("link", "hard"),
        ("folder/new", "far"), ("aside/new", "folder/new"), ("new", ".//new"), ("twice", "aside/../hard"),
    ])
    func oneFile(one: String, other: String) throws {
        #expect(try place(one).isSameFile(as: place(other)))
    }

    @Test(arguments: [("there", "new"), ("new", "newer"), ("new", "folder/new"), ("far", "there"), ("new", "New")])
    func twoFiles(one: String, other: String) throws {
        #expect(try !place(one).isSameFile(as: place(other)))
    }

    @Test func kinds() throws {
        #expect(try place("there").kind == .file)
        #expect(try place("twice").kind == .file)
        #expect(try place("far").kind == .missing)
        #expect(try place("folder").kind == .folder)
        #expect(try place("folder/").kind == .folder)
        #expect(try place("aside/.").kind == .folder)
        #expect(try FilePlace("/dev/null", for: .write).kind == .stream)
        #expect(try FilePlace("-", for: .read).kind == .stream)
        #expect(try FilePlace(".", for: .write).kind == .folder)
    }

    /// A name of one letter has a folder too: the one that the program runs in.
    @Test(arguments: ["p", "é", "-p"])
    func aNameAloneLiesInTheCurrentFolder(name: String) throws {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).resolvingSymlinksInPath().path
        #expect(try FilePlace(name, for: .write).folder == here)
    }

    #if os(Linux)
        @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
        func standardOutputByName(path: String) throws {
            let place = try FilePlace(path, for: .write)
            #expect(place.isStandardOutput && place.kind == .stream)
        }

        @Test func aLinkThatLeadsToStandardOutput() throws {
            #expect(try place("stdout").isStandardOutput)
        }
    #endif

    @Test(arguments: ["", "none/file", "there/file", "round", "none/", String(repeating: "k", count: 256)])
    func whereNoFileCanBe(name: String) throws {
        let path = name.isEmpty ? "" : "\(scratch.path)/\(name)"
        let failure = #expect(throws: FileFailure.self) { try FilePlace(path, for: .write) }
        #expect(failure?.path == path)
        #expect(failure?.operation == .write)
    }

    @Test func databasesKeepFilesBesideThem() throws {
        #expect(try place("link").companion("-wal").isSameFile(as: place("there-wal")))
    }

    @Test(arguments: ["/proc/plan.json", "/dev/plan.json", "/proc/self/comm", "/sys/plan.json"])
    func noFileIsKeptAmongThoseOfTheSystem(path: String) throws {
        guard FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent) else { return }
        #expect(throws: FileFailure.self) { try FilePlace(path, for: .write).checkThatItCanBeWritten() }
        #expect(throws: FileFailure.self) { _ = try OutputFile(path: path) }
    }

    @Test func theLookLeavesNothing() throws {
        let before = scratch.contents
        for name in ["new", "there", "far"] { try place(name).checkThatItCanBeWritten() }
        #expect(throws: FileFailure.self) { try place("folder").checkThatItCanBeWritten() }
        #expect(throws: FileFailure.self) {
            try FilePlace("/dev/null", for: .write).checkThatItCanBeWritten(takesStreams: false)
        }
        #expect(scratch.contents == before)
    }
}
