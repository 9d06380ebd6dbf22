import CoachingAPI
import CoachingModels
import PlanModel
import Synchronization

/// The result of a call: the lines for the slots file, several if the call had to be split, and the people whom the
/// service refused.
struct SlotAnswers: Sendable {
    var lines: [[UInt8]] = []
    var refusals: [SlotRefusal] = []

    static func + (a: SlotAnswers, b: SlotAnswers) -> SlotAnswers {
        SlotAnswers(lines: a.lines + b.lines, refusals: a.refusals + b.refusals)
    }
}

/// Makes calls, several at once, and hands over the result of each in the order in which answers arrive.
final class SlotCalls: Sendable {
    private let service: any CoachingService
    private let concurrentCalls: Int
    private let now: @Sendable () -> Instant
    private let patient: PatientCalls
    /// Attendees who were asked about alone, and whether the service knows them.
    private let known = Mutex<[String: Bool]>([:])

    init(
        service: any CoachingService, concurrentCalls: Int, now: @escaping @Sendable () -> Instant,
        patient: PatientCalls
    ) {
        self.service = service
        self.concurrentCalls = concurrentCalls
        self.now = now
        self.patient = patient
    }

    /// Attendees whom the service refused when they were asked about alone.
    var strangers: Set<String> { known.withLock { Set($0.filter { !$0.value }.keys) } }

    /// Runs until all calls are answered, one fails, or the task is cancelled. Calls under way at that time are waited
    /// for.
    ///
    /// - Parameter take: called with the result of each call; returning false ends the run as a failure does.
    /// - Returns: the first failure of a call.
    /// - Throws: whatever `take` throws; the calls under way are cancelled.
    func run(_ queries: [SlotQuery], take: (SlotAnswers) throws -> Bool) async throws -> (any Error)? {
        try await withThrowingTaskGroup(of: Result<SlotAnswers, any Error>.self) { group in
            var next = 0
            var failure: (any Error)?
            var goesOn = true
            func begin() {
                guard next < queries.count, failure == nil, goesOn, !Task.isCancelled else { return }
                let query = queries[next]
                next += 1
                group.addTask { await self.result(of: query) }
            }
            for _ in 0..<concurrentCalls { begin() }
            while let result = try await group.next() {
                switch result {
                case .success(let answers): goesOn = try take(answers) && goesOn
                case .failure(let error): failure = failure ?? error
                }
                begin()
            }
            return failure
        }
    }

    private func result(of query: SlotQuery) async -> Result<SlotAnswers, any Error> {
        do {
            return .success(try await answers(to: query))
        } catch {
            return .failure(error)
        }
    }

    /// The result of a call, or of the calls into which it has to be split, if necessary down to one for each
    /// facilitator.
    private func answers(to query: SlotQuery) async throws -> SlotAnswers {
        let refusal: CoachingAPIError
        do {
            let answers = SlotAnswers(lines: [try await line(for: query)])
            note(query, isKnown: true)
            return answers
        } catch let error as CoachingAPIError where error.isAboutPeople {
            refusal = error
        }
        if let halves = query.halves(without: strangers) {
            var answers = SlotAnswers()
            for half in halves { answers = answers + (try await self.answers(to: half)) }
            return answers
        }
        note(query, isKnown: false)
        return SlotAnswers(refusals: try await refusals(of: query, refusal))
    }

    /// Finds the people whom the refusal of a call that cannot be split into halves is about.
    private func refusals(of query: SlotQuery, _ error: CoachingAPIError) async throws -> [SlotRefusal] {
        let refused = SlotRefusal(people: query.attendeeIds + query.facilitatorIds, error: error.explained(by: query))
        guard error.code != CoachingAPIError.severalUnits else { return [refused] }
        if let facilitator = query.facilitatorIds.first {
            // The attendee was asked about alone before, unless there was nobody else to ask with.
            let isPartnerKnown = query.attendeeIds.allSatisfy { !strangers.contains($0) }
            return [isPartnerKnown ? SlotRefusal(people: [facilitator], error: error) : refused]
        }
        guard let singles = query.singles else { return [refused] }
        var found: [SlotRefusal] = []
        for single in singles {
            if let error = try await refusal(ofSingle: single) {
                found.append(SlotRefusal(people: single.attendeeIds, error: error))
            }
        }
        return found.isEmpty ? [refused] : found
    }

    /// Asks about one attendee alone, only to find out whether the service knows them: the answer belongs to no
    /// question of the request.
    private func refusal(ofSingle query: SlotQuery) async throws -> CoachingAPIError? {
        if known.withLock({ $0[query.attendeeIds[0]] }) == true { return nil }
        do {
            _ = try await answer(to: CoachingJSON.encode(query.body))
            note(query, isKnown: true)
            return nil
        } catch let error as CoachingAPIError where error.isAboutPeople {
            note(query, isKnown: false)
            return error
        }
    }

    private func note(_ query: SlotQuery, isKnown: Bool) {
        guard query.facilitatorIds.isEmpty, query.attendeeIds.count == 1 else { return }
        known.withLock { $0[query.attendeeIds[0]] = isKnown }
    }

    private func line(for query: SlotQuery) async throws -> [UInt8] {
        let body = try CoachingJSON.encode(query.body)
        let (answer, queriedAt) = try await answer(to: body)
        return try SlotLineText.line(queriedAt: queriedAt, request: body, answer: answer)
    }

    /// The answer, and when it arrived. The time is taken after the call, as the answer's own date may be the first to
    /// show the service's time.
    private func answer(to body: [UInt8]) async throws -> (answer: [UInt8], queriedAt: Instant) {
        let (service, now) = (service, now)
        return try await patient.answer { (try await service.postCoachingScheduleslotsQuery(rawBody: body), now()) }
    }
}
