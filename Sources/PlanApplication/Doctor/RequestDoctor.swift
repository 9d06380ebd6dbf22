public import CoachingAPI
import CoachingModels
public import PlanModel

/// Checks a request before anything is fetched or applied, and reports what would go wrong. Changes nothing in the
/// service.
public struct RequestDoctor: Sendable {
    /// Facts that are known before the service is asked.
    public struct Facts: Sendable {
        /// Where the service is, as a user would call it.
        public var region: String
        /// How far this machine's clock is ahead, available after the first call; nil if no answer showed it.
        public var machineAhead: @Sendable () -> Duration?
        /// The time by the service's clock.
        public var now: @Sendable () -> Instant
        /// How many calls a minute the service allows.
        public var callsPerMinute: Int
        /// Sessions that can have no place even if everybody were always free: key and reason.
        public var hopeless: [(session: String, message: String)]

        /// Facts of their parts.
        public init(
            region: String, machineAhead: @escaping @Sendable () -> Duration?, now: @escaping @Sendable () -> Instant,
            callsPerMinute: Int, hopeless: [(session: String, message: String)]
        ) {
            self.region = region
            self.machineAhead = machineAhead
            self.now = now
            self.callsPerMinute = callsPerMinute
            self.hopeless = hopeless
        }
    }

    private let service: any DirectoryService
    private let coaching: any CoachingService
    let request: PlanRequest
    private let kinds: Set<PeopleSource.Kind>
    let facts: Facts

    /// - Parameter question: the parts of the request that have to be looked up, on which the permissions needed
    ///   depend.
    public init(
        _ service: any DirectoryService, _ coaching: any CoachingService, request: PlanRequest,
        question: PeopleQuestion, facts: Facts
    ) {
        self.service = service
        self.coaching = coaching
        self.request = request
        self.facts = facts
        kinds = Set(question.sources.flatMap(\.parts).map(\.kind))
    }

    /// Makes all checks. If the service does not accept the credentials, that is its only finding.
    ///
    /// - Throws: `CoachingAPIError` if the service cannot be reached or is in trouble.
    public func checkup() async throws -> Checkup {
        var checkup = Checkup()
        guard try await checkToken(&checkup) else { return checkup }
        checkClock(&checkup)
        let users = try await self.users()
        let divisions = try await checkPermissions(&checkup, users)
        let units = try await self.units()
        checkUnits(&checkup, units)
        let askable = ids.filter { id in
            units.of[id] != nil && users[id].map { isReached($0, divisions) ?? true } ?? false
        }
        let free = try await freeTimes(of: askable, units)
        checkup.people = ids.map { person($0, users, divisions, units, free) }
        checkHorizon(&checkup)
        checkCalls(&checkup)
        checkSessions(&checkup, free, askable)
        checkCoaches(&checkup, free, askable)
        checkup.entries = Checkup.Check.allCases.flatMap { kind in checkup.entries.filter { $0.check == kind } }
        return checkup
    }

    /// Ids of everybody, attendees first, without repetitions.
    private var ids: [String] {
        var seen = IdentifierSet()
        return (request.attendees.map(\.id) + request.facilitators.map(\.id)).filter { seen.insert($0) }
    }

    // MARK: Who is calling

    private func checkToken(_ checkup: inout Checkup) async throws -> Bool {
        checkup.add(.region, nil, .fine(facts.region))
        do {
            let info = try await service.getTokensMe()
            checkup.add(.token, nil, .fine("the service takes the credentials"))
            let name = info.organization?.name ?? info.organization?.id
            checkup.add(.organization, nil, name.map { .fine($0) } ?? .unknown("the service does not tell it"))
        } catch let error as CoachingAPIError where error.kind == .unauthorized {
            checkup.add(.token, nil, .wrong(error.message, error.advice))
            return false
        } catch let error as CoachingAPIError where [.forbidden, .rejected].contains(error.kind) {
            checkup.add(.token, nil, .fine("the service takes the credentials"))
            checkup.add(.organization, nil, .unknown("the service does not tell it to this OAuth client"))
        }
        return true
    }

    private func checkClock(_ checkup: inout Checkup) {
        guard let ahead = facts.machineAhead() else {
            return checkup.add(.clock, nil, .unknown("the service's answers do not tell the time"))
        }
        let seconds = Int64((ahead / .seconds(1)).rounded())
        guard seconds.magnitude >= 60 else {
            return checkup.add(.clock, nil, .fine("within a minute of the service's"))
        }
        let side = seconds > 0 ? "ahead of" : "behind"
        checkup.add(
            .clock, nil,
            .wrong(
                "\(Int64(seconds.magnitude) / 60) minutes \(side) the service's",
                "set this machine's clock; times are judged by the service's until then"))
    }

    private func users() async throws -> [String: User] {
        var users: [String: User] = [:]
        for try await user in service.users(ids: ids, expand: [.authorization], state: .any) {
            if let id = user.id { users[id] = user }
        }
        return users
    }

    /// Where the permission to fetch holds; nil if that could not be determined.
    private func checkPermissions(
        _ checkup: inout Checkup, _ users: [String: User]
    ) async throws -> PermittedDivisions? {
        let names = Dictionary(
            users.values.compactMap { user in user.division?.id.map { ($0, user.division?.name ?? $0) } },
            uniquingKeysWith: { first, _ in first })
        let grants = try? await service.getAuthorizationSubjectsMe().grants ?? []
        var ofFetch: PermittedDivisions?
        for need in PermissionNeed.all(for: kinds) {
            let permitted: PermittedDivisions?
            if let told = grants.flatMap({ PermittedDivisions.of(need.permission, in: $0) }) {
                permitted = told
            } else {
                permitted = await askedFor(need.permission)
            }
            if need.permission == "coaching:scheduleSlot:view" { ofFetch = permitted }
            checkup.add(.permission, need.permission, finding(need, permitted, names))
        }
        return ofFetch
    }

    private func finding(
        _ need: PermissionNeed, _ permitted: PermittedDivisions?, _ names: [String: String]
    ) -> Checkup.Finding {
        guard let permitted else { return .unknown("the service does not tell (\(need.commands))") }
        let advice = "give a role of the OAuth client \(need.permission)"
        if permitted == .these([]) { return .wrong("missing; needed by \(need.commands)", advice) }
        let missing = names.filter { !permitted.contains($0.key) }.map(\.value).sorted()
        guard !missing.isEmpty else { return .fine("in all divisions of these people (\(need.commands))") }
        let list = missing.joined(separator: ", ")
        return .wrong("missing in \(list); needed by \(need.commands)", "\(advice) in \(list)")
    }

    private func askedFor(_ permission: String) async -> PermittedDivisions? {
        do {
            let page = try await service.getAuthorizationDivisionspermittedPagedMe(
                permission: permission, pageNumber: 1, pageSize: 100)
            if page.allDivsPermitted == true { return .all }
            var ids: Set<String> = []
            for try await division in service.divisionsPermitted(permission: permission) {
                if let id = division.id { ids.insert(id) }
            }
            return .these(ids)
        } catch { return nil }
    }

    private func isReached(_ user: User, _ divisions: PermittedDivisions?) -> Bool? {
        guard let divisions, let id = user.division?.id else { return nil }
        return divisions.contains(id)
    }

    // MARK: Units and schedules

    private struct Units {
        /// Business units of people, by id of the person.
        var of: [String: DirectoryReading.BusinessUnit] = [:]
        /// False if the units could not be read.
        var isTold = true
    }

    private func units() async throws -> Units {
        var units = Units()
        let directory = DirectoryReading(service)
        do {
            try await directory.readUnits(businessUnit: nil)
            let wanted = Set(ids)
            for unit in await directory.units where !wanted.subtracting(units.of.keys).isEmpty {
                for id in try await directory.members(of: unit) where wanted.contains(id) {
                    units.of[id] = unit.businessUnit
                }
            }
        } catch let error as CoachingAPIError where error.kind == .forbidden {
            units.isTold = false
        }
        return units
    }

    private func checkUnits(_ checkup: inout Checkup, _ units: Units) {
        guard units.isTold else {
            return checkup.add(.businessUnit, nil, .unknown("not told to this OAuth client (wfm:agent:view)"))
        }
        let counts = Dictionary(grouping: units.of.values, by: \.name).mapValues(\.count).sorted { $0.key < $1.key }
        let told = counts.map { "\($0.key) (\(Numbers.counted($0.value, "person", plural: "people")))" }
            .joined(separator: ", ")
        checkup.add(
            .businessUnit, nil,
            counts.count > 1
                ? .wrong(told, "write a request for each business unit: nobody is coached across them")
                : .fine(told.isEmpty ? "nobody is in one" : told))
    }

    /// Asks for schedules, with as many people per call as the service accepts, all of one business unit.
    private func freeTimes(of askable: [String], _ units: Units) async throws -> FreeTimes {
        var free = FreeTimes(request)
        let attending = IdentifierSet(request.attendees.map(\.id))
        for (_, members) in Dictionary(grouping: askable, by: { units.of[$0]?.id ?? "" }).sorted(by: { $0.key < $1.key }
        ) {
            let attendees = members.filter(attending.contains)
            let leaders = members.filter { !attending.contains($0) }
            let count = max((attendees.count + 99) / 100, (leaders.count + 99) / 100)
            for number in 0..<count {
                let part = Array(attendees.dropFirst(number * 100).prefix(100))
                let lead = Array(leaders.dropFirst(number * 100).prefix(100))
                // The service requires an attendee: anybody's schedule will do.
                guard let somebody = part.isEmpty ? attendees.first ?? lead.first : part[0] else { continue }
                try await ask(
                    &free, attendees: part.isEmpty ? [somebody] : part, lead.filter { $0 != somebody })
            }
        }
        return free
    }

    private func ask(_ free: inout FreeTimes, attendees: [String], _ facilitators: [String]) async throws {
        let body = CoachingSlotsRequest(
            interval: "\(request.horizon.start.iso8601)/\(request.horizon.end.iso8601)", lengthInMinutes: 15,
            attendeeIds: attendees, facilitatorIds: facilitators.isEmpty ? nil : facilitators)
        do {
            let bytes = try await coaching.postCoachingScheduleslotsQuery(rawBody: CoachingJSON.encode(body))
            free.add(try CoachingJSON.decode(CoachingSlotsResponse.self, from: bytes))
        } catch let error as CoachingAPIError where error.kind == .forbidden || error.kind == .rejected {
            // The service refused somebody among them, so each is asked for alone. Anybody refused then has no schedule
            // as far as the caller can see.
            guard attendees.count + facilitators.count > 1 else { return }
            for id in attendees + facilitators { try await ask(&free, attendees: [id], []) }
        }
    }

    // MARK: People

    private func person(
        _ id: String, _ users: [String: User], _ divisions: PermittedDivisions?, _ units: Units, _ free: FreeTimes
    ) -> Checkup.Person {
        let attendee = request.attendees.first { $0.id.isSameIdentifier(as: id) }
        let facilitator = request.facilitators.first { $0.id.isSameIdentifier(as: id) }
        var person = Checkup.Person(
            id: id, name: attendee?.name ?? facilitator?.name ?? users[id]?.name ?? id, isAttendee: attendee != nil,
            isFacilitator: facilitator != nil, findings: [:])
        guard let user = users[id] else {
            person.findings[.account] = .wrong(
                "nobody has this id", "correct the id, or run coachplan resolve --refresh")
            return person
        }
        person.findings[.account] =
            user.state == nil || user.state == .active
            ? .fine("active")
            : .wrong(user.state?.rawValue ?? "", "leave this person out, or have the account put into use again")
        person.findings[.division] = division(user, divisions)
        person.findings[.takesPart] = takesPart(user)
        person.findings[.unit] =
            !units.isTold
            ? .unknown("not told")
            : units.of[id].map { .fine($0.name) }
                ?? .wrong("in no business unit", "have this person added to a management unit, or leave them out")
        person.findings[.schedule] = schedule(id, person, units, free)
        return person
    }

    private func division(_ user: User, _ divisions: PermittedDivisions?) -> Checkup.Finding {
        let name = user.division?.name ?? user.division?.id ?? "none"
        switch isReached(user, divisions) {
        case true?: return .fine(name)
        case false?:
            return .wrong(
                "\(name), which the permissions do not reach",
                "give the OAuth client's role the division \(name), or leave this person out")
        case nil: return .unknown(name)
        }
    }

    private func takesPart(_ user: User) -> Checkup.Finding {
        guard let permissions = user.authorization?.permissions else { return .unknown("not told") }
        return permissions.contains("coaching:appointment:participate") || permissions.contains("coaching:*")
            ? .fine("yes")
            : .wrong("no", "give a role of this person coaching:appointment:participate")
    }

    private func schedule(_ id: String, _ person: Checkup.Person, _ units: Units, _ free: FreeTimes) -> Checkup.Finding
    {
        let weeks = FreeTimes.weeks(of: request.horizon, request.clock)
        let missing = free.weeksWithoutSchedule(id, horizon: request.horizon)
        if missing.isEmpty { return .fine("published") }
        let advice =
            person.isFacilitator
            ? "have a schedule published for them, or name other facilitators"
            : "have a schedule published for them, or leave them out"
        if missing.count == weeks.count { return .wrong("none published", advice) }
        let list = missing.map { "\($0)" }.joined(separator: ", ")
        return .wrong("none published for the week of \(list)", advice)
    }
}
