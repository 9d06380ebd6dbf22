import CoachingModels
import Foundation
import PlanFiles
package import PlanModel

/// The lock of a request's people, which stands beside the request.
package struct LockFile {
    /// Where it is, or would be.
    package let path: String
    /// The file as it is; nil where there is none.
    let bytes: [UInt8]?
    let lock: PeopleLock?

    /// The lock of the request at a path; a request from a pipe has none. Throws `FileFailure`, or `InputProblems` for a file that is
    /// no lock.
    package init(besideRequest request: String) throws {
        path = LockFile.path(besideRequest: request)
        guard request != "-", try FilePlace(request, for: .read).kind != .stream,
            let place = try? FilePlace(path, for: .read), place.kind == .file
        else {
            (bytes, lock) = (nil, nil)
            return
        }
        let content = try FileBytes.read(path, limit: 256 << 20)
        bytes = content
        lock = try LockFile.decode(content, file: path)
    }

    /// A lock that is in no file.
    init(_ lock: PeopleLock, besideRequest request: String) {
        path = LockFile.path(besideRequest: request)
        bytes = nil
        self.lock = lock
    }

    /// `request.yaml.lock.json` beside `request.yaml`.
    package static func path(besideRequest request: String) -> String { "\(request).lock.json" }

    /// What the lock says; nil where there is none. Throws as `init(besideRequest:)` does.
    package static func read(besideRequest request: String) throws -> PeopleLock? {
        try LockFile(besideRequest: request).lock
    }

    /// Writes the lock, whole or not at all: one line a person, so that changes can be read. Throws `FileFailure`.
    package static func write(_ lock: PeopleLock, to path: String) throws {
        try FileBytes.write(encode(lock), to: path)
    }

    /// The bytes of the lock's file.
    package static func encode(_ lock: PeopleLock) throws -> [UInt8] {
        var bytes = Array("{\n".utf8)
        func add(_ name: String, _ value: some Encodable, isLast: Bool = false) throws {
            bytes +=
                Array("\"\(name)\": ".utf8) + (try CoachingJSON.encode(value)) + Array((isLast ? "\n" : ",\n").utf8)
        }
        func addLines(_ name: String, _ values: [[UInt8]], open: String, close: String, isLast: Bool = false) {
            bytes += Array("\"\(name)\": \(open)".utf8)
            for (index, value) in values.enumerated() { bytes += Array((index == 0 ? "\n  " : ",\n  ").utf8) + value }
            bytes += Array("\(values.isEmpty ? "" : "\n")\(close)\(isLast ? "" : ",")\n".utf8)
        }
        func members(_ table: [String: some Encodable]) throws -> [[UInt8]] {
            try table.sorted { $0.key < $1.key }.map { key, value in
                (try CoachingJSON.encode(key)) + Array(": ".utf8) + (try CoachingJSON.encode(value))
            }
        }
        try add("coachplanLock", lock.coachplanLock)
        try add("asked", lock.asked)
        if let organization = lock.organization { try add("organization", organization) }
        addLines("people", try lock.people.map { try CoachingJSON.encode($0) }, open: "[", close: "]")
        addLines("names", try members(lock.names), open: "{", close: "}")
        addLines("sources", try members(lock.sources), open: "{", close: "}")
        addLines(
            "staffingGroups", try lock.staffingGroups.map { try CoachingJSON.encode($0) }, open: "[", close: "]",
            isLast: true)
        return bytes + Array("}\n".utf8)
    }

    private static func decode(_ bytes: [UInt8], file: String) throws -> PeopleLock {
        let expected = "a lock that coachplan resolve has written"
        do {
            let lock = try CoachingJSON.decode(PeopleLock.self, from: bytes)
            guard lock.coachplanLock == 1 else {
                throw InputProblems(
                    Problem(
                        file: file, field: "coachplanLock", value: "\(lock.coachplanLock)", expected: "1",
                        message: "this program does not know this version of the lock"))
            }
            return lock
        } catch is DecodingError {
            throw InputProblems(Problem(file: file, expected: expected, message: "is no lock of a request's people"))
        }
    }
}
