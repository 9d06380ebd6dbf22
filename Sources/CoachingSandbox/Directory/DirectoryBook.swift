import CoachingModels
import Synchronization

/// The directory of the sandbox: who is who, and where they belong.
///
/// It is derived from the world. Changes made through the control endpoint are kept in memory only, until a reset.
final class DirectoryBook: Sendable {
    /// Everything that the directory holds.
    struct Contents: Hashable, Sendable {
        /// By index of the person in the world.
        var people: [DirectoryPerson] = []
        var teams: [DirectoryUnit] = []
        /// Who leads each team, by index of the person.
        var leads: [Int] = []
        var managementUnits: [DirectoryUnit] = []
        var staffingGroups: [DirectoryUnit] = []
        var queues: [DirectoryUnit] = []
        /// Ids of the divisions, in their order.
        var divisions: [String] = []
        var groups: [Group] = []

        struct Group: Hashable, Sendable {
            var unit: DirectoryUnit
            var members: [Int]
        }

        func id(of division: Person.Division) -> String {
            divisions[Person.Division.allCases.firstIndex(of: division) ?? 0]
        }
    }

    private let initial: Contents
    private let state: Mutex<Contents>

    init(world: SandboxWorld, assumptions: SandboxAssumptions) {
        initial = DirectoryMaker(
            world: world, staffingGroupsPerPlanningGroup: assumptions.staffingGroupsPerPlanningGroup
        ).book()
        state = Mutex(initial)
    }

    /// The present contents.
    var contents: Contents { state.withLock(\.self) }

    func change<Result: Sendable>(_ edit: (inout Contents) throws(ServiceError) -> Result) throws(ServiceError)
        -> Result
    {
        var copy = contents
        let result = try edit(&copy)
        let changed = copy
        state.withLock { $0 = changed }
        return result
    }

    func reset() {
        let initial = initial
        state.withLock { $0 = initial }
    }
}
