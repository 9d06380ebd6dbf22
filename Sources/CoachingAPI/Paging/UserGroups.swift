import CoachingModels

/// Splits user ids into groups that the service accepts in one call.
enum UserGroups {
    /// The most `userIds` that `getCoachingAppointments` accepts.
    static let largest = 100

    /// The ids in groups of at most 100, each id once, in their order.
    ///
    /// - Throws: ``CoachingAPIError`` of kind `invalidCall` if there are no ids, or one that cannot be sent in a list.
    static func split(_ userIds: [String]) throws -> [[String]] {
        if let odd = userIds.first(where: { $0.isEmpty || $0.contains(",") }) {
            throw invalid("\"\(odd)\" is no user id", "Give ids that are not empty and have no comma.")
        }
        var seen: Set<String> = []
        let distinct = userIds.filter { seen.insert($0).inserted }
        guard !distinct.isEmpty else { throw invalid("no user ids were given", "Name at least one user.") }
        return stride(from: 0, to: distinct.count, by: largest).map {
            Array(distinct[$0..<min($0 + largest, distinct.count)])
        }
    }

    private static func invalid(_ message: String, _ advice: String) -> CoachingAPIError {
        CoachingAPIError(
            operation: CoachingOperation.getCoachingAppointments.name, kind: .invalidCall, message: message,
            advice: advice)
    }
}
