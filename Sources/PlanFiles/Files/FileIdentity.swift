import Foundation

/// What makes two paths one file: the device and the number of the file on it.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64

    private init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }

    /// Of something that holds data; nil for a terminal and the like, which may well be read and written at once.
    init?(content status: stat) {
        guard [S_IFREG, S_IFIFO, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
        self.init(status)
    }

    /// Of a folder; nil where there is none.
    init?(folder: String) {
        var status = stat()
        guard stat(folder, &status) == 0 else { return nil }
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
