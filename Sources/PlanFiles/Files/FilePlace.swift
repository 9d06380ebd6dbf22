import PlanModel
import SystemPackage

/// Where a path leads: the file that is there once every link has been followed, or that would be.
///
/// A path of one dash is standard input or standard output. A link that leads nowhere yet leads to the file that
/// would be made through it.
public struct FilePlace: Sendable {
    /// What is done with the file.
    public enum Use: Sendable {
        /// A dash is standard input.
        case read
        /// A dash is standard output.
        case write
    }

    /// What is at a place, and thereby how it is written to.
    public enum Kind: Sendable, Equatable {
        /// Nothing is there yet.
        case missing
        /// An ordinary file.
        case file
        /// A folder: no data can be put into it.
        case folder
        /// A terminal, a pipe, another device, or an open descriptor of this process: written to, never replaced.
        case stream
        /// What data cannot be put into: a disk, a socket.
        case other
    }

    /// As the user wrote it.
    public let path: String
    /// What was there when the place was made.
    public let kind: Kind
    /// The path without a link in it.
    package let resolved: String
    /// The folder that holds the file, without a link in it.
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

    /// What is there; nil for nothing.
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

    /// Whether what is written here comes out of this process's standard output.
    public var isStandardOutput: Bool { descriptor == 1 }

    /// Whether both lead to one file, whatever their spelling, through symbolic and hard links alike.
    public func isSameFile(as other: FilePlace) -> Bool {
        if identity != nil || other.identity != nil { return identity == other.identity }
        guard kind == .missing, other.kind == .missing, folderIdentity == other.folderIdentity else { return false }
        return FileIdentity.areSameName(name, other.name)
    }

    /// The place of a file that a program keeps beside this one under a longer name, as databases do.
    public func companion(_ suffix: String) throws -> FilePlace { try FilePlace(resolved + suffix, for: .write) }

    /// The last part of the resolved path.
    private var name: String { LinkWalk.split(resolved).name }

    /// Whether the kernel makes what lies here up, so that files cannot be kept beside it.
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
