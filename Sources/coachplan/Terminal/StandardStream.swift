import Foundation
import PlanFiles
import SystemPackage

/// Standard output or standard error.
///
/// Bytes go out at once and unbuffered by us, so that nothing is lost however the program ends. A reader who has gone
/// away (`| head`) is no error; a full disk is.
struct StandardStream: Sendable {
    let descriptor: Int32

    static let output = StandardStream(descriptor: 1)
    static let error = StandardStream(descriptor: 2)

    /// True on a terminal that a person reads, where progress makes sense.
    var isTerminal: Bool { isatty(descriptor) != 0 }

    /// True on a terminal that can move its cursor and show colours; one that calls itself dumb, as the shells inside
    /// editors do, can neither.
    var isCapableTerminal: Bool { isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    /// How wide the terminal is; nil where there is none.
    var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes all of the text, in which the values that came from outside have been made fit to be shown.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func write(_ text: TerminalText) throws { try writeExactly(text.content) }

    /// Writes all of a text that was composed as plain lines: nothing in it can command the terminal.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    @_disfavoredOverload
    func write(_ lines: String) throws { try write(TerminalText(lines: lines)) }

    /// Writes all of a document, as it is, whose format takes care that it is harmless.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func writeExactly(_ document: String) throws {
        var text = document
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes all of the bytes, as they are.
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

    /// Makes sure that the numbers of the three standard streams are taken.
    ///
    /// A program that was started without one of them would give its number to the first file that it opens, and write
    /// its messages there. Reading an input that was closed finds nothing; writing to a closed output fails, as it
    /// should.
    static func takeTheirNumbers() {
        for number: Int32 in 0...2 where fcntl(number, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is given out first, so this one is.
            _ = open("/dev/null", O_RDONLY)
        }
    }
}
