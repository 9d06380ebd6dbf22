package import CoachingModels

extension CoachingRules {
    func aggregateFilter(_ filter: QueryRequestFilter, caller: Caller) throws(ServiceError) {
        guard !filter.clauses.isEmpty, filter.clauses.allSatisfy({ !$0.predicates.isEmpty }) else {
            throw ServiceError(
                400, "aggregate.query.filter.missing.or.invalid",
                "The query must contain a filter with at least one clause and predicate")
        }
        guard filter.clauses.reduce(0, { $0 + $1.predicates.count }) <= assumptions.maximumAggregatePredicates else {
            throw ServiceError.validation(
                "validation.failure", "filter",
                "filter must have at most \(assumptions.maximumAggregatePredicates) predicates")
        }
        let users = filter.values(of: .attendeeId).union(filter.values(of: .facilitatorId))
        guard users.count <= assumptions.maximumAggregateUsers else {
            throw ServiceError(400, "aggregate.too.many.users", "Too many users were included in the request.")
        }
        _ = try people(users.sorted(), caller: caller, status: 403)
    }
}

extension QueryRequestFilter {
    func matches(_ record: AppointmentRecord) -> Bool {
        type == .or ? clauses.contains { $0.matches(record) } : clauses.allSatisfy { $0.matches(record) }
    }

    /// Every value that the filter compares a dimension with.
    package func values(of dimension: QueryDimension) -> Set<String> {
        Set(clauses.flatMap(\.predicates).filter { $0.dimension == dimension }.map(\.value))
    }
}

extension QueryRequestClause {
    fileprivate func matches(_ record: AppointmentRecord) -> Bool {
        type == .or ? predicates.contains { $0.matches(record) } : predicates.allSatisfy { $0.matches(record) }
    }
}

extension QueryRequestPredicate {
    fileprivate func matches(_ record: AppointmentRecord) -> Bool {
        switch dimension {
        case .attendeeId: record.attendeeIDs.contains(value)
        case .facilitatorId: record.facilitatorID == value
        case .status: record.status.rawValue == value
        default: false
        }
    }
}
