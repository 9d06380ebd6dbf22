import PlanModel
import SystemPackage

/// The end of a path: the file there once every link has been followed, or the one that would be created.
///
/// A path of one dash is standard input or standard output. A link whose target does not exist leads to the file that
/// would be created through it.
public struct FilePlace: Sendable {
    /// How the file is used.
    public enum Use: Sendable {
        /// A dash is standard input.
        case read
        /// A dash is standard output.
        case write
    }

    /// What is at a place, which determines how it is written to.
    public enum Kind: Sendable, Equatable {
        /// Nothing is there yet.
        case missing
        /// An ordinary file.
        case file
        /// A folder: no data can be put into it.
        case folder
        /// A terminal, a pipe, another device, or an open descriptor of this process: written to, never replaced.
        case stream
        /// Something to which data cannot be written: a disk, a socket.
        case other
    }

    /// The path as the user wrote it.
    public let path: String
    /// What was there when this value was created.
    public let kind: Kind
    /// The path without links.
    package let resolved: String
    /// The folder that holds the file, without links.
    package let folder: String
    /// The open descriptor of this process that the path stands for, as `/dev/stdout` does.
    package let descriptor: Int32?
    private let identity: FileIdentity?
    private let folderIdentity: FileIdentity?

    /// - Throws: `FileFailure` if no file can be at the path: there is no such folder, links lead in a circle, the name
    ///   is empty or too long.
    public init(_ path: String, for use: Use) throws {
        let failure = { FileFailure(path: path, operation: use == .read ? .read : .write, reason: $0) }
        let (folder, name) =
            path == "-" ? ("/dev/fd", use == .read ? "0" : "1") : try LinkWalk.end(of: path, failure)
        self.path = path
        self.folder = folder
        resolved = name.isEmpty ? folder : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        let descriptor = LinkWalk.descriptor(folder: folder, name: name)
        self.descriptor = descriptor
        let status = try Self.status(ofDescriptor: descriptor, orPath: resolved, failure)
        kind = status.map { Kind($0.type, isDescriptor: descriptor != nil) } ?? .missing
        identity = status.flatMap(FileIdentity.init(content:))
        folderIdentity = FileIdentity(folder: folder)
    }

    /// The status of the file; nil if there is none.
    private static func status(
        ofDescriptor descriptor: Int32?, orPath path: String, _ failure: (String) -> FileFailure
    ) throws -> Stat? {
        do {
            if let descriptor { return try Stat(FileDescriptor(rawValue: descriptor)) }
            return try Stat(FilePath(path), followTargetSymlink: false)
        } catch Errno.noSuchFileOrDirectory {
            return nil
        } catch {
            throw failure("\(error)")
        }
    }

    /// Whether data written here goes to this process's standard output.
    public var isStandardOutput: Bool { descriptor == 1 }

    /// Whether both lead to the same file, whatever their spelling, through symbolic and hard links alike.
    public func isSameFile(as other: FilePlace) -> Bool {
        if identity != nil || other.identity != nil { return identity == other.identity }
        guard kind == .missing, other.kind == .missing, folderIdentity == other.folderIdentity else { return false }
        return FileIdentity.areSameName(name, other.name)
    }

    /// The place of a file that a program keeps beside this one under a longer name, as databases do.
    public func companion(_ suffix: String) throws -> FilePlace { try FilePlace(resolved + suffix, for: .write) }

    /// The last part of the resolved path.
    private var name: String { LinkWalk.split(resolved).name }

    /// Whether this is a virtual file of the kernel, so that files cannot be kept beside it.
    var isOfTheSystem: Bool {
        let isDevice = resolved.hasPrefix("/dev/") && !resolved.hasPrefix("/dev/shm/")
        return isDevice || resolved.hasPrefix("/proc/") || resolved.hasPrefix("/sys/")
    }
}

extension FilePlace.Kind {
    fileprivate init(_ type: FileType, isDescriptor: Bool) {
        switch type {
        case .directory: self = .folder
        case .regular: self = isDescriptor ? .stream : .file
        case .characterSpecial, .fifo: self = .stream
        default: self = isDescriptor ? .stream : .other
        }
    }
}
