import CoachingModels
import Synchronization

/// Answers that were too large to come by themselves: files that whoever has the address may read, the last hundred of them.
final class ServedFiles: Sendable {
    static let path = "/sandbox/files"
    private static let most = 100
    private let seed: UInt64
    private let files = Mutex<(count: Int, kept: [(name: String, bytes: [UInt8])])>((0, []))

    init(seed: UInt64) { self.seed = seed }

    /// Keeps a file, and gives the name by which it is to be had.
    func keep(_ bytes: [UInt8]) -> String {
        files.withLock { files in
            var random = SeededRandom(seed: seed, part: "files", index: files.count)
            let name = random.uuid()
            files.count += 1
            files.kept.append((name, bytes))
            if files.kept.count > Self.most { files.kept.removeFirst() }
            return name
        }
    }

    func file(_ name: String) -> [UInt8]? { files.withLock { $0.kept.last { $0.name == name }?.bytes } }
}
