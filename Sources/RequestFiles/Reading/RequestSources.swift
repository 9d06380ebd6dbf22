import PlanFiles
import PlanModel

/// The sources of a request: its files, and where in them people and sessions are defined.
public struct RequestSources: Sendable {
    /// A line of an input file.
    public struct Place: Sendable, Hashable, CustomStringConvertible {
        /// The file as the user named it.
        public var file: String
        /// The line, from 1; nil if only the file is known.
        public var line: Int?

        /// `file:line`, or the file alone.
        public var description: String { line.map { "\(file):\($0)" } ?? file }
    }

    /// Paths of the files that were read: the request, and the sessions file if it has one.
    public private(set) var files: [String]
    private let request: String
    private var lines = IdentifierTable<Int>()
    private var sessions: [String: (place: Place, field: String)] = [:]

    /// Path of the lock of the request's people, if there is one.
    public let lock: String?

    init(files: [String], lock: String? = nil, request: String, fields: FieldMap, sessions: [SessionDraft]) {
        self.files = files
        self.lock = lock
        self.request = request
        for list in ["facilitators", "attendees"] {
            for person in fields[list]?.node.elements ?? [] {
                let id = person.entries?.first { $0.name.scalar?.text == "id" }?.value
                if let id = id?.scalar?.text, let line = person.place(in: fields.place.source).line { lines[id] = line }
            }
        }
        for draft in sessions {
            guard let key = draft.key else { continue }
            let place = Place(file: draft.place.source.file, line: draft.place.place.line)
            self.sessions[key] = (place, draft.place.path)
        }
    }

    /// Where the request or its sessions file defines a session, and the path of its fields there; all sessions of a
    /// series are defined in one place. Nil for a key that is in neither file.
    public func place(ofSession key: String) -> (place: Place, field: String)? { sessions[key] }

    /// Where the request defines a person; as an attendee, if somebody is in both lists.
    public func place(ofPerson id: String) -> Place { Place(file: request, line: lines[id]) }
}
