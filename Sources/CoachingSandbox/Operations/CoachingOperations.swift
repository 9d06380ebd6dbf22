import CoachingModels
import Foundation

/// The operations of the Coaching API, without HTTP: a call comes in, an answer goes out.
///
/// Each operation is a method in the file for its subject; each rule that it checks is a method of the rules.
struct CoachingOperations: Sendable {
    let store: CoachingStore
    let world: SandboxWorld
    let assumptions: SandboxAssumptions
    let slotsAnswer: SlotsAnswer
    let rules: CoachingRules
    let bodyCheck: BodyCheck
    let queueing: QueueingChoice
    let limits: SandboxLimits

    init(store: CoachingStore, world: SandboxWorld, configuration: SandboxConfiguration) {
        self.store = store
        self.world = world
        assumptions = configuration.assumptions
        limits = configuration.limits
        slotsAnswer = SlotsAnswer(world: world, assumptions: configuration.assumptions)
        rules = CoachingRules(world: world, assumptions: configuration.assumptions)
        bodyCheck = BodyCheck(isStrict: configuration.isStrict)
        queueing = QueueingChoice(
            share: configuration.assumptions.queuedShare, seconds: configuration.assumptions.queuedSeconds,
            seed: world.shape.seed)
    }

    /// Decodes the body of a call as a model, after checking it against the form that the facts allow.
    func decode<Model: Decodable>(_ type: Model.Type, _ shape: BodyShape, _ call: Call) throws -> Model {
        try bodyCheck.check(JSONBody(parsing: call.body), shape)
        do {
            return try CoachingJSON.decode(type, from: call.body)
        } catch {
            throw ServiceError.badRequest()
        }
    }

    func page(_ call: Call) throws(ServiceError) -> Page {
        try Page(call.query, maximumSize: assumptions.maximumPageSize)
    }
}
