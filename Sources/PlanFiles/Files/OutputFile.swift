import Foundation
import PlanModel
import SystemPackage

/// A file that appears completely or not at all: it is written beside its place, synced, then renamed.
///
/// The program writes every file with this, except those it appends to. Links stay, and their targets are replaced; a
/// replaced file passes on its mode and, as far as the system permits, its owner, while a new one gets the mode that
/// the user's mask allows. Pipes, terminals and other devices are written to directly. A path of one dash is standard
/// output.
public struct OutputFile: ~Copyable {
    private let place: FilePlace
    private let name: String
    /// The temporary file; nil for a stream, which cannot be replaced.
    private let temporary: TemporaryFile?
    private let descriptor: FileDescriptor
    private var pending: [UInt8] = []
    private var isFinished = false

    /// Throws `FileFailure` if nothing can be written there.
    public init(path: String) throws {
        let place = try FilePlace(path, for: .write)
        try place.checkThatItTakesAFile()
        let temporary =
            place.kind == .stream
            ? nil : try TemporaryFile(in: place.folder, replaces: place.kind == .file, for: path)
        let descriptor = try temporary?.descriptor ?? OutputFile.open(place)
        self.place = place
        name = path == "-" ? "standard output" : path
        self.temporary = temporary
        self.descriptor = descriptor
    }

    /// Leaves nothing behind if the file was not finished.
    deinit {
        if let temporary {
            if isFinished { try? descriptor.close() } else { temporary.remove() }
        } else {
            try? descriptor.close()
        }
    }

    /// Appends bytes, and writes them once there is a megabyte of them. Throws `FileFailure` if the system refuses
    /// that; a reader of standard output that has gone away is not a failure.
    public mutating func append(_ bytes: some Sequence<UInt8>) throws {
        pending.append(contentsOf: bytes)
        if pending.count >= 1 << 20 { try flush() }
    }

    /// Lets a writer that needs a path produce all of the file's content.
    public mutating func fill(_ write: (String) throws -> Void) throws {
        if let temporary { return try write(temporary.path) }
        let folder = FileManager.default.temporaryDirectory.path
        let draft = try TemporaryFile(in: folder, replaces: true, for: name)
        defer { draft.remove() }
        try write(draft.path)
        var input = try InputFile(path: draft.path)
        while try !input.append(atMost: 1 << 20, to: &pending) { try flush() }
    }

    /// Makes the file appear, durably.
    public consuming func finish() throws {
        try flush()
        guard let temporary else {
            isFinished = true
            return
        }
        keepModeAndOwner()
        do {
            try descriptor.synchronize()
            guard rename(temporary.path, place.resolved) == 0 else { throw Errno(rawValue: errno) }
        } catch {
            throw FileFailure(writing: name, error)
        }
        isFinished = true
        syncFolder()
    }

    private mutating func flush() throws {
        defer { pending.removeAll(keepingCapacity: true) }
        do {
            try pending.withUnsafeBytes { bytes in try DescriptorIO.write(bytes, to: descriptor) }
        } catch Errno.brokenPipe where place.descriptor == 1 {
            // A reader of standard output that has gone away has read everything it wanted.
        } catch {
            throw FileFailure(writing: name, error)
        }
    }

    private func keepModeAndOwner() {
        guard let old = try? Stat(FilePath(place.resolved)) else { return }
        // Only root may give files away; a member of the file's group may still keep that group. Any other group gets
        // no access to the file.
        let keepsGroup =
            fchown(descriptor.rawValue, old.userID.rawValue, old.groupID.rawValue) == 0
            || fchown(descriptor.rawValue, uid_t.max, old.groupID.rawValue) == 0
        fchmod(descriptor.rawValue, old.permissions.rawValue & (keepsGroup ? 0o777 : 0o707))
    }

    /// Makes the rename itself durable. Some file systems cannot do that; the file is complete either way.
    private func syncFolder() {
        guard let folder = try? FileDescriptor.open(FilePath(place.folder), .readOnly, options: .closeOnExec) else {
            return
        }
        try? folder.synchronize()
        try? folder.close()
    }

    private static func open(_ place: FilePlace) throws -> FileDescriptor {
        do {
            if let descriptor = place.descriptor { return try FileDescriptor.copy(of: descriptor) }
            // A terminal that is written to must not become the one whose Ctrl-C ends the program.
            let options = FileDescriptor.OpenOptions(rawValue: O_CLOEXEC | O_NOCTTY)
            return try FileDescriptor.open(FilePath(place.resolved), .writeOnly, options: options)
        } catch {
            throw FileFailure(writing: place.path, error)
        }
    }
}
