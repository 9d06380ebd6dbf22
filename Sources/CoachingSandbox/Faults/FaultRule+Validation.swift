extension FaultRule {
    /// Throws ``SandboxConfigurationError`` if the rule asks for something impossible, or sets a field that its kind
    /// does not have.
    ///
    /// - Parameter place: the position of the rule, for the error.
    public func validate(at place: String = "fault") throws(SandboxConfigurationError) {
        func demand(
            _ met: Bool, _ field: String, _ value: some CustomStringConvertible, _ expected: String
        ) throws(SandboxConfigurationError) {
            if !met {
                throw SandboxConfigurationError(
                    field: "\(place).\(field)", value: value.description, expected: expected)
            }
        }
        if let share { try demand((0...1).contains(share), "share", share, "0 to 1") }
        if let calls {
            try demand(calls.count <= 10_000, "calls", "\(calls.count) numbers", "10000 numbers or less")
            try demand(calls.allSatisfy { $0 > 0 }, "calls", "\(calls)", "numbers from 1")
        }
        if let method {
            let isToken = !method.isEmpty && method.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
            try demand(isToken, "method", method, "a method, such as POST")
        }
        if let path { try demand(path.hasPrefix("/"), "path", path, "the beginning of a path, which begins with /") }
        if let amount {
            guard let allowed = kind.amounts else {
                throw SandboxConfigurationError(
                    field: "\(place).amount", value: String(amount), expected: "a setting of \(kind.rawValue)")
            }
            try demand(
                allowed.contains(amount), "amount", amount, "\(allowed.lowerBound) to \(allowed.upperBound)")
        }
        if let status {
            try demand(kind == .serverError, "status", status, "a setting of \(kind.rawValue)")
            try demand((500...599).contains(status), "status", status, "500 to 599")
        }
    }
}

extension FaultKind {
    /// The permitted values of ``FaultRule/amount``: milliseconds up to ten minutes, or seconds up to a day; nil if the
    /// kind has no amount.
    fileprivate var amounts: ClosedRange<Int>? {
        switch self {
        case .latency: 0...600_000
        case .tooManyRequests: 0...86_400
        case .serverError, .cutBeforeRequest, .cutBeforeAnswer, .cutInAnswer: nil
        }
    }
}
