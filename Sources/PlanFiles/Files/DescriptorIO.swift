import Foundation

/// Whole reads and writes on a descriptor, whatever interrupts or delays them.
package enum DescriptorIO {
    /// Writes all of the bytes. The error's number where that fails, nil otherwise.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            let error = errno
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if !canGoOn(after: error, waitingFor: POLLOUT, descriptor) {
                return error
            }
        }
        return nil
    }

    /// Fills the buffer. How many bytes there were, fewer than wanted only at the end; nil, and `errno`, where reading
    /// fails.
    package static func read(into buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int? {
        var filled = 0
        while filled < buffer.count {
            let count = Foundation.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
            let error = errno
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if !canGoOn(after: error, waitingFor: POLLIN, descriptor) {
                errno = error
                return nil
            }
        }
        return filled
    }

    /// Waits, without using the processor, where a descriptor that does not block has nothing to give or no room.
    private static func canGoOn(
        after error: Int32, waitingFor event: some BinaryInteger, _ descriptor: Int32
    ) -> Bool {
        if error == EINTR { return true }
        guard error == EAGAIN else { return false }
        var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        return poll(&waiting, 1, -1) > 0 || errno == EINTR
    }
}
