import Foundation
package import SystemPackage

/// Whole reads and writes on a descriptor, whatever interrupts or delays them.
package enum DescriptorIO {
    /// Writes all of the bytes.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: FileDescriptor) throws(Errno) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = try patiently(descriptor, POLLOUT) { () throws in
                try descriptor.write(UnsafeRawBufferPointer(rebasing: rest))
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Fills the buffer. How many bytes there were, fewer than wanted only at the end.
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

    /// Waits, without using the processor, where a descriptor that does not block has nothing to give or no room.
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

/// What the system offers beyond swift-system's own calls.
extension FileDescriptor {
    /// Makes what was written survive a loss of power (fsync).
    package func synchronize() throws(Errno) {
        guard fsync(rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    /// A copy that programs which are started do not get.
    package static func copy(of descriptor: Int32) throws(Errno) -> FileDescriptor {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: copy)
    }
}
