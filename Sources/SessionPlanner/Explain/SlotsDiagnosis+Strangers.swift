import PlanModel

/// People of the request about whom the slots contain nothing.
extension SlotsDiagnosis {
    /// Why the slots contain nothing about them, as far as the slots show it, and what helps.
    func strangers(_ ids: [String]) -> String {
        let twins = ids.prefix(3).compactMap { id in twin(of: id) }
        guard twins.isEmpty else { return twins.joined(separator: "; ") }
        let asked = ids.filter { id in compiled.slots.users.contains(where: id.isSameIdentifier) }
        if asked.count == ids.count {
            return "the service was asked about \(list(ids)) and told no schedule: they may have none, or belong to no "
                + "business unit"
        }
        return "the slots tell no schedule of \(list(ids)); fetch the slots again"
    }

    /// A user in the slots whose id looks the same.
    private func twin(of id: String) -> String? {
        let other = compiled.slots.users.lazy.compactMap { user in
            VisibleText.difference(id, user).map { (user: user, difference: $0) }
        }.min { $0.user < $1.user }
        guard let other else { return nil }
        return
            "the slots tell of \(VisibleText.revealed(other.user)), and the request of \(VisibleText.revealed(id)), which "
            + "differs only \(other.difference): write the id as the service does"
    }
}
