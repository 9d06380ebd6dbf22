/// The elements of a list, read page by page as they are asked for.
///
/// The service numbers pages; it has no cursor. While others add or remove elements, an element may therefore be
/// returned twice or missed.
public struct PagedElements<Page: PagedList>: AsyncSequence, Sendable {
    /// The list's elements.
    public typealias Element = Page.Element

    let fetch: @Sendable (_ pageNumber: Int) async throws -> Page

    /// - Parameter fetch: reads a page, numbered from 1.
    public init(fetch: @escaping @Sendable (_ pageNumber: Int) async throws -> Page) { self.fetch = fetch }

    /// Begins at the first page; no call is made before the first element is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(list: self) }

    /// Iterates over a list page by page.
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
                position.advance(
                    elements: elements.count, total: page.total, nextUri: page.nextUri, pageCount: page.pageCount)
            }
            return elements.popFirst()
        }
    }
}

/// Tracks which page comes next.
struct PagePosition {
    /// Number of the next page, or `nil` after the last.
    private(set) var next: Int? = 1
    private var seen = 0

    /// Records the page that was read.
    ///
    /// The figures in the page decide, never how full the page is: a service may cap pages below the size that was
    /// asked for. An empty page always ends the list, so that a service that miscounts cannot keep a client asking; if
    /// a page has no figures, only an empty one ends it.
    ///
    /// - Parameters:
    ///   - elements: number of elements on the page.
    ///   - total: number of elements on all pages.
    mutating func advance(elements: Int, total: Int?, nextUri: String?, pageCount: Int?) {
        guard let number = next else { return }
        seen += elements
        let isLast =
            if elements == 0 { true } else if let total { seen >= total } else if nextUri != nil { false } else {
                pageCount.map { number >= $0 } ?? false
            }
        next = isLast ? nil : number + 1
    }
}
