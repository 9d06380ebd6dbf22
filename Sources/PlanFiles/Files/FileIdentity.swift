import SystemPackage

/// The identity that two paths of one file share: the device, and the number of the file on it.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64

    private init(_ status: Stat) {
        device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
        number = UInt64(truncatingIfNeeded: status.inode.rawValue)
    }

    /// The identity of something that holds data; nil for a terminal and the like, which may well be read and written
    /// at once.
    init?(content status: Stat) {
        guard [.regular, .fifo, .directory].contains(status.type) else { return nil }
        self.init(status)
    }

    /// The identity of a folder; nil if there is none.
    init?(folder: String) {
        guard let status = try? Stat(FilePath(folder)) else { return nil }
        self.init(status)
    }

    /// Whether two names in one folder refer to one file that does not exist yet.
    static func areSameName(_ one: String, _ other: String) -> Bool {
        #if canImport(Darwin)
            // Disks of a Mac mostly distinguish neither letter case nor the composition of accents.
            return one.lowercased() == other.lowercased()
        #else
            return one.utf8.elementsEqual(other.utf8)
        #endif
    }
}
