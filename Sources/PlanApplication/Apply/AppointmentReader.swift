import CoachingAPI
import CoachingModels
import Synchronization

/// The appointments of people in a stretch of time, and the people for whom the service reports nothing.
struct FoundAppointments: Sendable {
    var appointments: [CoachingAppointmentResponse] = []
    /// People whose appointments the service does not show, with its answer.
    var refused: [String: CoachingAPIError] = [:]
}

/// Reads the appointments of people in the time of some entries.
struct AppointmentReader {
    /// The most people that one call may ask for.
    static let peoplePerCall = 100

    let service: any CoachingService
    var pageSize = PageSize()
    var mutation: ApplyMutation?

    /// All appointments of the entries' people that overlap the time from the first start to the last end.
    func appointments(around entries: [ApplyEntry]) async throws -> FoundAppointments {
        try await appointments(
            of: entries.reduce(into: Set<String>()) { $0.formUnion($1.shape.people) }, around: entries)
    }

    /// The appointments of the entries' shapes, whoever created them, asking about as few people as will do.
    func appointments(like entries: [ApplyEntry]) async throws -> FoundAppointments {
        try await appointments(of: Set(entries.compactMap(\.shape.leader)), around: entries)
    }

    /// The appointments of the shapes of some entries, and all of the people of others, in one look at the time from
    /// the first to the last.
    func appointments(like entries: [ApplyEntry], around others: [ApplyEntry]) async throws -> FoundAppointments {
        let people = others.reduce(into: Set(entries.compactMap(\.shape.leader))) { $0.formUnion($1.shape.people) }
        return try await appointments(of: people, around: entries + others)
    }

    private func appointments(of people: Set<String>, around entries: [ApplyEntry]) async throws -> FoundAppointments {
        guard let start = entries.map(\.shape.start).min(), let end = entries.map(\.shape.end).max() else {
            return FoundAppointments()
        }
        let interval = ServiceInterval(
            start: ServiceDate(millisecondsSince1970: start), end: ServiceDate(millisecondsSince1970: end))
        return try await appointments(
            of: people.sorted(),
            AppointmentFilter(interval: interval.description, sortOrder: .asc, intervalCondition: .overlaps))
    }

    /// All appointments of these people that a filter lets through, each once: a call for each hundred people and page.
    func appointments(of people: [String], _ filter: AppointmentFilter) async throws -> FoundAppointments {
        var found = FoundAppointments()
        for first in stride(from: 0, to: people.count, by: Self.peoplePerCall) {
            let asked = Array(people[first..<min(first + Self.peoplePerCall, people.count)])
            try await read(asked, filter, into: &found)
        }
        var seen: Set<String> = []
        found.appointments = found.appointments.filter { $0.id.map { seen.insert($0).inserted } ?? false }
        return found
    }

    /// The service refuses a call for anybody in it whom it does not show, and does not say whom: the call is halved
    /// until those are found, so that the others are not left out.
    private func read(
        _ people: [String], _ filter: AppointmentFilter, into found: inout FoundAppointments
    ) async throws {
        do {
            found.appointments += try await pages(of: people, filter)
        } catch let error as CoachingAPIError where error.saysThatItIsAboutPeople {
            guard people.count > 1 else { return found.refused[people[0]] = error }
            let middle = people.count / 2
            for part in [people[..<middle], people[middle...]] { try await read(Array(part), filter, into: &found) }
        }
    }

    /// The appointment with this id; nil if there is none.
    func appointment(_ id: String) async throws -> CoachingAppointmentResponse? {
        do {
            return try await service.getCoachingAppointment(appointmentId: id)
        } catch let error as CoachingAPIError where error.status == 404 {
            return nil
        }
    }

    private func pages(of people: [String], _ filter: AppointmentFilter) async throws -> [CoachingAppointmentResponse] {
        let size = pageSize.now
        do {
            return try await pages(of: people, filter, size: size)
        } catch let error as CoachingAPIError where error.saysThatItIsTooLarge {
            guard let smaller = pageSize.smaller(than: size) else { throw error }
            return try await pages(of: people, filter, size: smaller)
        }
    }

    private func pages(
        of people: [String], _ filter: AppointmentFilter, size: Int
    ) async throws -> [CoachingAppointmentResponse] {
        let service = service
        let lastPage = mutation == .firstPageOnly ? 1 : Int.max
        let pages = PagedElements<CoachingAppointmentResponseList> { number in
            guard number <= lastPage else { return CoachingAppointmentResponseList(entities: []) }
            return try await service.getCoachingAppointments(
                userIds: people, filter: filter, pageNumber: number, pageSize: size)
        }
        var found: [CoachingAppointmentResponse] = []
        for try await appointment in pages { found.append(appointment) }
        return found
    }
}

/// How many appointments to ask for per page, for all the lists of a run.
///
/// The service states no maximum. If it finds the size too large it is asked for fewer, and the smaller size is
/// remembered so that later lists need not be asked for twice.
final class PageSize: Sendable {
    static let large = 500
    static let small = 100

    private let size = Mutex(large)

    var now: Int { size.withLock(\.self) }

    /// The size to try after one that was too large; nil if none is smaller.
    func smaller(than refused: Int) -> Int? {
        guard refused > Self.small else { return nil }
        return size.withLock { size in
            size = Self.small
            return size
        }
    }
}

extension CoachingAPIError {
    /// Whether the answer, or the page that was asked for, would be too large.
    fileprivate var saysThatItIsTooLarge: Bool {
        status == 413 || code == "response.entity.too.large"
            || (status == 400 && (code?.lowercased().contains("page") == true || message.contains("pageSize")))
    }
}
