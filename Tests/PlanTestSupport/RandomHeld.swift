import CoachingModels
package import PlanModel
import RandomTestSupport

extension PlanRequest {
    /// The same request with people who hold something beside the plan: on days of the horizon and near it, at any minute.
    package func holding(seed: UInt64) -> PlanRequest {
        var random = SeededGenerator(seed: seed &+ 99)
        let first = clock.day(of: horizon.start).daysSince1970
        let days = clock.day(of: horizon.end).daysSince1970 - first
        func held() -> [HeldAppointment] {
            guard random.chance(60) else { return [] }
            return (0..<1 + random.below(3)).map { _ in
                let day = LocalDate(daysSince1970: first - 3 + random.below(days + 6))
                return HeldAppointment(
                    dateStart: clock.start(of: day).advanced(byMinutes: random.below(1380)),
                    lengthInMinutes: random.pick([5, 15, 20, 30, 60]))
            }
        }
        var request = self
        for index in request.facilitators.indices { request.facilitators[index].held = held() }
        for index in request.attendees.indices { request.attendees[index].held = held() }
        return request
    }
}
