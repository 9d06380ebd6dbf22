/// How much of a plan is rebuilt at once: as much as GLPK can put together with the plan afterwards.
///
/// What stays holds the rest in its place to an astonishing degree: with half of 500 sessions taken out, the prices lead
/// back to the very same plan nine times in ten. The more is taken out, the further away is what comes out.
struct RebuildShare: Sendable {
    /// Of the sessions.
    private(set) var share: Double

    init(_ share: Double = 0.7) { self.share = share }

    private static let more = 1.1
    private static let less = 0.97
    private static let range = 0.05...0.95

    /// More where the rebuilt plan cost exactly what it had cost.
    mutating func learnSame() { change(by: Self.more) }

    /// Less where it differed so much that GLPK could not decide which parts of it to take over.
    mutating func learnUnsettled() { change(by: Self.less) }

    private mutating func change(by factor: Double) {
        share = min(Self.range.upperBound, max(Self.range.lowerBound, share * factor))
    }

    func count(of sessions: Int) -> Int { Int(share * Double(sessions)) }
}
