import Fixtures
import Foundation

/// Files of the repository that the tests use.
enum Repository {
    static let root = Fixtures.repository

    static let examples = root.appendingPathComponent("Examples")
}
