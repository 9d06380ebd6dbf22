import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A sandbox as those who write to it see it: its people and a token, over plain HTTP.
struct SandboxPeople: Sendable {
    let url: String
    let attendees: [String]
    /// First day of the world's schedules.
    let firstDay: String
    /// Everybody by what they do.
    let byJob: [String: [String]]
    /// Names of the attendees.
    let names: [String]
    let token: String

    init(of sandbox: Sandbox) async throws {
        url = sandbox.url
        let world = try await Self.send("GET", sandbox.url + "/sandbox/control/world", headers: [:], body: nil)
        let people = world.object["people"] as? [[String: Any]] ?? []
        attendees = people.filter { $0["job"] as? String == "agent" }.compactMap { $0["id"] as? String }
        firstDay = (world.object["shape"] as? [String: Any])?["firstDay"] as? String ?? ""
        byJob = Dictionary(grouping: people) { $0["job"] as? String ?? "" }
            .mapValues { $0.compactMap { $0["id"] as? String } }
        names = people.filter { $0["job"] as? String == "agent" }.compactMap { $0["name"] as? String }
        let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox"
        let grant = try await Self.send(
            "POST", sandbox.url + "/oauth/token", headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Data(form.utf8))
        token = grant.object["access_token"] as? String ?? ""
    }

    struct Answer {
        var status: Int
        var object: [String: Any]
    }

    /// Makes a call of the coaching API.
    ///
    /// - Throws: when no whole answer came.
    func call(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Answer {
        try await Self.send(
            method, "\(url)/api/v2/coaching/\(path)",
            headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
            body: try body.map { try JSONSerialization.data(withJSONObject: $0) })
    }

    /// Asks the sandbox for more than the service would do, such as to change a schedule or its clock.
    func control(_ path: String, _ body: [String: Any], method: String = "POST") async throws -> Answer {
        try await Self.send(
            method, "\(url)/sandbox/control/\(path)", headers: ["Content-Type": "application/json"],
            body: try JSONSerialization.data(withJSONObject: body))
    }

    private static func send(
        _ method: String, _ address: String, headers: [String: String], body: Data?
    ) async throws -> Answer {
        guard let url = URL(string: address) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body
        request.timeoutInterval = 20
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (bytes, response) = try await URLSession.shared.data(for: request)
        let object = try? JSONSerialization.jsonObject(with: bytes)
        return Answer(
            status: (response as? HTTPURLResponse)?.statusCode ?? 0, object: object as? [String: Any] ?? [:])
    }
}
