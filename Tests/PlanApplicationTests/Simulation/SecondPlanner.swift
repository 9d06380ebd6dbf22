import CoachingModels
import RandomTestSupport

@testable import PlanApplication
@testable import PlanModel

/// Somebody who works with the same people, knows nothing of the plan, and does not look at what it made.
struct SecondPlanner {
    /// Sessions of the plan.
    let sessions: Int

    /// Moves, hands over or deletes what is there, or books.
    ///
    /// - Parameters:
    ///   - known: ids that the plan's journal has: what became of others after a change, nobody could tell.
    ///   - isInDoubt: whether a call for a session, by its place, is in doubt: then nobody can tell its look-alike from it.
    func act(
        on world: inout SimulatedWorld, known: Set<String>, isInDoubt: (Int) -> Bool,
        using random: inout SeededGenerator
    ) {
        if random.chance(20) { return changeTimes(in: &world, using: &random) }
        let ours = world.appointments.filter { $0.value.isOurs && known.contains($0.key) }.keys.sorted()
        if !ours.isEmpty, random.chance(45) {
            change(random.pick(ours), in: &world, using: &random)
        } else {
            book(in: &world, isInDoubt: isInDoubt, using: &random)
        }
    }

    /// Somebody is off, or the whole group has too few people, or all of that is over.
    private func changeTimes(in world: inout SimulatedWorld, using random: inout SeededGenerator) {
        let number = random.below(sessions)
        switch random.below(4) {
        case 0..<2:
            let shape = AppointmentShape(ApplyFixture.appointment(number).body)
            let person = random.oneIn(4) ? "coach-\(number % 3)" : "agent-\(number)"
            world.enter(.init(person: person, start: shape.start, end: shape.end, since: world.clock))
        case 2: world.becomeShort()
        default: world.recover()
        }
    }

    private func change(_ id: String, in world: inout SimulatedWorld, using random: inout SeededGenerator) {
        guard var appointment = world.appointments[id] else { return }
        switch random.below(4) {
        case 0:
            world.note("others delete \(id)")
            world.appointments[id] = nil
            world.removedByOthers.insert(id)
            return
        case 1: appointment.response.dateStart = appointment.response.dateStart?.adding(minutes: 6_000)
        case 2: appointment.response.attendees = [UserReference(id: "somebody")]
        default: appointment.response.status = .completed
        }
        world.note("others change \(id)")
        appointment.isTouched = true
        world.appointments[id] = appointment
    }

    private func book(
        in world: inout SimulatedWorld, isInDoubt: (Int) -> Bool, using random: inout SeededGenerator
    ) {
        let place = random.below(sessions + 3)
        let id = world.newId()
        switch random.below(4) {
        case 0:
            // The same as the plan's, made from elsewhere.
            guard world.create(ApplyFixture.appointment(place).body, id: id, isOurs: false, lag: 0) else { return }
            if isInDoubt(place) {
                world.note("nobody can tell \(id) from ours")
                world.undecidable[id] = "about \(place)"
            }
        case 1:
            let body = ApplyFixture.appointment(place, attendee: "stranger-\(id)", name: "Other").body
            world.create(body, id: id, isOurs: false, lag: 0)
        default:
            // A look-alike: only who attends it is another.
            world.create(
                ApplyFixture.appointment(place, attendee: "stranger-\(id)").body, id: id, isOurs: false, lag: 0)
        }
    }
}
