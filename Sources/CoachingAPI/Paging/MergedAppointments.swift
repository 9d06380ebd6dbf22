public import CoachingModels

/// The appointments of any number of users, read page by page in groups of 100 users.
///
/// An appointment with users of several groups is returned once. With a sort order, the groups are merged by start;
/// without one, they follow each other.
public struct MergedAppointments: AsyncSequence, Sendable {
    /// The list's elements.
    public typealias Element = CoachingAppointmentResponse
    typealias Source = PagedElements<CoachingAppointmentResponseList>

    let sources: @Sendable () throws -> [Source]
    let order: CoachingSortOrder?

    /// Begins at the first page of every group; no call is made before the first element is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(list: self) }

    /// Iterates over the groups of users and merges their appointments.
    public struct Iterator: AsyncIteratorProtocol {
        private struct Head {
            var element: Element
            var rest: Source.Iterator
        }

        private let list: MergedAppointments
        private var heads: [Head]?
        private var seen: Set<String> = []

        fileprivate init(list: MergedAppointments) {
            self.list = list
        }

        /// The next appointment that was not returned yet; `nil` after the last.
        public mutating func next() async throws -> Element? {
            while let element = try await nextWithRepeats() {
                guard let id = element.id else { return element }
                if seen.insert(id).inserted { return element }
            }
            return nil
        }

        private mutating func nextWithRepeats() async throws -> Element? {
            var heads = try await loadedHeads()
            defer { self.heads = heads }
            guard let index = MergeOrder.first(of: heads.map(\.element.dateStart), list.order) else { return nil }
            let element = heads[index].element
            if let following = try await heads[index].rest.next() {
                heads[index].element = following
            } else {
                heads.remove(at: index)
            }
            return element
        }

        private func loadedHeads() async throws -> [Head] {
            if let heads { return heads }
            var loaded: [Head] = []
            for source in try list.sources() {
                var iterator = source.makeAsyncIterator()
                if let element = try await iterator.next() { loaded.append(Head(element: element, rest: iterator)) }
            }
            return loaded
        }
    }
}

/// Decides which of several sorted lists comes next in a merge.
enum MergeOrder {
    /// The index of the list whose head comes first; the earlier list among equals. An element without a start comes
    /// first.
    static func first(of starts: [ServiceDate?], _ order: CoachingSortOrder?) -> Int? {
        guard let order else { return starts.isEmpty ? nil : 0 }
        if let index = starts.firstIndex(of: nil) { return index }
        let indices = starts.indices
        let comesBefore: (Int, Int) -> Bool = { left, right in
            guard let first = starts[left], let second = starts[right] else { return false }
            return order == .desc ? first > second : first < second
        }
        return indices.min(by: comesBefore)
    }
}
