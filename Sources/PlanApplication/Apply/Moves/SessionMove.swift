import PlanModel

/// The change that puts a session's appointment where a plan wants it.
struct SessionMove: Equatable {
    enum Kind: Equatable {
        /// The appointment is there already, as one of the other plan: nothing is sent.
        case carry
        /// The same people: the appointment is changed.
        case patch
        /// Other people: another appointment takes its place.
        case replace
        case create
        case delete
    }

    var kind: Kind
    /// Position of the entry that is to be in the service; nil for ``Kind/delete``.
    var target: Int?
    /// Position of the entry of the other plan that is in the service; nil for ``Kind/create``.
    var source: Int?

    /// All changes, in the order of the wanted entries, deletions last.
    ///
    /// A session is included if the entry of either plan is selected.
    static func all(
        in entries: [ApplyEntry], to goal: MoveGoal, selected: Set<Int>
    ) -> [SessionMove] {
        let pairs = SessionPair.all(in: entries).filter {
            $0.positions.contains(where: selected.contains)
        }
        let moves = pairs.compactMap { $0.move(in: entries, to: goal) }
        return moves.filter { $0.kind != .delete } + moves.filter { $0.kind == .delete }
    }
}

/// The entries of one session in the plan and in the previous plan.
struct SessionPair: Equatable {
    var plan: Int?
    var former: Int?

    var positions: [Int] { [plan, former].compactMap(\.self) }

    /// The entry of the same session in the other plan.
    func partner(of position: Int) -> Int? { position == plan ? former : plan }

    /// Every session, in the order of its first entry.
    static func all(in entries: [ApplyEntry]) -> [SessionPair] {
        var placeOf: [String: Int] = [:]
        var pairs: [SessionPair] = []
        for entry in entries {
            if let place = placeOf[entry.session] {
                if entry.side == .plan {
                    pairs[place].plan = entry.position
                } else {
                    pairs[place].former = entry.position
                }
                continue
            }
            placeOf[entry.session] = pairs.count
            pairs.append(
                entry.side == .plan
                    ? SessionPair(plan: entry.position) : SessionPair(former: entry.position))
        }
        return pairs
    }

    /// The change that the session needs; nil if it needs none.
    func move(in entries: [ApplyEntry], to goal: MoveGoal) -> SessionMove? {
        let (wanted, other) =
            goal == .plan ? (plan, former) : (former.flatMap { Self.isWanted(entries[$0]) ? $0 : nil }, plan)
        let source = other.flatMap { entries[$0].status.isToBeDeleted ? $0 : nil }
        guard let target = wanted else { return source.map { SessionMove(kind: .delete, source: $0) } }
        let status = entries[target].status
        if status == .created { return source.map { SessionMove(kind: .delete, target: target, source: $0) } }
        guard status.isToBeSent else { return nil }
        guard let source else { return SessionMove(kind: .create, target: target) }
        let patch =
            entries[source].status == .created
            ? AppointmentPatch(from: entries[source].appointment, to: entries[target].appointment) : nil
        let kind: SessionMove.Kind = patch.map { $0.isEmpty ? .carry : .patch } ?? .replace
        return SessionMove(kind: kind, target: target, source: source)
    }

    /// Whether the previous plan has this appointment: it did at the takeover, or an earlier call has created it since.
    private static func isWanted(_ entry: ApplyEntry) -> Bool {
        entry.side == .former || entry.status == .created || entry.status == .carried
    }
}
