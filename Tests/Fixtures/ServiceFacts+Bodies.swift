extension ServiceFacts {
    /// A body with every field of the model, and every field of the models in it.
    package func wholeBody(of model: String) -> [String: Any] {
        var body: [String: Any] = [:]
        for field in models[model]?.fields ?? [] {
            body[field.name] = field.items.map { [element(of: $0, field)] as [Any] } ?? element(of: field.type, field)
        }
        return body
    }

    private func element(of type: String, _ field: Field) -> Any {
        if models[type] != nil { return wholeBody(of: type) }
        switch (type, field.format) {
        case ("integer", _): return 30
        case ("boolean", _): return true
        case (_, "date-time"): return "2026-12-07T15:00:00.000Z"
        case (_, "date"): return "2026-12-07"
        case (_, "interval"): return "2026-12-07T00:00:00.000Z/2026-12-08T00:00:00.000Z"
        default:
            if field.name == "intervals" { return "2026-12-07T00:00:00.000Z/2026-12-08T00:00:00.000Z" }
            return field.enum?.first ?? "x"
        }
    }
}
