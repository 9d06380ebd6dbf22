import Foundation
import PlanTestSupport

@testable import PlanFiles
@testable import PlanModel

/// Gives a reader spoilt files, one after another, in a process of its own. A file may be read or refused; a reader that
/// stops the process, takes more than a second, or touches the file fails.
struct FuzzRun {
    struct Failed: Error, CustomStringConvertible { var description: String }

    private let reader: FuzzedReader
    private let scratch: Scratch
    private let record: FuzzRecord
    private var accepted = 0
    private var slowest = (seconds: 0.0, seed: UInt64(0))

    /// The whole run. Throws `Failed` at the first file that a reader fails on, whose seed is in the record.
    static func run(_ reader: FuzzedReader) throws {
        var run = FuzzRun(reader: reader, scratch: try Scratch(), record: try FuzzRecord(of: reader, runBy: getppid()))
        let samples = try reader.samples()
        for (name, text) in reader.companions() { _ = try run.scratch.file(name, text) }
        let begin = ContinuousClock.now
        let seeds = FuzzRecord.seeds
        for seed in seeds {
            do { try run.check(seed, samples) } catch {
                run.record.finish("seed \(seed): \(error)")
                throw error
            }
        }
        let took = (ContinuousClock.now - begin).formatted(
            .units(allowed: [.seconds], fractionalPart: .show(length: 1)))
        run.record.finish(
            "\(reader): \(seeds.count) files, \(run.accepted) of them read, the others refused; \(took), the slowest "
                + "\(Int(run.slowest.seconds * 1000)) ms (seed \(run.slowest.seed))")
    }

    private mutating func check(_ seed: UInt64, _ samples: [[UInt8]]) throws {
        record.note(seed)
        // A reader that hangs ends here.
        alarm(60)
        let bytes = reader.file(seed: seed, samples: samples)
        let path = try scratch.file(reader.name, bytes)
        let names = scratch.contents
        let begin = Self.processorSeconds
        let use = try outcome { try reader.read(in: scratch.path) }
        let seconds = Self.processorSeconds - begin
        if seconds > slowest.seconds { slowest = (seconds, seed) }
        guard seconds < 1 else { throw Failed(description: "it took \(seconds) s") }
        guard try FileBytes.read(path) == bytes, scratch.contents == names else {
            throw Failed(description: "the file was changed")
        }
        guard let use else { return }
        accepted += 1
        _ = try outcome(use)
    }

    /// Nil where the reader refuses, in the way in which it may.
    private func outcome<Result>(_ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch is InputProblems { return nil } catch is FileFailure { return nil } catch {
            throw Failed(description: "\(error)")
        }
    }

    /// Time of this thread alone: the machine may be busy with something else.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
