import ArgumentParser
import PlanModel

/// The maximum age of the service's answers, as it is typed: `15m`, `12h`, `2d`, `90s`, or `0`.
struct AgeArgument: ExpressibleByArgument, Equatable {
    var seconds: Int64

    static let expected = "a time such as 90s, 15m, 12h or 2d, or 0"
    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    private static let longest: Int64 = 3650 * 86_400

    init(seconds: Int64) { self.seconds = seconds }

    init?(argument: String) {
        if argument == "0" {
            self.init(seconds: 0)
            return
        }
        guard let unit = argument.last.flatMap({ Self.units[$0] }), argument.dropLast().utf8.count <= 9,
            argument.dropLast().utf8.allSatisfy({ (48...57).contains($0) }), let count = Int64(argument.dropLast()),
            count * unit <= Self.longest
        else { return nil }
        self.init(seconds: count * unit)
    }

    var defaultValueDescription: String {
        let unit = ["d", "h", "m"].first { seconds > 0 && seconds % (Self.units[Character($0)] ?? 1) == 0 } ?? "s"
        return seconds == 0 ? "0" : "\(seconds / (Self.units[Character(unit)] ?? 1))\(unit)"
    }
}

/// From when on answers count: a point in time, or an age.
struct RefreshArgument: ExpressibleByArgument, Equatable {
    private enum Limit: Equatable { case age(AgeArgument), moment(Instant) }

    private let limit: Limit

    init?(argument: String) {
        if let age = AgeArgument(argument: argument) {
            limit = .age(age)
        } else if let moment = Instant(argument) {
            limit = .moment(moment)
        } else {
            return nil
        }
    }

    /// Answers from before this time are asked for again.
    func time(at now: Instant) -> Instant {
        switch limit {
        case .age(let age): now.advanced(bySeconds: -age.seconds)
        case .moment(let moment): moment
        }
    }
}
