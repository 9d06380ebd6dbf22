/// A plan and its cost: an incumbent, or one of the elite.
struct CostedPlan: Sendable {
    var assignment: [Int32]
    var cost: Cost
}
