/// What a folder of parts is: the content of its `parts.json`, which is written last, so that a folder that has one is whole.
///
/// ```
/// FOLDER/parts.json                   this
/// FOLDER/parts/0001/request.json      a complete request of its own
/// FOLDER/parts/0001/slots.ndjson      its slots alone, with what it may use of what parts share
/// FOLDER/parts/0001/prices.json       multipliers to begin with, where parts share something
/// FOLDER/parts/0001/plan.json         what a worker made of it, written whole or not at all
/// ```
public struct PartsIndex: Sendable, Equatable, Codable {
    /// The version of the file format that this program reads and writes.
    public static let formatVersion = 1

    /// Names this division in results and messages: no other division has it.
    public var id: String
    /// The request that was divided.
    public var request: Source
    /// The slots that were divided.
    public var slots: Source
    /// The plan that a re-plan begins from, if it is one.
    public var previous: Source?
    /// In the order of their numbers, from 1 on.
    public var parts: [Part]

    /// A file that the parts were made of.
    public struct Source: Sendable, Equatable, Codable {
        /// Its path, relative to the folder of parts where it is below the same folder, else absolute.
        public var file: String
        /// SHA-256 in lower-case hexadecimal, as a plan tells it.
        public var sha256: String

        /// A file by its path and content.
        public init(file: String, sha256: String) {
            self.file = file
            self.sha256 = sha256
        }
    }

    /// Sessions that are planned by themselves.
    public struct Part: Sendable, Equatable, Codable {
        /// From 1 on, without gaps.
        public var number: Int
        /// What people call it: a business unit, or the people that hold it together.
        public var name: String
        /// Parts of the same component share something; those of different ones share nothing. From 1 on.
        public var component: Int
        /// How many sessions it has to place.
        public var sessions: Int
        /// How many people may lead them.
        public var facilitators: Int
        /// Size of its slots in bytes.
        public var slotsBytes: Int
        /// SHA-256 of its request, as a plan for it tells it.
        public var requestSHA256: String
        /// SHA-256 of its slots, as a plan for them tells it.
        public var slotsSHA256: String

        /// A part of a division.
        public init(
            number: Int, name: String, component: Int, sessions: Int, facilitators: Int, slotsBytes: Int,
            requestSHA256: String, slotsSHA256: String
        ) {
            self.number = number
            self.name = name
            self.component = component
            self.sessions = sessions
            self.facilitators = facilitators
            self.slotsBytes = slotsBytes
            self.requestSHA256 = requestSHA256
            self.slotsSHA256 = slotsSHA256
        }
    }

    /// A division of a request and its slots.
    public init(id: String, request: Source, slots: Source, previous: Source? = nil, parts: [Part]) {
        self.id = id
        self.request = request
        self.slots = slots
        self.previous = previous
        self.parts = parts
    }
}
