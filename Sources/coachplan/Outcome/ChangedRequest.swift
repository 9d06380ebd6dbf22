import Hashing
import PlanFiles
import PlanModel
import RequestFiles
import SessionPlanner

/// A request that a command has changed. It is written beside the plan that is made from it, so that every other
/// command treats the plan like any other.
struct ChangedRequest {
    let request: PlanRequest
    private let bytes: [UInt8]

    init(_ changed: PlanRequest) {
        bytes = Array(RequestWriter.text(of: changed, as: .json).utf8)
        var request = changed
        request.sha256 = SHA256.hexadecimal(of: bytes)
        self.request = request
    }

    /// `week2.request.json` for the plan `week2.json`.
    static func path(besidePlan plan: String) -> String { PlanFile.companion("request", besidePlan: plan) }

    /// Refuses a plan on standard output, beside which no request can be written.
    ///
    /// - Throws: ``Failure`` with ``ExitStatus/usage``.
    static func checkThatItHasAPlace(besidePlan plan: String) throws {
        guard (try? FilePlace(plan, for: .write).kind) == .stream else { return }
        throw Failure(.usage, "--out \(plan): the changed request is written beside the plan: name a file")
    }

    /// Writes the request and the plan that was made from it.
    ///
    /// - Parameters:
    ///   - slots: the path from which the slots were read.
    ///   - previous: the path of the plan on which the new one is based; nil if there is none.
    ///   - hasProof: whether the proof of the bound is kept.
    func write(
        with outcome: PlanningOutcome, to out: String, slots: String, previous: String? = nil, hasProof: Bool = true
    ) throws {
        let path = Self.path(besidePlan: out)
        try FileBytes.write(bytes, to: path)
        var plan = outcome.plan
        plan.noteFiles(besidePlan: out, request: path, slots: slots)
        plan.previous?.file = previous.flatMap { RelativePath.of($0, besideFile: out) }
        try PlanFile.write(plan, proof: hasProof ? outcome.proof : nil, to: out)
    }
}
