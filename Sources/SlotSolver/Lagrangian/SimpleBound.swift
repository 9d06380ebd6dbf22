/// The bound that takes no search: every session at its cheapest place, or left out if that is cheaper.
enum SimpleBound {
    static func bound(_ space: SearchSpace) -> Cost {
        (0..<space.sessionCount).reduce(0) { sum, session in
            let cheapest = space.places.range(session).first.map { space.places.values[$0].ownCost }
            return sum + min(space.leftOutCost[session], cheapest ?? Cost.max)
        }
    }
}
