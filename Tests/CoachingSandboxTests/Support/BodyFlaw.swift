import Fixtures
import Foundation

/// A body with one thing in it that the facts do not allow, and the code of the refusal.
struct BodyFlaw {
    var what: String
    var body: [String: Any]
    var code: String

    var bytes: [UInt8] {
        get throws { Array(try JSONSerialization.data(withJSONObject: body)) }
    }
}

extension ServiceFacts {
    /// Every way in which a whole body of the model can break the facts at one place, however deep.
    func flaws(of model: String) -> [BodyFlaw] {
        let whole = wholeBody(of: model)
        var flaws = [BodyFlaw(what: "\(model).oops", body: whole.merging(["oops": 1]) { $1 }, code: "invalid.property")]
        for field in models[model]?.fields ?? [] {
            let place = "\(model).\(field.name)"
            func flaw(_ value: Any?, _ code: String) {
                var body = whole
                body[field.name] = value
                flaws.append(BodyFlaw(what: "\(place) = \(value ?? "nothing")", body: body, code: code))
            }
            if field.required {
                flaw(nil, "constraint.validation")
                flaw(NSNull(), "constraint.validation")
            }
            for (value, code) in wrongValues(of: field) {
                flaw(field.items == nil ? value : [value], code)
            }
            if field.items != nil {
                for value in ["x", 1, true, [String: Any]()] as [Any] { flaw(value, "invalid.value") }
            }
            if field.uniqueItems == true, let list = whole[field.name] as? [Any] {
                flaw(list + list, "constraint.validation")
            }
            for inner in self.flaws(of: field.items ?? field.type) {
                flaw(field.items == nil ? inner.body : [inner.body], inner.code)
            }
        }
        return models[model] == nil ? [] : flaws
    }

    /// Values of other types and kinds than the field, or an element of it, has.
    private func wrongValues(of field: Field) -> [(Any, String)] {
        let type = field.items ?? field.type
        var wrong: [(Any, String)] = [([1], "invalid.value"), (1.5, "invalid.value")]
        if type != "boolean" { wrong.append((true, "invalid.value")) }
        if type != "integer" { wrong.append((7, "invalid.value")) }
        if models[type] == nil {
            wrong.append((["id": "x"], "invalid.value"))
        } else {
            wrong.append(("x", "invalid.value"))
        }
        if type == "integer" { wrong += [("30", "invalid.value"), (3_000_000_000, "invalid.value")] }
        if field.enum != nil { wrong.append(("Unheard", "invalid.value")) }
        if ["date-time", "date", "interval"].contains(field.format) { wrong.append(("soon", "invalid.date")) }
        return wrong
    }
}
