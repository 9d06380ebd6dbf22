import CoachingModels
import Foundation
import PlanFiles
package import PlanParts

/// How far the worker of a part is, as it tells in a file beside the part's plan; a courtesy that nothing depends on.
package struct PartProgress: Sendable, Equatable, Codable {
    /// The machine that it runs on.
    package var host: String
    /// Whether the plan is written.
    package var isDone: Bool
    /// Since the worker began.
    package var seconds: Double
    /// Of the best plan so far; nil before the first.
    package var cost: Double?
    /// What every plan of the part costs at least.
    package var bound: Double?
    /// The most memory that the worker had at once.
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

    /// Where it is told.
    static func path(ofPart part: Int, in folder: PartsFolder) -> String { folder.part(part) + "/progress.json" }

    /// Nil where nothing was told, or nothing that can be read.
    package static func read(ofPart part: Int, in folder: PartsFolder) -> PartProgress? {
        guard let bytes = try? FileBytes.read(path(ofPart: part, in: folder), limit: 1 << 16) else { return nil }
        return try? CoachingJSON.decode(from: bytes)
    }

    /// Tells it. A disk that takes nothing does not end the work: the plan itself will say so.
    package func write(ofPart part: Int, in folder: PartsFolder) {
        guard let bytes = try? CoachingJSON.encode(self) else { return }
        try? FileBytes.write(bytes + [UInt8(ascii: "\n")], to: Self.path(ofPart: part, in: folder))
    }

    /// Takes it away, before another attempt begins.
    package static func remove(ofPart part: Int, in folder: PartsFolder) { unlink(path(ofPart: part, in: folder)) }

    /// Megabytes that this process had at most.
    package static var peakMegabytesOfThisProcess: Int {
        var usage = rusage()
        #if canImport(Darwin)
            return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss >> 20) : 0
        #else
            return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? Int(usage.ru_maxrss >> 10) : 0
        #endif
    }
}
