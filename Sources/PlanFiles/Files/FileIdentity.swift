import SystemPackage

/// What makes two paths one file: the device and the number of the file on it.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64

    private init(_ status: Stat) {
        device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
        number = UInt64(truncatingIfNeeded: status.inode.rawValue)
    }

    /// Of something that holds data; nil for a terminal and the like, which may well be read and written at once.
    init?(content status: Stat) {
        guard [.regular, .fifo, .directory].contains(status.type) else { return nil }
        self.init(status)
    }

    /// Of a folder; nil where there is none.
    init?(folder: String) {
        guard let status = try? Stat(FilePath(folder)) else { return nil }
        self.init(status)
    }

    /// Whether two names in one folder are of one file that is not there yet.
    static func areSameName(_ one: String, _ other: String) -> Bool {
        #if canImport(Darwin)
            // Disks of a Mac mostly tell neither the case of letters nor the composition of accents apart.
            return one.lowercased() == other.lowercased()
        #else
            return one.utf8.elementsEqual(other.utf8)
        #endif
    }
}
