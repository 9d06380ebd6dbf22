/// The part of a relaxation that is left once some sessions have their place: which items may still be chosen,
/// what each facilitator-day can still take, and what the placed sessions use.
struct OpenItems: Sendable {
    var isOpen: [Bool]
    /// By block; see `FacilitatorDays.Block`.
    var tickCap: [Int32]
    var sessionCap: [Int32]
    /// By session and row, what is used already.
    var used: [Int64]

    /// Every item of the model is open, beside the sessions that are placed and use `used`.
    init(_ model: RelaxationModel, beside placed: Schedule, used: [Int64]) {
        isOpen = [Bool](repeating: true, count: model.days.itemSlot.count)
        tickCap = []
        sessionCap = []
        self.used = used
        for block in model.days.blocks {
            let start = model.slots.start[Int(model.days.itemSlot[block.items.lowerBound])]
            let day = placed.dayOf(facilitator: Int(block.facilitator), start: Int(start))
            let span = block.endTick - block.firstTick
            let limits = model.problem.facilitators[Int(block.facilitator)]
            let ticks = (limits.maxTicksPerDay ?? .max) - day.ticks
            let sessions = (limits.maxSessionsPerDay ?? .max) - day.sessions
            tickCap.append(ticks >= span ? .max : ticks)
            sessionCap.append(sessions >= min(span, ticks) ? .max : sessions)
        }
    }

    /// Books an item of a block as chosen for good. Items that no longer fit beside it are the caller's to close.
    mutating func choose(item: Int, ofBlock block: Int, in model: RelaxationModel) {
        let slot = Int(model.days.itemSlot[item])
        let length = model.length[Int(model.slots.session[slot])]
        if tickCap[block] != .max { tickCap[block] -= length }
        if sessionCap[block] != .max { sessionCap[block] -= 1 }
        model.addUsage(slot: slot, facilitator: Int(model.days.blocks[block].facilitator), into: &used)
    }
}

extension Schedule {
    /// What a facilitator leads already on the day of a start.
    fileprivate func dayOf(facilitator: Int, start: Int) -> (ticks: Int32, sessions: Int32) {
        let row = facilitator * space.dayCount + Int(space.dayOfTick[start])
        return (dayTicks[row], daySessions[row])
    }
}
