import Foundation
import Testing

@testable import CoachingAPI
@testable import CoachingModels

struct PagingTests {
    /// Answers lists of appointments: those of user `u7` are `a7-0`, `a7-1`, …, and one that all users share.
    private func service(appointmentsPerUser: Int, countsPages: Bool = true) -> ScriptedTransport {
        ScriptedTransport { request in
            let query = Self.query(of: request.url)
            let users = query["userIds"]?.split(separator: ",").map { Int($0.dropFirst()) ?? 0 } ?? []
            guard users.count <= 100 else { return .json(400, #"{"code":"users.query.param","status":400}"#) }
            var all = users.flatMap { user in
                (0..<appointmentsPerUser).map { (id: "a\(user)-\($0)", minute: $0 * 1000 + user) }
            }
            all.append((id: "shared", minute: 500))
            if query["sortOrder"] == "Asc" { all.sort { $0.minute < $1.minute } }
            if query["sortOrder"] == "Desc" { all.sort { $0.minute > $1.minute } }
            let size = query["pageSize"].flatMap(Int.init) ?? 25
            let number = query["pageNumber"].flatMap(Int.init) ?? 1
            let entities = all.dropFirst((number - 1) * size).prefix(size).map {
                CoachingAppointmentResponse(
                    id: $0.id, dateStart: ServiceDate(millisecondsSince1970: 0).adding(minutes: $0.minute))
            }
            let list = CoachingAppointmentResponseList(
                entities: Array(entities), pageCount: countsPages ? (all.count + size - 1) / size : nil)
            guard let bytes = try? CoachingJSON.encode(list) else { return .json(500, "") }
            return .json(200, String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func query(of url: String) -> [String: String] {
        let items = URLComponents(string: url)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    private func users(_ count: Int) -> [String] { (0..<count).map { "u\($0)" } }

    private func ids(_ list: some AsyncSequence<CoachingAppointmentResponse, any Error>) async throws -> [String] {
        var ids: [String] = []
        for try await element in list { ids.append(element.id ?? "") }
        return ids
    }

    @Test(arguments: [true, false], [1, 3, 7, 100])
    func allPagesAreRead(countsPages: Bool, pageSize: Int) async throws {
        let transport = service(appointmentsPerUser: 6, countsPages: countsPages)
        let client = try CoachingClient.scripted(transport)
        let found = try await ids(client.appointments(userIds: ["u1"], pageSize: pageSize))
        #expect(found == (0..<6).map { "a1-\($0)" } + ["shared"])
        if countsPages { #expect(transport.requests.count == (7 + pageSize - 1) / pageSize) }
    }

    /// A service that gives fewer elements a page than it was asked for, and tells in one way or another, or not at all,
    /// how many there are.
    @Test(arguments: ["total", "nextUri", "pageCount", "nothing"])
    func fullnessOfAPageSaysNothing(telling: String) async throws {
        let transport = ScriptedTransport { request in
            let number = Self.query(of: request.url)["pageNumber"].flatMap(Int.init) ?? 1
            let ids = ["a", "b", "c", "d", "e"].dropFirst((number - 1) * 2).prefix(2)
            let entities = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
            let told =
                switch telling {
                case "total": #","total":5"#
                case "nextUri" where number < 3: #","nextUri":"/next""#
                case "pageCount": #","pageCount":3"#
                default: ""
                }
            return .json(200, #"{"entities":[\#(entities)]\#(told)}"#)
        }
        let client = try CoachingClient.scripted(transport)
        #expect(try await ids(client.appointments(userIds: ["u1"], pageSize: 100)) == ["a", "b", "c", "d", "e"])
        #expect(transport.requests.count == (["total", "pageCount"].contains(telling) ? 3 : 4))
    }

    @Test func pagesAreReadOnlyWhenTheyAreWanted() async throws {
        let transport = service(appointmentsPerUser: 50)
        let client = try CoachingClient.scripted(transport)
        var iterator = client.appointments(userIds: ["u1"], pageSize: 10).makeAsyncIterator()
        for _ in 0..<10 { _ = try await iterator.next() }
        #expect(transport.requests.count <= 2)
    }

    @Test func moreThanAHundredUsersAreSplitAndMerged() async throws {
        let transport = service(appointmentsPerUser: 2)
        let client = try CoachingClient.scripted(transport)
        let found = try await ids(client.appointments(userIds: users(250) + ["u0"]))
        #expect(found.count == 501)
        #expect(Set(found).count == 501)
        let sent = transport.requests.map { Self.query(of: $0.url)["userIds"]?.split(separator: ",").count ?? 0 }
        #expect(Set(sent) == [100, 50])
    }

    @Test(arguments: [CoachingSortOrder.asc, .desc])
    func mergingKeepsTheOrder(order: CoachingSortOrder) async throws {
        let client = try CoachingClient.scripted(service(appointmentsPerUser: 3))
        var starts: [ServiceDate] = []
        for try await element in client.appointments(userIds: users(201), filter: .init(sortOrder: order), pageSize: 17)
        {
            starts.append(try #require(element.dateStart))
        }
        #expect(starts.count == 604)
        #expect(starts == starts.sorted(by: order == .asc ? { $0 < $1 } : { $0 > $1 }))
    }

    @Test func aPageOfManyUsersIsCutFromTheWhole() async throws {
        let client = try CoachingClient.scripted(service(appointmentsPerUser: 1))
        let whole = try await ids(client.appointments(userIds: users(150)))
        let page = try await client.getCoachingAppointments(userIds: users(150), pageNumber: 3, pageSize: 60)
        #expect(page.entities?.compactMap(\.id) == Array(whole[120...]))
        #expect(page.total == 151)
        #expect(page.pageCount == 3)
        let beyond = try await client.getCoachingAppointments(userIds: users(150), pageNumber: .max, pageSize: .max)
        #expect(beyond.entities == [])
    }

    @Test(arguments: [[], [""], ["a,b"]])
    func idsThatCannotBeSentAreRefused(ids: [String]) async throws {
        let transport = service(appointmentsPerUser: 1)
        let client = try CoachingClient.scripted(transport)
        let error = await #expect(throws: CoachingAPIError.self) {
            try await client.getCoachingAppointments(userIds: ids)
        }
        #expect(error?.kind == .invalidCall)
        #expect(transport.requests.isEmpty)
    }

    @Test func aServiceThatMiscountsItsPagesCannotKeepUsAsking() async throws {
        let transport = ScriptedTransport { _ in .json(200, #"{"entities":[],"pageCount":1000000}"#) }
        let client = try CoachingClient.scripted(transport)
        #expect(try await ids(client.appointmentsMe()) == [])
        #expect(transport.requests.count == 1)
    }

    @Test func theOtherListsPageToo() async throws {
        let transport = ScriptedTransport { request in
            request.url.contains("pageNumber=1&")
                ? .json(200, #"{"entities":[{"text":"1"}],"pageCount":2}"#)
                : .json(200, #"{"entities":[{"text":"2"}],"pageCount":2}"#)
        }
        let client = try CoachingClient.scripted(transport)
        var texts: [String] = []
        for try await annotation in client.appointmentAnnotations(appointmentId: "a") { texts.append(annotation.text) }
        for try await _ in client.appointmentStatuses(appointmentId: "a") { texts.append("s") }
        for try await _ in client.notifications() { texts.append("n") }
        #expect(texts == ["1", "2", "s", "s", "n", "n"])
    }
}
