import Foundation

/// The long forms of the tests, which `make soak` turns on.
enum Soak {
    static let isOn = ProcessInfo.processInfo.environment["COACHPLAN_SOAK"] != nil
}
