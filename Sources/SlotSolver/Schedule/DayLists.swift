/// The placed sessions of each owner and day, as lists threaded through the sessions: no allocation, O(1) changes.
struct DayLists: Sendable {
    private var head: ContiguousArray<Int32>
    private var next: ContiguousArray<Int32>
    private var previous: ContiguousArray<Int32>

    init(lists: Int, sessions: Int) {
        head = ContiguousArray(repeating: -1, count: lists)
        next = ContiguousArray(repeating: -1, count: sessions)
        previous = ContiguousArray(repeating: -1, count: sessions)
    }

    /// The first session of a list, -1 if it is empty.
    @inline(__always)
    func first(_ list: Int) -> Int { Int(head[list]) }

    /// The session after this one in its list, -1 at the end.
    @inline(__always)
    func after(_ session: Int) -> Int { Int(next[session]) }

    @inline(__always)
    mutating func insert(_ session: Int, _ list: Int) {
        let old = head[list]
        next[session] = old
        previous[session] = -1
        if old >= 0 { previous[Int(old)] = Int32(session) }
        head[list] = Int32(session)
    }

    @inline(__always)
    mutating func remove(_ session: Int, _ list: Int) {
        let before = previous[session]
        let behind = next[session]
        if before >= 0 { next[Int(before)] = behind } else { head[list] = behind }
        if behind >= 0 { previous[Int(behind)] = before }
    }
}
