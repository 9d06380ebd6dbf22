/// Names and addresses that never leave this machine.
package enum LoopbackHost {
    /// Whether it is `localhost` or in 127.0.0.0/8.
    package static func isName(_ host: some StringProtocol) -> Bool {
        if host.lowercased() == "localhost" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil && $0.first != "+" }
    }
}
