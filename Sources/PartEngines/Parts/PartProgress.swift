import CoachingModels
import Foundation
import PlanFiles
package import PlanParts

/// The progress of a part's worker, as reported in a file beside the part's plan. It is informative only: nothing
/// depends on it.
package struct PartProgress: Sendable, Equatable, Codable {
    /// The machine on which it runs.
    package var host: String
    /// Whether the plan is written.
    package var isDone: Bool
    /// Seconds since the worker started.
    package var seconds: Double
    /// The cost of the best plan so far; nil before the first.
    package var cost: Double?
    /// A lower bound on the cost of every plan of the part.
    package var bound: Double?
    /// The most memory that the worker has used, in megabytes.
    package var peakMegabytes: Int

    package init(
        host: String, isDone: Bool, seconds: Double, cost: Double? = nil, bound: Double? = nil, peakMegabytes: Int
    ) {
        self.host = host
        self.isDone = isDone
        self.seconds = seconds
        self.cost = cost
        self.bound = bound
        self.peakMegabytes = peakMegabytes
    }

    /// The path of the file.
    static func path(ofPart part: Int, in folder: PartsFolder) -> String { folder.part(part) + "/progress.json" }

    /// Nil if nothing was reported, or nothing that can be parsed.
    package static func read(ofPart part: Int, in folder: PartsFolder) -> PartProgress? {
        guard let bytes = try? FileBytes.read(path(ofPart: part, in: folder), limit: 1 << 16) else { return nil }
        return try? CoachingJSON.decode(from: bytes)
    }

    /// Writes the file. A disk that cannot be written does not end the work: writing the plan itself will report that.
    package func write(ofPart part: Int, in folder: PartsFolder) {
        guard let bytes = try? CoachingJSON.encode(self) else { return }
        try? FileBytes.write(bytes + [UInt8(ascii: "\n")], to: Self.path(ofPart: part, in: folder))
    }

    /// Removes the file before another attempt starts.
    package static func remove(ofPart part: Int, in folder: PartsFolder) { unlink(path(ofPart: part, in: folder)) }

    /// The most memory that this process has used, in megabytes.
    package static var peakMegabytesOfThisProcess: Int {
        var usage = rusage()
        #if canImport(Darwin)
            return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss >> 20) : 0
        #else
            return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? Int(usage.ru_maxrss >> 10) : 0
        #endif
    }
}
