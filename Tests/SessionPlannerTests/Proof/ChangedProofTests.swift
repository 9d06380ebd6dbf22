import CoachingModels
import Foundation
import PlanFiles
import PlanModel
import PlanTestSupport
import SlotSolver
import Testing

@testable import SessionPlanner

/// Whatever number of a proof is changed: it proves no more than the optimum, and a claim beyond what it proves is refused
/// by both checkers.
@Suite struct ChangedProofTests {
    /// Places of whole numbers in JSON text that stand outside of strings.
    private static func numbers(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var isText = false
        var place = text.startIndex
        while place < text.endIndex {
            let character = text[place]
            if character == "\"" { isText.toggle() }
            if !isText, character == "-" || character.isNumber {
                let end = text[text.index(after: place)...].firstIndex { !$0.isNumber } ?? text.endIndex
                found.append(place..<end)
                place = end
            } else {
                place = text.index(after: place)
            }
        }
        return found
    }

    private static func others(than number: Int64) -> [Int64] {
        [number &+ 1, number - 1, number &* 2 &+ 3, 0].filter { $0 != number }
    }

    /// A proof with each of its numbers changed, one at a time.
    private static func changed(_ text: String) -> [String] {
        numbers(in: text).flatMap { place in
            others(than: Int64(text[place]) ?? 0).map { text.replacingCharacters(in: place, with: "\($0)") }
        }
    }

    private static func claiming(_ units: Int64, _ text: String, of instance: ProvenInstance) -> String {
        let claim = ExactDecimal(units: units, perOne: instance.problem.problem.unitsPerOne)
        return text.replacing(#""bound":"0""#, with: "\"bound\":\"\(claim)\"")
    }

    @Test func noChangedNumberClaimsMore() throws {
        let instance = try ProvenInstance("tiny-5")
        let optimum = ProvenInstance.units(647.23, in: instance.problem)
        var proof = instance.proof.enriched
        proof.bound = ExactDecimal(0)
        let texts = Self.changed(try ProvenInstance.line(proof))
        let own = try texts.map { text -> Int64? in
            guard let read = try? ProofFile.decode(Array(text.utf8), file: "proof") else { return nil }
            return try instance.units(provenBy: read)
        }
        let outside = try instance.verdicts(texts)
        var same = 0
        var claims: [String] = []
        for (index, text) in texts.enumerated() {
            #expect(own[index] ?? 0 <= optimum && outside[index].units ?? 0 <= optimum, "\(text)")
            #expect((own[index] == nil) == (outside[index].units == nil), "\(text): \(outside[index])")
            guard let proven = own[index], let others = outside[index].units else { continue }
            #expect(proven <= others, "\(text)")
            same += proven == others ? 1 : 0
            claims.append(Self.claiming(others + 1, text, of: instance))
        }
        #expect(
            claims.count > texts.count / 2 && same > claims.count * 9 / 10, "\(texts.count), \(claims.count), \(same)")
        #expect(try instance.verdicts(claims).allSatisfy { $0.units == nil })
        for claim in claims {
            let read = try ProofFile.decode(Array(claim.utf8), file: "proof")
            #expect(try instance.units(provenBy: read) == nil, "\(claim)")
        }
    }

    /// Each name, one at a time, as it is nowhere.
    @Test func noUnknownNameIsAccepted() throws {
        let instance = try ProvenInstance("tiny-5")
        var proof = instance.proof.enriched
        proof.bound = ExactDecimal(0)
        let text = try ProvenInstance.line(proof)
        let names = proof.sessions + proof.days.flatMap { [$0.facilitator, "\($0.day)"] }
        var texts = Set(names).sorted().map { text.replacing("\"\($0)\"", with: "\"2030-01-01\"") }
        texts += [
            text.replacing("\"rule\":\"staffing\"", with: "\"rule\":\"mood\""),
            text.replacing("\"people\":", with: "\"persons\":"), text.replacing("\"at\":\"2", with: "\"at\":\"3"),
            text.replacing("\"coachplan\":1", with: "\"coachplan\":2"),
            text.replacing("\"kind\":\"proof\"", with: "\"kind\":\"plan\""),
            text.replacing("\"bound\":\"0\"", with: "\"bound\":\"nan\""),
            text.replacing("\"there\":1", with: "\"there\":0"), text.replacing("\"part\":3", with: "\"part\":2"),
            text.replacing("\"once\":[[0,[", with: "\"once\":[[0,[0,0,"),
            text.replacing("\"sessions\":[\"", with: "\"sessions\":[\"\(proof.sessions[1])\",\""),
        ]
        for (place, other) in texts.enumerated() { #expect(other != text, "\(place)") }
        for text in texts {
            let read = try? ProofFile.decode(Array(text.utf8), file: "proof")
            #expect(try read.map { try instance.units(provenBy: $0) } ?? nil == nil, "\(text)")
        }
        for (text, verdict) in zip(texts, try instance.verdicts(texts)) { #expect(verdict.units == nil, "\(text)") }
    }
}
