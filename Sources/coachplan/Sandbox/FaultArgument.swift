import ArgumentParser
import CoachingSandbox

/// A trouble that the sandbox is to make, as it is written on the command line: `KIND[,NAME=VALUE]…`.
struct FaultArgument: ExpressibleByArgument {
    static let help = """
        KIND[,NAME=VALUE]… with the kinds \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")) and the names \
        share (0 to 1), call (number of the call, from 1), method, path (beginning of it), amount (milliseconds of \
        latency, seconds of Retry-After), status. For example: latency,amount=200,share=0.1
        """

    var rule: FaultRule

    init?(argument: String) {
        let parts = argument.split(separator: ",")
        guard let first = parts.first, let kind = FaultKind(rawValue: String(first)) else { return nil }
        rule = FaultRule(kind)
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, set(String(pair[0]), to: String(pair[1])) else { return nil }
        }
    }

    private mutating func set(_ name: String, to value: String) -> Bool {
        switch name {
        case "share":
            guard let share = Double(value), (0...1).contains(share) else { return false }
            rule.share = share
        case "call":
            guard let call = Int(value), call > 0 else { return false }
            rule.calls = (rule.calls ?? []) + [call]
        case "method": rule.method = value.uppercased()
        case "path": rule.path = value
        case "amount":
            guard let amount = Int(value), amount >= 0 else { return false }
            rule.amount = amount
        case "status":
            guard let status = Int(value), (500...599).contains(status) else { return false }
            rule.status = status
        default: return false
        }
        return true
    }
}
