import PlanModel

/// The business units of a scenario. Nothing is kept of them but the days that they have in common.
struct ScenarioUnits {
    let options: ScenarioOptions
    private let first: ScenarioSlots
    /// By unit, the facilitators of others who lead sessions of it too.
    private let guests: [[String]]

    /// One unit: what is asked for it, and what the service answers.
    struct Unit {
        var world: ScenarioWorld
        var slots: ScenarioSlots
        var request: ScenarioRequest
    }

    init(_ options: ScenarioOptions) {
        self.options = options
        first = ScenarioSlots(ScenarioWorld(options))
        guests = Self.guests(options)
    }

    var count: Int { max(1, options.units) }

    subscript(number: Int) -> Unit {
        let world = ScenarioWorld(options, unit: number)
        let slots = ScenarioSlots(world, besides: first)
        return Unit(
            world: world, slots: slots, request: ScenarioRequest(world, slots, guests: guests[number]))
    }

    var name: String {
        let units = options.units > 1 ? "\(options.units) units of " : ""
        return "scenario \(units)\(options.sessions) x \(options.facilitators), seed \(options.seed)"
    }

    /// That of the first unit, with the rooms and groups of all.
    var policy: Policy {
        get throws {
            var policy = try self[0].request.policy
            for number in 1..<count {
                let other = try self[number].request.policy
                policy.locations.merge(other.locations) { own, _ in own }
                policy.staffingGroups.merge(other.staffingGroups) { own, _ in own }
            }
            return policy
        }
    }

    /// Every so many-th facilitator of all, counted through the units, has a partner unit.
    private static func guests(_ options: ScenarioOptions) -> [[String]] {
        let units = max(1, options.units)
        var guests = [[String]](repeating: [], count: units)
        guard units > 1, options.sharedCoaches > 0 else { return guests }
        for unit in 0..<units {
            let world = ScenarioWorld(options, unit: unit)
            for number in 0..<options.facilitators {
                let place = unit * options.facilitators + number
                guard (place + 1) * options.sharedCoaches / 100 > place * options.sharedCoaches / 100 else { continue }
                var random = ScenarioRandom(seed: world.options.seed, .partner, number)
                let partner = (unit + 1 + Int.random(in: 0..<units - 1, using: &random)) % units
                guests[partner].append(world.facilitatorId(number))
            }
        }
        return guests
    }
}
