import AsyncHTTPClient
import CoachingModels
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import Testing

@testable import CoachingSandbox

/// Slow, greedy and broken peers.
@Suite struct LimitTests {
    private static func impatient(_ configuration: inout SandboxConfiguration) {
        configuration.limits.idleSeconds = 0.3
        configuration.limits.transferSeconds = 0.3
    }

    /// Silence, half a head, half a body, a body byte by byte.
    @Test(arguments: [
        "", "GET /api/v2/coaching/appointm", "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Le",
        "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc",
        "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
    ])
    func halfARequestDoesNotStay(text: String) async throws {
        try await withSandbox(over: .live, Self.impatient) { sandbox async throws in
            let peer = RawPeer(port: try #require(sandbox.client.port))
            #expect(try await peer.exchange(Array(text.utf8), within: .seconds(30)).isClosed)
            #expect(try await sandbox.world(overANewConnection: peer.port).status == .ok)
        }
    }

    @Test func aBodyThatTricklesDoesNotStay() async throws {
        try await withSandbox(over: .live, Self.impatient) { sandbox async throws in
            let head = "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
            let peer = RawPeer(port: try #require(sandbox.client.port))
            let outcome = try await peer.exchange(
                Array(head.utf8), then: Array(repeating: 0x61, count: 100), every: .milliseconds(50),
                within: .seconds(10))
            #expect(outcome.isClosed)
        }
    }

    /// More than the buffers between the two hold, asked for by a peer that does not read. Its own buffer is small, so that the
    /// sandbox need not make much before it waits: a busy machine has the time that the peer is deaf for that.
    @Test func anAnswerThatIsNotTakenDoesNotStay() async throws {
        try await withSandbox(
            over: .live,
            {
                Self.impatient(&$0)
                $0.attendees = 3_000
                $0.weeks = 1
            }
        ) { sandbox async throws in
            let port = try #require(sandbox.client.port)
            let one = try await sandbox.world(overANewConnection: port).bytes
            let count = 40_000_000 / one
            let request = "GET /sandbox/control/world HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let outcome = try await RawPeer(port: port, receiveBuffer: 16_384).exchange(
                Array(String(repeating: request, count: count).utf8), deafFor: .seconds(15), within: .seconds(60))
            #expect(outcome.isClosed)
            #expect(outcome.bytes.count < count * one)
        }
    }

    @Test func tokensAreLimited() async throws {
        try await withSandbox({ $0.limits.tokens = 20 }) { sandbox async throws in
            var first = ""
            for _ in 0..<50 {
                sandbox.forgetTokens()
                let token = try await sandbox.token(for: "sandbox")
                if first.isEmpty { first = token }
                #expect(sandbox.parts.tokens.count <= 20)
            }
            #expect(try await sandbox.call(.get, "appointments/x").status == 404)
            let old = try await sandbox.call(
                .get, "appointments/x", as: nil, headers: [.authorization: "Bearer \(first)"])
            #expect(old.code == "bad.credentials")
        }
    }

    private func job(_ sandbox: SandboxUnderTest, _ count: Int) async throws -> Reply {
        try await sandbox.call(
            .post, "scheduleslots/jobs",
            CoachingScheduleSlotsJobRequest(
                attendeeIds: [sandbox.attendees[0]], lengthInMinutes: 30, activityCodeId: "8",
                intervals: Array(repeating: sandbox.interval, count: count), slotsType: .bestTime))
    }

    @Test func slotJobsAreLimited() async throws {
        try await withSandbox({ $0.limits.slotJobs = 2 }) { sandbox async throws in
            #expect(try await job(sandbox, 1_001).code == "constraint.validation")
            var ids: [String] = []
            for _ in 0..<3 {
                ids.append(try await job(sandbox, 1).decode(CoachingScheduleSlotsJobResponse.self).id ?? "")
                sandbox.clock.advance(seconds: 1)
            }
            var statuses: [Int] = []
            for id in ids { statuses.append(try await sandbox.call(.get, "scheduleslots/jobs/\(id)").status) }
            #expect(statuses == [404, 200, 200])
        }
    }

    /// The largest job, over many sessions, takes no longer than a call may.
    @Test func theLargestSlotJobIsQuick() async throws {
        try await withSandbox { sandbox async throws in
            for slot in 0..<40 { try await sandbox.create(attendee: slot % 12, facilitator: nil, slot: slot) }
            let made = try await job(sandbox, 1_000).decode(CoachingScheduleSlotsJobResponse.self)
            sandbox.clock.advance(seconds: 1)
            let taken = try await ContinuousClock().measure {
                let done = try await sandbox.call(.get, "scheduleslots/jobs/\(made.id ?? "")")
                    .decode(CoachingScheduleSlotsJobResponse.self)
                #expect(done.results?.allSatisfy { $0.status == .complete && $0.hasConflict == false } == true)
            }
            #expect(taken < .seconds(5), "\(taken)")
        }
    }

    @Test func queuedCallsAreLimited() async throws {
        try await withSandbox({
            $0.assumptions.queuedShare = 1
            $0.limits.queuedCalls = 2
        }) { sandbox async throws in
            var statuses: [Int] = []
            for attendee in 0..<3 {
                let body = try await sandbox.request(attendee: attendee, facilitator: nil)
                let reply = try await sandbox.call(.post, "appointments", body)
                statuses.append(reply.status)
                if reply.status == 429 { #expect(reply.headers[.retryAfter] == "1") }
            }
            #expect(statuses == [202, 202, 429])
            sandbox.clock.advance(seconds: 2)
            let body = try await sandbox.request(attendee: 2, facilitator: nil)
            #expect(try await sandbox.call(.post, "appointments", body).status == 202)
        }
    }

    @Test func aggregatesAreLimited() async throws {
        try await withSandbox { sandbox async throws in
            let predicates = Array(
                repeating: QueryRequestPredicate(dimension: .status, value: "Scheduled"), count: 201)
            let query = CoachingAppointmentAggregateRequest(
                interval: sandbox.interval,
                filter: QueryRequestFilter(
                    type: .and, clauses: [QueryRequestClause(type: .or, predicates: predicates)]))
            let reply = try await sandbox.call(.post, "appointments/aggregates/query", query)
            #expect(reply.code == "validation.failure")
        }
    }

    /// More connections than are let in wait, and come in when others end.
    @Test func connectionsAreLimited() async throws {
        try await withSandbox(
            over: .live,
            {
                $0.limits.connections = 4
                $0.limits.idleSeconds = 0.5
            }
        ) { sandbox async throws in
            let port = try #require(sandbox.client.port)
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await RawPeer(port: port).exchange([], within: .seconds(20)).isClosed }
                }
                for try await isClosed in group { #expect(isClosed) }
            }
            #expect(try await sandbox.world(overANewConnection: port).status == .ok)
        }
    }
}

extension SandboxUnderTest {
    /// What a call over a connection of its own is answered: the test's own one ends when it is idle, as all do.
    func world(overANewConnection port: Int) async throws -> (status: HTTPResponseStatus, bytes: Int) {
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/sandbox/control/world")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        return (response.status, try await response.body.collect(upTo: 1 << 26).readableBytes)
    }
}
