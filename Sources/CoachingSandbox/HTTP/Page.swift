/// The part of a list that a call asks for.
struct Page: Hashable, Sendable {
    var number: Int
    var size: Int

    /// Reads `pageNumber` and `pageSize`; defaults 1 and 25.
    init(_ query: CallQuery, maximumSize: Int, refusal: ServiceError? = nil) throws(ServiceError) {
        number = try Self.read("pageNumber", query, or: 1, allowed: 1...Int(Int32.max), refusal)
        size = try Self.read("pageSize", query, or: 25, allowed: 1...maximumSize, refusal)
    }

    private static func read(
        _ name: String, _ query: CallQuery, or usual: Int, allowed: ClosedRange<Int>, _ refusal: ServiceError?
    ) throws(ServiceError) -> Int {
        guard let text = query.string(name) else { return usual }
        guard let number = Int(text), allowed.contains(number) else {
            throw refusal
                ?? ServiceError.invalidParameter(
                    text, parameter: name, allowed: "\(allowed.lowerBound) to \(allowed.upperBound)")
        }
        return number
    }

    func slice<Element>(_ all: [Element]) -> ArraySlice<Element> {
        // A page number may be large enough to overflow the product.
        let (start, overflow) = (number - 1).multipliedReportingOverflow(by: size)
        guard !overflow, start < all.count else { return [] }
        return all[start..<min(all.count, start + size)]
    }

    func count(of total: Int) -> Int {
        (total + size - 1) / size
    }

    /// The path and query of another page of the same list.
    func uri(_ call: Call, page: Int) -> String {
        "\(call.path)?"
            + call.query.text(replacing: [
                CallQuery.Item(name: "pageSize", value: String(size)),
                CallQuery.Item(name: "pageNumber", value: String(page)),
            ])
    }

    /// The five links of a page.
    func links(_ call: Call, total: Int) -> (first: String, own: String, last: String, next: String?, previous: String?)
    {
        let last = max(1, count(of: total))
        return (
            uri(call, page: 1), uri(call, page: number), uri(call, page: last),
            number < last ? uri(call, page: number + 1) : nil,
            number > 1 ? uri(call, page: min(number - 1, last)) : nil
        )
    }
}
