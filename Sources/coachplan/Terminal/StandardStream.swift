import Foundation

/// Standard output or standard error.
///
/// Bytes go out at once and unbuffered by us, so that nothing is lost however the program ends. A reader who has gone
/// away (`| head`) is no error; a full disk is.
struct StandardStream: Sendable {
    let descriptor: Int32

    static let output = StandardStream(descriptor: 1)
    static let error = StandardStream(descriptor: 2)

    /// True on a terminal that a person reads, where progress and colour make sense.
    var isTerminal: Bool { isatty(descriptor) != 0 }

    /// How wide the terminal is; nil where there is none.
    var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes all of the text.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes all of the bytes, as they are.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/inputOutput``.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EPIPE {
                return
            } else if errno != EINTR && errno != EAGAIN {
                let name = descriptor == 1 ? "standard output" : "standard error"
                throw Failure(.inputOutput, "\(name): cannot be written: \(String(cString: strerror(errno)))")
            }
        }
    }
}
