import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Looks at the service with plain HTTP of its own, so that no fault in the client can hide itself.
struct ServiceView {
    let url: String

    /// All appointments of the plan's attendees, as labels, sorted.
    func appointments(ofPlan plan: [String: Any]) async throws -> [String] {
        let bodies = (plan["appointments"] as? [[String: Any]] ?? []).compactMap { $0["body"] as? [String: Any] }
        let users = Set(bodies.flatMap { $0["attendeeIds"] as? [String] ?? [] }).sorted()
        var found: [String: String] = [:]
        let token = try await token()
        for start in stride(from: 0, to: users.count, by: 50) {
            let some = users[start..<min(start + 50, users.count)].joined(separator: ",")
            var page = 1, pages = 1
            while page <= pages {
                let answer = try await get(
                    "/api/v2/coaching/appointments?userIds=\(some)&pageSize=100&pageNumber=\(page)", token: token)
                pages = answer["pageCount"] as? Int ?? 1
                for entity in answer["entities"] as? [[String: Any]] ?? [] {
                    found[entity["id"] as? String ?? "?"] = Self.label(entity)
                }
                page += 1
            }
        }
        return found.values.sorted()
    }

    /// What makes two appointments the same to a planner; two of the same label are a doubling.
    static func label(_ appointment: [String: Any]) -> String {
        let attendees =
            appointment["attendeeIds"] as? [String]
            ?? (appointment["attendees"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        let facilitator =
            appointment["facilitatorId"] as? String ?? (appointment["facilitator"] as? [String: Any])?["id"] as? String
        let start = appointment["dateStart"] as? String ?? "?"
        return "\(start) \(facilitator ?? "?") with \(attendees.sorted().joined(separator: "+"))"
    }

    private func token() async throws -> String {
        var request = try request("/oauth/token")
        request.httpMethod = "POST"
        let credentials = Data("sandbox:sandbox".utf8).base64EncodedString()
        request.setValue("Basic \(credentials)", forHTTPHeaderField: "Authorization")
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data("grant_type=client_credentials".utf8)
        return try await send(request)["access_token"] as? String ?? ""
    }

    private func get(_ path: String, token: String) async throws -> [String: Any] {
        var request = try request(path)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        return try await send(request)
    }

    private func request(_ path: String) throws -> URLRequest {
        guard let address = URL(string: url + path) else { throw Refused(status: 0, body: "no address: \(path)") }
        return URLRequest(url: address)
    }

    private func send(_ request: URLRequest) async throws -> [String: Any] {
        let (body, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard (200..<300).contains(status) else {
            throw Refused(status: status, body: String(decoding: body, as: UTF8.self))
        }
        return try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:]
    }

    struct Refused: Error { var status: Int, body: String }
}
