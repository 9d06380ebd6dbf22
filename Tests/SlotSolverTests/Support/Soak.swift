import Foundation

/// Seeds of random cases: so many in a plain run, a hundred times as many in `make soak`.
func seeds(_ count: Int) -> Range<UInt64> {
    let isSoak = ProcessInfo.processInfo.environment["COACHPLAN_SOAK"] != nil
    return 0..<UInt64(isSoak ? 100 * count : count)
}
