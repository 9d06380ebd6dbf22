import PlanFiles
import PlanModel
import RequestFiles

/// The files that a command reads and writes, checked together before any work is done: a file that cannot be written
/// is reported before it has cost any time, and no file that is read, or written for another purpose, is overwritten.
struct CommandFiles {
    /// How a command writes a file.
    enum Writing {
        /// Creates it anew, completely or not at all; a pipe or a device is acceptable too.
        case whole
        /// Creates it if needed and possible; the only check is that it is not a file in use.
        case perhaps
        /// Appends to it, so it must be an ordinary file.
        case growing
        /// Keeps a database in it, which has further files beside it.
        case database(companions: [String])
    }

    private struct Input {
        var name: String
        var path: String
    }

    private struct Output {
        var name: String
        var path: String
        var writing: Writing
    }

    private var inputs: [Input] = []
    private var outputs: [Output] = []

    /// Adds a file that is read; does nothing if none is given.
    ///
    /// - Parameter name: its name for the user, such as `--slots`.
    mutating func reads(_ path: String?, as name: String) {
        if let path { inputs.append(Input(name: name, path: path)) }
    }

    /// Adds a file that is written; does nothing if none is given.
    mutating func writes(_ path: String?, as name: String, _ writing: Writing = .whole) {
        if let path { outputs.append(Output(name: name, path: path, writing: writing)) }
    }

    /// Reads the request, and checks the files it names together with those of the command.
    ///
    /// - Throws: ``Failure``, `InputProblems`, `FileFailure`.
    mutating func request(at path: String) throws -> (request: PlanRequest, sources: RequestSources) {
        reads(path, as: "the request")
        try check()
        let (request, sources) = try RequestReader.readWithSources(path: path)
        for file in sources.files.dropFirst() { reads(file, as: "the request's sessionsFile") }
        reads(sources.lock, as: "the lock of the request's people")
        try checkThatAllAreDifferent()
        return (request, sources)
    }

    /// The name in messages of a file that is read.
    static func shownName(_ path: String) -> String { path == "-" ? "standard input" : path }

    /// The name in messages of a file that is written.
    static func shownOutput(_ path: String) -> String { path == "-" ? "standard output" : path }

    /// Checks all files.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/usage`` or ``ExitStatus/cannotCreate``.
    func check() throws {
        for (name, path) in inputs.map({ ($0.name, $0.path) }) + outputs.map({ ($0.name, $0.path) })
        where path.isEmpty {
            throw Failure(.usage, "\(name): the name of the file is empty")
        }
        let fromStandardInput = inputs.filter { $0.path == "-" }
        guard fromStandardInput.count < 2 else {
            let names = fromStandardInput.map(\.name).joined(separator: " and ")
            throw Failure(.usage, "\(names): only one of them can be read from standard input")
        }
        for output in outputs { try check(output) }
        try checkThatAllAreDifferent()
    }

    private func check(_ output: Output) throws {
        if case .perhaps = output.writing { return }
        var takesStreams = false
        if case .whole = output.writing { takesStreams = true }
        guard takesStreams || output.path != "-" else {
            throw Failure(.usage, "\(output.name): this cannot be kept on standard output: name a file")
        }
        let places = try Self.telling(output.path) { try self.places(of: output) }
        for (index, place) in places.enumerated() {
            try Self.telling(output.path) {
                try place.checkThatItCanBeWritten(takesStreams: takesStreams && index == 0)
            }
        }
    }

    private func checkThatAllAreDifferent() throws {
        // A file that cannot be read is reported when it is read.
        let read = inputs.compactMap { input in
            (try? FilePlace(input.path, for: .read)).map { (name: input.name, place: $0) }
        }
        var written: [(name: String, place: FilePlace)] = []
        for output in outputs {
            let places = try Self.telling(output.path) { try self.places(of: output) }
            if let same = first(of: read, in: places) {
                throw refusal(output, "it is the file that is read as \(same)")
            }
            if let same = first(of: written, in: places) {
                throw refusal(output, "it is the file that is written as \(same)")
            }
            written += places.map { (output.name, $0) }
        }
        try checkStandardOutput(read + written.filter { !$0.place.isStandardOutput })
    }

    /// The shell may have directed standard output to one of the files: `>> slots.ndjson`.
    private func checkStandardOutput(_ others: [(name: String, place: FilePlace)]) throws {
        guard let place = try? FilePlace("-", for: .write), let same = first(of: others, in: [place]) else { return }
        throw Failure(.cannotCreate, "standard output: it leads to the file that is used as \(same)")
    }

    private func first(of others: [(name: String, place: FilePlace)], in places: [FilePlace]) -> String? {
        others.first { other in places.contains { $0.isSameFile(as: other.place) } }?.name
    }

    /// The file, and those kept beside it.
    private func places(of output: Output) throws -> [FilePlace] {
        if case .perhaps = output.writing {
            // A path that leads nowhere does not lead to a file in use.
            return (try? FilePlace(output.path, for: .write)).map { [$0] } ?? []
        }
        let place = try FilePlace(output.path, for: .write)
        guard case .database(let companions) = output.writing else { return [place] }
        return try [place] + companions.map(place.companion)
    }

    private func refusal(_ output: Output, _ reason: String) -> Failure {
        Failure(.cannotCreate, "\(output.name): \(output.path) cannot be written: \(reason)")
    }

    private static func telling<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let failure as FileFailure {
            throw Failure(.cannotCreate, "\(path): cannot be written: \(failure.reason)")
        }
    }
}
