import PlanModel

/// Where a request comes from: its files, and where in them people are told.
public struct RequestSources: Sendable {
    /// A line of an input file.
    public struct Place: Sendable, Hashable, CustomStringConvertible {
        /// The file as the user named it.
        public var file: String
        /// From 1; nil where only the file is known.
        public var line: Int?

        /// `file:line`, or the file alone.
        public var description: String { line.map { "\(file):\($0)" } ?? file }
    }

    /// Paths of the files that were read: the request, and the sessions file if it has one.
    public private(set) var files: [String]
    private let request: String
    private var lines = IdentifierTable<Int>()

    init(files: [String], request: String, fields: FieldMap) {
        self.files = files
        self.request = request
        for list in ["facilitators", "attendees"] {
            for person in fields[list]?.node.elements ?? [] {
                let id = person.entries?.first { $0.name.scalar?.text == "id" }?.value
                if let id = id?.scalar?.text, let line = person.place(in: fields.place.source).line { lines[id] = line }
            }
        }
    }

    /// Where the request tells a person; of somebody who is in both lists, as an attendee.
    public func place(ofPerson id: String) -> Place { Place(file: request, line: lines[id]) }
}
