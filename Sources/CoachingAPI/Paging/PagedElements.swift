/// The elements of a list, read page by page as they are asked for.
///
/// The service numbers pages; it has no cursor. While others add or remove elements, an element may therefore come
/// twice or be missed.
public struct PagedElements<Page: PagedList>: AsyncSequence, Sendable {
    /// What the list holds.
    public typealias Element = Page.Element

    let pageSize: Int
    let fetch: @Sendable (_ pageNumber: Int) async throws -> Page

    /// Begins at the first page; nothing is asked for before the first element is.
    public func makeAsyncIterator() -> Iterator { Iterator(list: self) }

    /// Walks a list page by page.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let list: PagedElements
        private var position = PagePosition()
        private var elements: ArraySlice<Element> = []

        fileprivate init(list: PagedElements) {
            self.list = list
        }

        /// The next element, reading the next page when needed; `nil` after the last.
        public mutating func next() async throws -> Element? {
            while elements.isEmpty, let number = position.next {
                let page = try await list.fetch(number)
                elements = (page.entities ?? [])[...]
                position.advance(elements: elements.count, pageSize: list.pageSize, pageCount: page.pageCount)
            }
            return elements.popFirst()
        }
    }
}

/// Which page comes next.
struct PagePosition {
    /// Number of the next page, or `nil` after the last.
    private(set) var next: Int? = 1

    /// Takes note of the page that was read. An empty page ends the list whatever `pageCount` says, so that a service
    /// that miscounts cannot keep a client asking.
    mutating func advance(elements: Int, pageSize: Int, pageCount: Int?) {
        guard let number = next else { return }
        let isLast = pageCount.map { number >= $0 } ?? (elements < pageSize)
        next = elements == 0 || isLast ? nil : number + 1
    }
}
