import Foundation

/// A terminal with a person at it: the program believes that somebody reads and types.
struct Terminal {
    private let person: FileHandle
    private let program: FileHandle

    init() throws {
        let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        guard descriptor >= 0, let name = Self.unlockedName(of: descriptor),
            case let other = open(name, O_RDWR | O_NOCTTY), other >= 0
        else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        person = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        program = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    }

    #if os(Linux)
        /// As `unlockpt` and `ptsname` do it, which Glibc shows to Swift only in part.
        private static func unlockedName(of descriptor: Int32) -> String? {
            let setLock: UInt = 0x4004_5431
            let getNumber: UInt = 0x8004_5430
            var isLocked: Int32 = 0
            var number: Int32 = 0
            guard ioctl(descriptor, setLock, &isLocked) == 0, ioctl(descriptor, getNumber, &number) == 0 else {
                return nil
            }
            return "/dev/pts/\(number)"
        }
    #else
        private static func unlockedName(of descriptor: Int32) -> String? {
            guard grantpt(descriptor) == 0, unlockpt(descriptor) == 0 else { return nil }
            return ptsname(descriptor).map { String(cString: $0) }
        }
    #endif

    /// Runs the program with all three streams on the terminal.
    ///
    /// - Parameter typed: what the person types; it waits in the terminal until the program reads.
    /// - Returns: the exit status, and all that the terminal showed.
    func run(_ runner: Program, _ arguments: [String], typed: String = "") async throws -> (
        status: Int32, shown: String
    ) {
        let process = Process()
        process.executableURL = try Program.binary()
        process.arguments = arguments
        process.currentDirectoryURL = runner.directory
        process.environment = try RunningProgram.environment(of: runner).merging(["TERM": "xterm"]) { own, _ in own }
        process.standardInput = program
        process.standardOutput = program
        process.standardError = program
        if !typed.isEmpty { try person.write(contentsOf: Data(typed.utf8)) }

        let shown = Task.detached { [person] in Self.everything(from: person) }
        let (ended, announce) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in announce.finish() }
        try process.run()
        try program.close()
        for await _ in ended {}
        return (process.terminationStatus, await shown.value)
    }

    /// Reads until nobody holds the other side any more, which a terminal reports as an error.
    private static func everything(from handle: FileHandle) -> String {
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(handle.fileDescriptor, &buffer, buffer.count)
            if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
            guard count > 0 || (count < 0 && errno == EINTR) else { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
