import Foundation
import Synchronization
import Testing

@testable import SlotSolver

/// The certificate as a value of its own: written, read, checked by whoever has the problem.
@Suite struct ProofTests {
    private static func problem(_ seed: UInt64) -> SlotProblem {
        var generator = BoundTestGenerator(seed: seed)
        return generator.problem(most: 5)
    }

    @Test(arguments: seeds(4))
    func aSolutionCarriesWhatProvesItsBound(seed: UInt64) throws {
        let problem = BulkSolverTests.large(seed: seed)
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options())
        let proof = try #require(solution.proof)
        for threads in [1, 3] { #expect(try problem.bound(provenBy: proof, threads: threads) == solution.bound) }
        let file = try JSONEncoder().encode(proof)
        #expect(try JSONDecoder().decode(BoundCertificate.self, from: file) == proof)
    }

    @Test func isWrittenByNames() throws {
        let row = LinkingRow(kind: .attendeeDay, first: 3, second: 2)
        let proof = BoundCertificate(
            scaleBits: 4, sessionDuals: [7], rowDuals: [.init(row: row, dual: 9)], unrepeatable: [])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(proof), as: UTF8.self)
                == #"{"rows":[{"attendee":3,"day":2,"multiplier":9,"rule":"attendeeDay"}],"#
                + #""scaleBits":4,"sessionMultipliers":[7]}"#)
        let unknown = Data(#"{"rule":"mood","person":1,"tick":2}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LinkingRow.self, from: unknown) }
    }

    @Test func aSumIsOneOfShares() throws {
        let problem = RandomProblem.several(seed: 3, sessions: [4, 3, 2])
        let solution = try BulkSolver.solve(problem, options: BulkSolverTests.options())
        let proof = try #require(solution.proof)
        guard case .sum(let shares) = proof.parts, shares.count > 1 else {
            Issue.record("it is no sum")
            return
        }
        #expect(try problem.bound(provenBy: proof) == solution.proofBound)
        // Without a share there is less, and in another order it is the same.
        let parts = try shares.map { try problem.bound(provenBy: BoundCertificate(sumOf: [$0])) }
        #expect(parts.reduce(0, +) == solution.proofBound)
        #expect(try problem.bound(provenBy: BoundCertificate(sumOf: shares.reversed())) == solution.proofBound)
        #expect(try problem.bound(provenBy: BoundCertificate(sumOf: [])) == 0)
        func expectRefusal(_ shares: [BoundCertificate.Share], _ reason: String) {
            do {
                _ = try problem.bound(provenBy: BoundCertificate(sumOf: shares))
                Issue.record("accepted: \(reason)")
            } catch let invalid as InvalidProof {
                #expect(invalid.description.contains(reason), "\(invalid)")
            } catch { Issue.record(error) }
            // Whoever does not ask whether it is valid gets nothing for it.
            #expect(BoundCertificate(sumOf: shares).recomputedBound(in: problem) == 0)
        }
        expectRefusal([shares[0], shares[0]], "is in two")
        var wrong = shares[0]
        wrong.sessions[0] = 99
        expectRefusal([wrong], "no session 99")
    }

    @Test func whatAShareNamesIsItsOwn() throws {
        var problem = RandomProblem.several(seed: 5, sessions: [3, 3])
        problem.sessions[0].after = nil
        problem.sessions[1].after = nil
        let plain = BoundCertificate(scaleBits: 0, sessionDuals: [1], rowDuals: [], unrepeatable: [])
        func isAccepted(_ certificate: BoundCertificate, sessions: [Int32] = [0]) -> Bool {
            let proof = BoundCertificate(sumOf: [.init(sessions: sessions, certificate: certificate)])
            return (try? proof.validate(for: problem)) != nil
        }
        #expect(isAccepted(plain))
        #expect(!isAccepted(plain, sessions: [0, 1]))
        #expect(!isAccepted(BoundCertificate(sumOf: [])), "a sum below a sum")
        #expect(!isAccepted(BoundCertificate(.init(session: 1), there: plain, elsewhere: plain)))
        #expect(isAccepted(BoundCertificate(.init(session: 0), there: plain, elsewhere: plain)))
        var cut = plain
        cut.cuts = [.init(sessions: [1], days: [], rows: [], dual: 1)]
        #expect(!isAccepted(cut))
        var once = plain
        once.unrepeatable = [.init(facilitator: 0, day: problem.dayOfTick[0], sessions: [1])]
        #expect(!isAccepted(once))
        let divided = BoundCertificate(
            .init(session: 0), there: BoundCertificate(sumOf: []), elsewhere: BoundCertificate(sumOf: []))
        #expect((try? divided.validate(for: problem)) == nil, "a sum below a division")
    }

    /// Random rows, cuts, floors, parts and shares, many of them outside the problem.
    @Test func anyCertificateIsRefusedOrProvesNoMoreThanTheOptimum() throws {
        var accepted = 0
        var refused = 0
        for seed in seeds(400) {
            let problem = Self.problem(seed)
            let optimum = BoundTestEnumerator(problem).best
            var generator = BoundTestGenerator(seed: seed)
            for _ in 0..<5 {
                let proof = generator.certificate(for: problem)
                let read = try JSONDecoder().decode(BoundCertificate.self, from: JSONEncoder().encode(proof))
                do {
                    let bound = try problem.bound(provenBy: proof, threads: generator.below(3))
                    #expect(bound <= optimum, "seed \(seed)")
                    #expect(read == proof, "seed \(seed)")
                    accepted += 1
                } catch is InvalidProof {
                    refused += 1
                }
            }
        }
        #expect(accepted > seeds(400).count && refused > seeds(400).count, "\(accepted) and \(refused)")
    }

    /// Whenever the check is stopped, what it says then is weaker, and valid.
    @Test(arguments: seeds(200))
    func anInterruptedCheckProvesLess(seed: UInt64) throws {
        let problem = Self.problem(seed)
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 60, incumbent: nil)
        let proof = relaxation.certificate()
        var last: Cost = 0
        for asked in 0..<20 {
            let left = Mutex(asked)
            let bound = try problem.bound(provenBy: proof) {
                left.withLock {
                    $0 -= 1
                    return $0 < 0
                }
            }
            #expect(last <= bound && bound <= relaxation.bound)
            last = bound
        }
    }

    @Test func aCheckInterruptedAmongTheDaysHasABound() throws {
        let problem = BulkSolverTests.large(seed: 3)
        let relaxation = LagrangianRelaxation(problem, threads: 1)
        relaxation.raise(rounds: 200, incumbent: nil)
        let chunks = (problem.sessions.count + 63) / 64
        let left = Mutex(1 + chunks)
        let bound = try problem.bound(provenBy: relaxation.certificate()) {
            left.withLock {
                $0 -= 1
                return $0 < 0
            }
        }
        #expect(0 < bound && bound < relaxation.bound)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var make: @Sendable (inout BoundCertificate) -> Void
    }

    static let faults: [Fault] = [
        Fault(testDescription: "it prices 3 sessions") { $0.sessionDuals.append(1) },
        Fault(testDescription: "scaleBits is 31") { $0.scaleBits = 31 },
        Fault(testDescription: "no staffing of group 1, tick 0, people 0") {
            $0.price(.init(kind: .staffing, first: 1))
        },
        Fault(testDescription: "no person of person 3, tick 16") {
            $0.price(.init(kind: .person, first: 3, second: 16))
        },
        Fault(testDescription: "no attendeeDay of attendee 0, day 0") { $0.price(.init(kind: .attendeeDay, first: 0)) },
        Fault(testDescription: "no attendeeDay of attendee 1, day 2") {
            $0.price(.init(kind: .attendeeDay, first: 1, second: 2))
        },
        Fault(testDescription: "no location of location 0, tick 0") { $0.price(.init(kind: .location, first: 0)) },
        Fault(testDescription: "no after of session 0, firstDay 0, lastDay 0") {
            $0.price(.init(kind: .after, first: 0))
        },
        Fault(testDescription: "no target of facilitator -1") { $0.price(.init(kind: .target, first: -1)) },
        Fault(testDescription: "a day's search: the problem has no session 2") {
            $0.unrepeatable = [.init(facilitator: 0, day: 0, sessions: [2])]
        },
        Fault(testDescription: "a day's search: the problem has no facilitator 1") {
            $0.unrepeatable = [.init(facilitator: 1, day: 0, sessions: [0])]
        },
        Fault(testDescription: "a cut: the problem has no day 2") {
            $0.cuts = [.init(sessions: [0], days: [.init(facilitator: 0, day: 2)], rows: [], dual: 1)]
        },
        Fault(testDescription: "a cut: the problem has no target") {
            $0.cuts = [.init(sessions: [], days: [], rows: [.init(kind: .target, first: 0)], dual: 1)]
        },
        Fault(testDescription: "a division: the problem has no session 7") {
            $0 = BoundCertificate(.init(session: 7, facilitator: 0, day: 0), there: $0, elsewhere: $0)
        },
        Fault(testDescription: "it prices 0 sessions") {
            var proof = $0
            proof.sessionDuals = []
            $0.floor = .proven(share: 1, proof)
        },
    ]

    @Test(arguments: faults)
    func whatTheProblemDoesNotHaveIsRefused(fault: Fault) throws {
        var tiny = TinyProblem()
        let attendee = tiny.addAttendee()
        let capped = tiny.addAttendee(maxTicksPerDay: 4)
        tiny.addSession(attendees: [attendee], starts: [0, 2])
        tiny.addSession(attendees: [capped], starts: [8], after: .init(session: 0, minDays: 1))
        var proof = BoundCertificate(
            scaleBits: 0, sessionDuals: [5, 5], rowDuals: [],
            unrepeatable: [.init(facilitator: 0, day: 0, sessions: [0])])
        #expect(try tiny.problem.bound(provenBy: proof) == 1)
        fault.make(&proof)
        let error = #expect(throws: InvalidProof.self) { try tiny.problem.bound(provenBy: proof) }
        #expect(error?.description.contains(fault.testDescription) == true, "\(error?.description ?? "")")
    }

    @Test func aProblemThatDoesNotFitTogetherIsRefused() {
        var tiny = TinyProblem()
        tiny.addSession(starts: [0])
        tiny.problem.candidates.start[0] = 99
        let proof = BoundCertificate(scaleBits: 0, sessionDuals: [5], rowDuals: [], unrepeatable: [])
        #expect(throws: InvalidProblem.self) { try tiny.problem.bound(provenBy: proof) }
    }
}

extension BoundCertificate {
    fileprivate mutating func price(_ row: LinkingRow) { rowDuals.append(.init(row: row, dual: 1)) }
}
