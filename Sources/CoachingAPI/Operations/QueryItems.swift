import CoachingModels

/// The query of a call.
struct QueryItems: Sendable {
    /// The query with its question mark, or empty.
    private(set) var text = ""

    /// Adds `name=value` unless `value` is `nil`.
    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        text += (text.isEmpty ? "?" : "&") + name + "=" + PercentEncoding.encode(value)
    }

    /// Adds the values joined by commas, as all SDKs of the service send lists, unless there are none.
    mutating func add(_ name: String, _ values: [String]?) {
        guard let values, !values.isEmpty else { return }
        add(name, values.joined(separator: ","))
    }

    mutating func add(page number: Int, size: Int) {
        add("pageNumber", String(number))
        add("pageSize", String(size))
    }

    mutating func add(_ filter: AppointmentFilter) {
        add("interval", filter.interval)
        add("statuses", filter.statuses?.map(\.rawValue))
        add("facilitatorIds", filter.facilitatorIds)
        add("sortOrder", filter.sortOrder?.rawValue)
        add("relationships", filter.relationships?.map(\.rawValue))
        add("completionInterval", filter.completionInterval)
        add("overdue", filter.overdue?.rawValue)
        add("intervalCondition", filter.intervalCondition?.rawValue)
    }
}
