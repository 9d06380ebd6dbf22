import Foundation

/// Reads what Slurm's programs print. Pure: texts in, values out.
package enum SlurmText {
    /// A task of an array job as squeue lists it.
    package struct Task: Sendable, Equatable {
        /// Of the array.
        package var job: String
        /// Of the job, which is how a submission is known.
        package var name: String
        package var index: Int
        package var state: SlurmState
        /// Why it is in that state, in Slurm's words: `Resources`, `JobHeldUser`.
        package var reason: String

        package init(job: String, name: String, index: Int, state: SlurmState, reason: String = "None") {
            self.job = job
            self.name = name
            self.index = index
            self.state = state
            self.reason = reason
        }
    }

    /// What squeue is asked for: a line a task, also of those that ended not long ago.
    package static let listing = ["--noheader", "--array", "--states=all", "--format=%F|%K|%T|%j|%r"]

    /// The tasks of such a listing. Tasks that wait may be told together (`1,3-5`); lines of other jobs are no trouble.
    package static func tasks(_ text: String) -> [Task] {
        text.split(separator: "\n").flatMap { line -> [Task] in
            let fields = line.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard fields.count == 5, Int(fields[0]) != nil else { return [] }
            return indices(fields[1]).map {
                Task(
                    job: fields[0], name: fields[3], index: $0, state: SlurmState(fields[2]), reason: fields[4])
            }
        }
    }

    /// `1-3,7,10-12%4` as numbers.
    package static func indices(_ text: String) -> [Int] {
        // Behind the per cent sign is how many may run at once.
        let list = text.prefix { $0 != "%" }.trimmingCharacters(in: ["[", "]"])
        return list.split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, last - first < 1 << 22 else { return [] }
            return Array(first...last)
        }
    }

    /// Numbers as sbatch takes them: `1-3,7`.
    package static func ranges(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(
            separator: ",")
    }

    /// The number of a job that `sbatch --parsable` accepted: `123` or `123;cluster`.
    package static func submitted(_ text: String) -> String? {
        guard let line = text.split(separator: "\n").last else { return nil }
        let number = line.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
        return Int(number) == nil ? nil : number
    }

    /// A field of `scontrol show job --oneliner` or `scontrol show config`: `ExitCode=137:0`, `MaxArraySize            = 1001`.
    package static func field(_ name: String, in text: String) -> String? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            if words.count >= 3, words[0] == name, words[1] == "=" { return String(words[2]) }
            if let word = words.first(where: { $0.hasPrefix("\(name)=") }) {
                return String(word.dropFirst(name.count + 1))
            }
        }
        return nil
    }

    /// How a task ended, by what scontrol or sacct says of it: state and `status:signal`.
    package static func end(state: SlurmState, exitCode: String?) -> PartEnd? {
        let numbers = (exitCode ?? "0:0").split(separator: ":").compactMap { Int32($0) }
        let (status, signal) = (numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
        switch state {
        case .failed: return signal > 0 ? PartEnd(signal: signal) : PartEnd(status: status)
        default: return state.end
        }
    }

    /// How tasks of an array ended, from lines of `sacct --parsable2 --noheader --format=JobID,State,ExitCode`: `8_7|CANCELLED by 0|0:15`.
    /// Steps (`8_7.batch`) and tasks that wait together (`8_[9-12]`) are left out.
    package static func accounted(_ text: String) -> [Int: PartEnd] {
        text.split(separator: "\n").reduce(into: [:]) { ends, line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            guard fields.count >= 3, let underscore = fields[0].firstIndex(of: "_"),
                let index = Int(fields[0][fields[0].index(after: underscore)...]),
                let end = end(state: SlurmState(String(fields[1])), exitCode: String(fields[2]))
            else { return }
            ends[index] = end
        }
    }
}
