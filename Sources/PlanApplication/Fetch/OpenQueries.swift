import CoachingModels
import JSONTape
import PlanModel

/// The calls still to be made for some queries.
struct OpenQueries {
    private(set) var calls: [SlotQuery] = []
    /// How many queries need no call.
    private(set) var answered = 0
    /// When the calls that need not be made again were answered, as far as is known.
    private(set) var answeredAt: [Instant] = []

    /// - Parameters:
    ///   - strangers: attendees whom the service does not know, with whom nobody else may be asked for.
    ///   - known: when each call was answered, by the canonical JSON of its request.
    init(_ queries: [SlotQuery], without strangers: Set<String> = [], answered known: [[UInt8]: Instant?]) throws {
        var parser = try JSONParser()
        for query in queries {
            let open = try query.open(without: strangers) { part in
                let body = try CoachingJSON.encode(part.body)
                guard let time = known[try parser.parse(body).canonicalBytes()] else { return false }
                if let time { answeredAt.append(time) }
                return true
            }
            calls += open
            if open.isEmpty { answered += 1 }
        }
    }
}
