import Foundation
import PlanFiles
import PlanModel
import PlanParts
import SystemPackage

/// Makes sure that one run at a time is at the parts of a folder, and tells others which. It ends with the process.
final class RunLock {
    private let file: ExclusiveFile?

    private static func path(_ folder: PartsFolder) -> String { folder.path + "/run.lock" }

    /// - Throws: ``Failure`` where another run has it.
    init(_ folder: PartsFolder) throws {
        let busy = "another run has it"
        do {
            let file = try ExclusiveFile(path: Self.path(folder), busy: busy)
            let holder = "\(getpid()) \(ProcessInfo.processInfo.hostName)\n"
            ftruncate(file.descriptor.rawValue, 0)
            _ = Array(holder.utf8).withUnsafeBytes { pwrite(file.descriptor.rawValue, $0.baseAddress, $0.count, 0) }
            self.file = consume file
        } catch let failure as FileFailure where failure.reason == busy {
            let holder = Self.holder(folder).map { " (process \($0.process) on \($0.host))" } ?? ""
            throw Failure(
                .temporary, "\(folder.path): another run is at these parts\(holder)",
                advice: "It says how far it is where it was started; coachplan run \(folder.path) --cancel ends it.")
        } catch {
            // Not every disk of a cluster has locks. What the folder cannot take at all is told by the first file that is written.
            file = nil
        }
    }

    /// Whose it is, or was.
    static func holder(_ folder: PartsFolder) -> (process: Int32, host: String)? {
        guard let text = try? String(contentsOfFile: path(folder), encoding: .utf8) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let process = Int32(words[0]) else { return nil }
        return (process, String(words[1]))
    }

    /// Whether some run has it now.
    static func isHeld(_ folder: PartsFolder) -> Bool {
        guard FileManager.default.fileExists(atPath: path(folder)) else { return false }
        do {
            _ = try ExclusiveFile(path: path(folder), busy: "busy")
            return false
        } catch let failure as FileFailure {
            return failure.reason == "busy"
        } catch {
            return false
        }
    }
}
