import CoachingModels

/// A condition of a search, of whatever kind.
struct SearchCondition: Sendable {
    var type: SearchType
    var fields: [String]
    var value: String?
    var values: [String]
    var joins: SearchOperator
    var group: [SearchCondition]
}

extension UserSearchCriteria {
    var condition: SearchCondition {
        SearchCondition(
            type: type, fields: fields ?? [], value: value, values: values ?? [], joins: `operator` ?? .and,
            group: group?.map(\.condition) ?? [])
    }
}

extension GroupSearchCriteria {
    var condition: SearchCondition {
        SearchCondition(
            type: type, fields: fields ?? [], value: value, values: values ?? [], joins: `operator` ?? .and,
            group: group?.map(\.condition) ?? [])
    }
}

/// Checks whether the conditions of a search hold for something.
struct SearchConditions {
    let assumptions: SandboxAssumptions

    /// - Parameter field: returns the text of a field; nil for one that cannot be searched, which is refused.
    func hold(_ conditions: [SearchCondition], _ field: (String) -> String?) throws(ServiceError) -> Bool {
        guard conditions.count <= 100 else {
            throw ServiceError(400, "too.many.search.criteria", "Too many search criteria.")
        }
        var result = true
        for (index, condition) in conditions.enumerated() {
            let holds = try holds(condition, field)
            switch condition.joins {
            case .or where index > 0: result = result || holds
            case .not: result = result && !holds
            default: result = result && holds
            }
        }
        return result
    }

    private func holds(_ condition: SearchCondition, _ field: (String) -> String?) throws(ServiceError) -> Bool {
        if !condition.group.isEmpty { return try hold(condition.group, field) }
        guard condition.values.count <= 50 else {
            throw ServiceError(400, "search.criteria.values.exceed.limit", "At most 50 values are allowed.")
        }
        let wanted = [condition.value].compactMap(\.self) + (takesValues(condition) ? condition.values : [])
        guard wanted.allSatisfy({ $0.count <= 300 }) else { throw ServiceError.badRequest() }
        if condition.type == .matchAll { return true }
        var texts: [String] = []
        for name in condition.fields {
            guard let text = field(name) else { throw ServiceError.badRequest("The field \(name) cannot be searched.") }
            texts.append(text.lowercased())
        }
        for text in texts where try matches(text, condition.type, wanted.map { $0.lowercased() }) { return true }
        return false
    }

    private func takesValues(_ condition: SearchCondition) -> Bool {
        assumptions.searchTakesManyValues || condition.fields == ["state"]
    }

    private func matches(_ text: String, _ type: SearchType, _ wanted: [String]) throws(ServiceError) -> Bool {
        switch type {
        case .exact: wanted.contains(text)
        case .startsWith: wanted.contains { text.hasPrefix($0) }
        case .contains: wanted.contains { text.contains($0) }
        case .term, .terms:
            text.split { !$0.isLetter && !$0.isNumber }.contains { word in wanted.contains(String(word)) }
        case .requiredFields: !text.isEmpty
        default: throw ServiceError.badRequest("The sandbox does not search by \(type.rawValue).")
        }
    }
}

/// The part of a search's results that a call asks for.
struct SearchPage {
    let number: Int
    let size: Int

    init(_ number: Int?, _ size: Int?, _ assumptions: SandboxAssumptions) throws(ServiceError) {
        self.number = number ?? 1
        self.size = size ?? 25
        guard self.number >= 1, self.size >= 1 else { throw ServiceError.badRequest() }
        let (end, isTooFar) = self.number.multipliedReportingOverflow(by: self.size)
        guard self.size <= assumptions.directoryPageSize, !isTooFar, end <= assumptions.directoryWindow else {
            throw ServiceError(400, "too.many.requested.results", "Too many results were requested.")
        }
    }

    func slice<Element>(_ all: [Element]) -> ArraySlice<Element> {
        all.dropFirst((number - 1) * size).prefix(size)
    }

    func count(of total: Int) -> Int { (total + size - 1) / size }
}
