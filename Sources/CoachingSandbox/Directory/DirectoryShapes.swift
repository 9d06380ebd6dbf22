import CoachingModels

/// The request models of the directory's operations, field by field.
extension BodyShape {
    static let userSearch = search(
        "UserSearchRequest", criteria: "UserSearchCriteria", types: SearchType.known,
        more: ["expand": .list(.string), "enforcePermissions": .boolean])

    /// A search for groups has no conditions on ranges.
    static let groupSearch = search(
        "GroupSearchRequest", criteria: "GroupSearchCriteria", types: Array(SearchType.known.prefix(8)))

    static let staffingGroupQuery = BodyShape(
        "QueryUserStaffingGroupListRequest", required: ["userIds": .list(.string, isUnique: true)])

    private static func search(
        _ name: String, criteria: String, types: [SearchType], more: [String: FieldType] = [:]
    ) -> BodyShape {
        let order: FieldType = .oneOf(SearchSortOrder.known.map(\.rawValue))
        let sort = BodyShape("SearchSort", optional: ["sortOrder": order, "sortBy": .string])
        // Conditions may be nested, as deeply as bodies are parsed at all.
        let condition = (0..<4).reduce(nil as BodyShape?) { inner, _ in
            BodyShape(
                criteria, required: ["type": .oneOf(types.map(\.rawValue))],
                optional: [
                    "fields": .list(.string), "value": .string, "values": .list(.string),
                    "operator": .open(SearchOperator.self), "startValue": .string, "endValue": .string,
                    "dateFormat": .string,
                ].merging(inner.map { ["group": .list(.object($0))] } ?? [:]) { first, _ in first })
        }
        return BodyShape(
            name,
            optional: [
                "sortOrder": order, "sortBy": .string, "sort": .list(.object(sort)), "pageSize": .integer,
                "pageNumber": .integer,
                "query": .list(.object(condition ?? BodyShape(criteria))),
            ].merging(more) { first, _ in first })
    }
}
