import Foundation
import PlanFiles
import SystemPackage

/// Standard output or standard error.
///
/// Bytes are written at once and without buffering, so that nothing is lost however the program ends. A reader that has
/// gone away (`| head`) is not an error; a full disk is.
struct StandardStream: Sendable {
    let descriptor: Int32

    static let output = StandardStream(descriptor: 1)
    static let error = StandardStream(descriptor: 2)

    /// Whether this is a terminal that a person reads, where progress makes sense.
    var isTerminal: Bool { isatty(descriptor) != 0 }

    /// Whether this is a terminal that can move its cursor and show colours; one that declares itself dumb, like the
    /// shells inside editors, can do neither.
    var isCapableTerminal: Bool { isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    /// The width of the terminal; nil if there is none.
    var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes the whole text, in which foreign values are already escaped.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func write(_ text: TerminalText) throws { try writeExactly(text.content) }

    /// Writes a whole text that was composed as plain lines: nothing in it can control the terminal.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    @_disfavoredOverload
    func write(_ lines: String) throws { try write(TerminalText(lines: lines)) }

    /// Writes a whole document unchanged; its format ensures that it is harmless.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func writeExactly(_ document: String) throws {
        var text = document
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes all bytes unchanged.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        do {
            try DescriptorIO.write(bytes, to: FileDescriptor(rawValue: descriptor))
        } catch Errno.brokenPipe {
            return
        } catch {
            let name = descriptor == 1 ? "standard output" : "standard error"
            throw Failure(.inputOutput, "\(name): cannot be written: \(error)")
        }
    }

    /// Ensures that the numbers of the three standard streams are in use.
    ///
    /// A program started without one of them would assign its number to the first file that it opens, and write its
    /// messages there. Reading from a closed input finds nothing; writing to a closed output fails, as it should.
    static func takeTheirNumbers() {
        for number: Int32 in 0...2 where fcntl(number, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is assigned first, so it is this one.
            _ = open("/dev/null", O_RDONLY)
        }
    }
}
