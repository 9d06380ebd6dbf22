import Foundation
import Testing

/// What one writer was told of its writes, and what a sandbox that was killed may therefore hold.
struct WriteLedger: Sendable {
    let writer: Int
    private(set) var acknowledged = 0
    /// By id: the names that an appointment may have, `nil` among them where it may be gone.
    private var names: [String: Set<String?>] = [:]
    /// Names of appointments whose creation was not acknowledged: each may be there, once.
    private var unheard: Set<String> = []
    private var written = 0

    init(writer: Int) {
        self.writer = writer
    }

    /// Creates, renames and deletes until a call gets no answer.
    mutating func writeUntilItFails(_ people: SandboxPeople, round: Int) async {
        do {
            while true {
                try await create(people)
                if let id = names.keys.randomElement() {
                    try await change(id, to: written % 4 == 0 ? nil : "renamed \(writer)-\(written)", people)
                }
            }
        } catch {
            // The connection is gone: what was on its way stays in doubt.
        }
    }

    private mutating func create(_ people: SandboxPeople) async throws {
        written += 1
        let name = "\(writer)-\(written)"
        // A quarter of an hour each, years ahead, so that nothing clashes.
        let start = Date(timeIntervalSince1970: 1_900_000_800 + Double(written) * 900)
        unheard.insert(name)
        let answer = try await people.call(
            "POST", "appointments",
            [
                "name": name, "description": "", "dateStart": start.formatted(.iso8601), "lengthInMinutes": 15,
                "attendeeIds": [people.attendees[writer]],
            ])
        let id = try #require(answer.status == 201 ? answer.object["id"] as? String : nil)
        unheard.remove(name)
        names[id] = [name]
        acknowledged += 1
    }

    /// Renames an appointment, or deletes it for a name of nil.
    private mutating func change(_ id: String, to name: String?, _ people: SandboxPeople) async throws {
        written += 1
        names[id]?.insert(name)
        let answer =
            if let name { try await people.call("PATCH", "appointments/\(id)", ["name": name]) } else {
                try await people.call("DELETE", "appointments/\(id)")
            }
        #expect(answer.status == (name == nil ? 204 : 200))
        names[id] = name == nil ? nil : [name]
        if name == nil { deleted.insert(id) }
        acknowledged += 1
    }

    private var deleted: Set<String> = []

    /// Compares with what a sandbox holds; what was in doubt is settled by it.
    mutating func check(_ people: SandboxPeople) async throws {
        let held = try await held(people)
        for (id, possible) in names {
            #expect(possible.contains(held[id]), "\(id): \(held[id] ?? "gone"), not one of \(possible)")
            names[id] = held[id].map { [$0] }
        }
        #expect(deleted.isDisjoint(with: held.keys))
        for (id, name) in held where names[id] == nil {
            #expect(unheard.remove(name) != nil, "nobody created \(name)")
            names[id] = [name]
        }
        unheard = []
    }

    private func held(_ people: SandboxPeople) async throws -> [String: String] {
        var held: [String: String] = [:]
        var page = 1, pages = 1
        while page <= pages {
            let list = try await people.call(
                "GET", "appointments?userIds=\(people.attendees[writer])&pageSize=500&pageNumber=\(page)")
            try #require(list.status == 200)
            for entity in list.object["entities"] as? [[String: Any]] ?? [] {
                if let id = entity["id"] as? String { held[id] = entity["name"] as? String }
            }
            pages = list.object["pageCount"] as? Int ?? 0
            page += 1
        }
        return held
    }
}
