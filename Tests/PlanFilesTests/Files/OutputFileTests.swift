import Foundation
import PlanTestSupport
import SystemPackage
import Testing

@testable import PlanFiles
@testable import PlanModel

/// The one writer of files: whole or not at all, with what was there before kept but for its content.
struct OutputFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func path(_ name: String) -> String { "\(scratch.path)/\(name)" }

    private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    private func mode(_ name: String) throws -> mode_t {
        var status = stat()
        try #require(stat(path(name), &status) == 0)
        return status.st_mode & 0o777
    }

    @Test func theFileAppearsWhenItIsFinished() throws {
        var file = try OutputFile(path: path("new"))
        try file.append("whole".utf8)
        #expect(!scratch.contents.contains("new"))
        try file.finish()
        #expect(try text("new") == "whole")
        #expect(scratch.contents == ["new"])
    }

    @Test func anUnfinishedOneLeavesNothing() throws {
        _ = try scratch.file("old", "kept")
        do {
            var file = try OutputFile(path: path("old"))
            try file.append("half".utf8)
        }
        #expect(try text("old") == "kept")
        #expect(scratch.contents == ["old"])
    }

    /// Somebody else's files beside the place are left alone, whatever their names.
    @Test func filesBesideItStay() throws {
        for name in ["plan.partial", "plan.\(getpid()).partial", ".plan.tmp"] { _ = try scratch.file(name, "mine") }
        try FileBytes.write("new".utf8, to: path("plan"))
        for name in ["plan.partial", "plan.\(getpid()).partial", ".plan.tmp"] { #expect(try text(name) == "mine") }
        #expect(scratch.contents.count == 4)
    }

    @Test(arguments: [0o600, 0o640, 0o664, 0o444] as [mode_t])
    func theModeOfAFileIsKept(mode: mode_t) throws {
        _ = try scratch.file("old", "old")
        chmod(path("old"), mode)
        try FileBytes.write("new".utf8, to: path("old"))
        #expect(try text("old") == "new")
        #expect(try self.mode("old") == mode)
    }

    @Test func aNewFileHasTheModeThatTheUsersMaskAllows() throws {
        let twin = open(path("twin"), O_WRONLY | O_CREAT, 0o666)
        close(twin)
        try FileBytes.write("new".utf8, to: path("new"))
        #expect(try mode("new") == mode("twin"))
    }

    @Test func linksAreFollowedAndKept() throws {
        try FileManager.default.createDirectory(atPath: path("srv"), withIntermediateDirectories: false)
        for name in ["srv/old", "srv/new"] {
            let link = path((name as NSString).lastPathComponent)
            if name == "srv/old" { _ = try scratch.file(name, "old") }
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: name)
            try FileBytes.write("text".utf8, to: link)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == name)
            #expect(try text(name) == "text")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("srv")).sorted() == ["new", "old"])
    }

    @Test(arguments: [1, 200, 250, 255])
    func anyNameThatFitsCanBeWritten(length: Int) throws {
        let name = String(repeating: "k", count: length)
        try FileBytes.write("text".utf8, to: path(name))
        #expect(try text(name) == "text")
    }

    @Test func pipesAreWrittenToAndStay() throws {
        let pipe = path("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let read = OwnThread { try FileBytes.read(pipe, limit: 100) }
        try FileBytes.write("through".utf8, to: pipe)
        #expect(try read.value == Array("through".utf8))
        #expect(try FilePlace(pipe, for: .write).kind == .stream)
    }

    @Test func devicesAreWrittenToAndStay() throws {
        try FileBytes.write("away".utf8, to: "/dev/null")
        #expect(try FilePlace("/dev/null", for: .write).kind == .stream)
    }

    /// As other writers do it that want a path.
    @Test func contentFromAnotherWriter() throws {
        try #require(mkfifo(path("pipe"), 0o600) == 0)
        let read = OwnThread { [pipe = path("pipe")] in
            try FileBytes.read(pipe, limit: 100)
        }
        for name in ["file", "pipe"] {
            var file = try OutputFile(path: path(name))
            try file.fill { try Data("filled".utf8).write(to: URL(fileURLWithPath: $0)) }
            try file.finish()
        }
        #expect(try text("file") == "filled")
        #expect(try read.value == Array("filled".utf8))
        #expect(scratch.contents == ["file", "pipe"])
    }

    @Test func aFullDiskIsToldWithTheName() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let failure = #expect(throws: FileFailure.self) { try FileBytes.write("text".utf8, to: "/dev/full") }
        #expect(failure?.path == "/dev/full")
    }

    /// A reader who is slow makes a pipe that does not block say so: it is waited for, without using the processor.
    @Test func aPipeThatDoesNotBlockIsWaitedFor() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        let read = OwnThread { [end = ends[0]] in
            Thread.sleep(forTimeInterval: 0.5)
            var count = 0
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while case let step = Foundation.read(end, &buffer, buffer.count), step > 0 { count += step }
            return count
        }
        let used = Self.writeAMegabyte(to: ends[1])
        close(ends[1])
        #expect(try read.value == 1 << 20)
        #expect(used < 0.25)
        close(ends[0])
    }

    /// Processor seconds that it took this thread; infinite where it failed.
    private static func writeAMegabyte(to descriptor: Int32) -> Double {
        let before = processorSeconds()
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        do {
            try bytes.withUnsafeBytes { try DescriptorIO.write($0, to: FileDescriptor(rawValue: descriptor)) }
        } catch {
            return .infinity
        }
        return processorSeconds() - before
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
