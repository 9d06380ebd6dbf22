import Synchronization

/// Whether the user has asked to stop. Any thread may set and read it.
final class StopRequest: Sendable {
    private let flag = Atomic<Bool>(false)

    func make() { flag.store(true, ordering: .relaxed) }

    var isMade: Bool { flag.load(ordering: .relaxed) }
}
