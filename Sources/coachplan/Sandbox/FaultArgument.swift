import ArgumentParser
import CoachingSandbox

/// A fault that the sandbox is to inject, as written on the command line: `KIND[,NAME=VALUE]…`.
struct FaultArgument {
    static let help = """
        KIND[,NAME=VALUE]… with the kinds \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")) and the names \
        share (0 to 1), call (number of the call, from 1), method, path (beginning of it), amount (milliseconds of \
        latency, seconds of Retry-After), status. For example: latency,amount=200,share=0.1
        """

    var rule: FaultRule

    /// Throws `ValidationError`, which reports the part that cannot be used and what was expected.
    init(_ argument: String) throws {
        let parts = argument.split(separator: ",")
        guard let first = parts.first, let kind = FaultKind(rawValue: String(first)) else {
            throw ValidationError(
                "--fault \(argument): expected \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")) at the "
                    + "beginning.")
        }
        rule = FaultRule(kind)
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, set(String(pair[0]), to: String(pair[1])) else {
                throw ValidationError(
                    "--fault \(argument): \(part) is not NAME=VALUE with one of share, call, method, path, amount, "
                        + "status and a value of it.")
            }
        }
        do {
            try rule.validate()
        } catch {
            throw ValidationError("--fault \(argument): \(error.value) is not \(error.expected).")
        }
    }

    private mutating func set(_ name: String, to value: String) -> Bool {
        switch name {
        case "share":
            rule.share = Double(value)
            return rule.share != nil
        case "call":
            guard let call = Int(value) else { return false }
            rule.calls = (rule.calls ?? []) + [call]
        case "method": rule.method = value.uppercased()
        case "path": rule.path = value
        case "amount":
            rule.amount = Int(value)
            return rule.amount != nil
        case "status":
            rule.status = Int(value)
            return rule.status != nil
        default: return false
        }
        return true
    }
}
