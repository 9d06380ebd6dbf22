/// How much of a plan is rebuilt at once: so much that what comes out is hardly ever the same plan.
///
/// What stays holds the rest in its place to an astonishing degree: with half of 500 sessions taken out, the prices lead
/// back to the very same plan nine times in ten; with nine tenths taken out they rarely lead to anything as cheap.
struct RebuildShare: Sendable {
    /// Of the sessions.
    private(set) var share: Double

    init(_ share: Double = 0.7) { self.share = share }

    // At rest where one in twenty comes back as it was.
    private static let more = 1.1
    private static let less = 0.995
    private static let range = 0.05...0.95

    /// - Parameter isSame: whether the rebuilt plan cost exactly what it had cost.
    mutating func learn(isSame: Bool) {
        share = min(Self.range.upperBound, max(Self.range.lowerBound, share * (isSame ? Self.more : Self.less)))
    }

    func count(of sessions: Int) -> Int { Int(share * Double(sessions)) }
}
