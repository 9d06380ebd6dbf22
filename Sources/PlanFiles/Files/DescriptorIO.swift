import Foundation
package import SystemPackage

/// Complete reads and writes on a descriptor, despite interruptions and delays.
package enum DescriptorIO {
    /// Writes all bytes.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: FileDescriptor) throws(Errno) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = try patiently(descriptor, POLLOUT) { () throws in
                try descriptor.write(UnsafeRawBufferPointer(rebasing: rest))
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Fills the buffer. Returns the number of bytes, which is smaller than requested only at the end.
    package static func read(
        into buffer: UnsafeMutableRawBufferPointer, from descriptor: FileDescriptor
    ) throws(Errno) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = try patiently(descriptor, POLLIN) { () throws in
                try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Waits, without using the processor, if a non-blocking descriptor has no data or no room.
    private static func patiently(
        _ descriptor: FileDescriptor, _ event: some BinaryInteger, _ call: () throws -> Int
    ) throws(Errno) -> Int {
        while true {
            do {
                return try call()
            } catch Errno.wouldBlock {
                var waiting = pollfd(fd: descriptor.rawValue, events: Int16(event), revents: 0)
                if poll(&waiting, 1, -1) < 0, errno != EINTR { throw Errno(rawValue: errno) }
            } catch let error as Errno {
                throw error
            } catch {
                throw Errno.ioError
            }
        }
    }
}

/// System calls that swift-system does not offer.
extension FileDescriptor {
    /// Makes what was written survive a loss of power (fsync).
    package func synchronize() throws(Errno) {
        guard fsync(rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    /// A copy of the descriptor that child processes do not inherit.
    package static func copy(of descriptor: Int32) throws(Errno) -> FileDescriptor {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: copy)
    }
}
