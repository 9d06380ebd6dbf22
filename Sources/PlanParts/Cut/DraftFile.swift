import CoachingModels
import PlanFiles
public import PlanModel

/// Where the sessions of a part are by the draft with which it was cut out of others: its plan begins there.
///
/// The file is a help, not an order: what of it the part's request and slots do not allow is left out.
public enum DraftFile {
    private static let version = 1
    private static let kind = "draft"

    /// Reads the places by sessions' keys.
    ///
    /// - Throws: `FileFailure`; `InputProblems` where it is no such file.
    public static func read(path: String) throws -> [String: SessionPlace] {
        guard let content = try? CoachingJSON.decode(Content.self, from: FileBytes.read(path)), content.kind == kind,
            content.coachplan == version
        else {
            throw InputProblems(
                Problem(
                    file: path, expected: "a file that coachplan split has written, or none",
                    message: "is no draft of a part; divide the request again"))
        }
        var places: [String: SessionPlace] = [:]
        for place in content.places {
            guard let start = Instant(place.start) else { continue }
            places[place.session] = SessionPlace(start: start, facilitatorId: place.facilitator)
        }
        return places
    }

    /// Writes places, in the order given. Throws `FileFailure`.
    static func write(_ places: [(session: String, place: SessionPlace)], to path: String) throws {
        let content = Content(
            coachplan: version, kind: kind,
            places: places.map {
                Content.Place(session: $0.session, facilitator: $0.place.facilitatorId, start: $0.place.start.iso8601)
            })
        try FileBytes.write(try CoachingJSON.encode(content) + [UInt8(ascii: "\n")], to: path)
    }

    private struct Content: Codable {
        var coachplan: Int
        var kind: String
        var places: [Place]

        struct Place: Codable {
            var session: String
            var facilitator: String
            var start: String
        }
    }
}

extension PartsFolder {
    /// Where the part's sessions are by the draft, where it was cut out of others.
    public func draft(ofPart number: Int) -> String { part(number) + "/draft.json" }
}
