import CoachingModels
import Foundation

/// One page of a list without page numbers: only a page states where the next one is.
public protocol CursorList: Sendable {
    associatedtype Element: Sendable

    /// The elements of this page.
    var entities: [Element]? { get }
    /// Path and query of the next page; `nil` or empty on the last.
    var nextUri: String? { get }
}

extension TeamEntityListing: CursorList {}
extension TeamMemberEntityListing: CursorList {}

extension CursorList {
    /// The `after` for the next page; `nil` after the last. A page without elements counts as the last, whatever it
    /// states.
    var cursor: String? {
        guard let nextUri, !nextUri.isEmpty, !(entities ?? []).isEmpty else { return nil }
        return URLComponents(string: nextUri)?.queryItems?.first { $0.name == "after" }?.value
    }
}

/// The elements of a list that is read from page to page by a cursor, as they are asked for.
public struct CursorElements<Page: CursorList>: AsyncSequence, Sendable {
    /// The list's elements.
    public typealias Element = Page.Element

    let fetch: @Sendable (_ after: String?) async throws -> Page

    /// - Parameter fetch: reads the page after a cursor; the first one without.
    public init(fetch: @escaping @Sendable (_ after: String?) async throws -> Page) { self.fetch = fetch }

    /// Begins at the first page; no call is made before the first element is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(list: self) }

    /// Iterates over a list page by page.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let list: CursorElements
        private var cursor: String?
        private var isOver = false
        private var seen: Set<String> = []
        private var elements: ArraySlice<Element> = []

        fileprivate init(list: CursorElements) {
            self.list = list
        }

        /// The next element, reading the next page when needed; `nil` after the last.
        public mutating func next() async throws -> Element? {
            while elements.isEmpty, !isOver {
                let page = try await list.fetch(cursor)
                elements = (page.entities ?? [])[...]
                cursor = page.cursor
                // A cursor that is repeated would lead to an endless loop.
                isOver = cursor.map { !seen.insert($0).inserted } ?? true
            }
            return elements.popFirst()
        }
    }
}
