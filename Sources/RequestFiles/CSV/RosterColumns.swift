import PlanFiles
import PlanModel

/// The meaning of each column of a roster.
///
/// A header is assigned to a field by the request's `columns`, by the field's own name, or by a word that planners use
/// for it, in this order. A header without a field is kept for texts, as `extra`.
struct RosterColumns {
    enum Use: Equatable {
        /// A field of a session, or a part of one, such as `after.minDays`.
        case field(String)
        /// A column with a name of its own, for texts.
        case extra(String)
        /// A column without a name.
        case none
    }

    /// The headers as written, without surrounding space.
    let headers: [String]
    private(set) var uses: [Use]
    /// The fields to which some column is assigned.
    private(set) var fields: Set<String> = []
    /// Columns assigned by the request or by a field's own name.
    private var stated: Set<Int> = []

    private let cells: [CSVReader.Cell]
    private let source: SourceText
    private let log: ProblemLog

    /// Reports headers that occur twice, headers that are nearly the name of a field, and columns named in the request
    /// that the sheet does not have. Throws `InputProblems` for a header in which nothing matches.
    ///
    /// - Parameter takesNearMisses: whether a header that is nearly the name of a field is accepted as that name, as is
    ///   right for a proposal.
    init(
        _ cells: [CSVReader.Cell], _ format: RosterFormat, _ source: SourceText, _ log: ProblemLog,
        takesNearMisses: Bool = false
    ) throws {
        self.cells = cells
        self.source = source
        self.log = log
        headers = cells.map(\.text.trimmed)
        uses = headers.map { $0.isEmpty ? .none : .extra($0) }
        takeStated(format)
        takeNames()
        takeAliases()
        if takesNearMisses { takeNear() }
        try checkThatSomethingFits()
        if !takesNearMisses { reportNearMisses() }
        reportRepeatedExtras()
    }

    /// Assigns the columns that the request names. Letter case and space do not matter unless other headers differ only
    /// in them.
    private mutating func takeStated(_ format: RosterFormat) {
        for column in format.columns {
            let exact = headers.indices.filter { headers[$0] == column.header }
            let near = headers.indices.filter {
                !headers[$0].isEmpty && RosterAliases.plain(headers[$0]) == RosterAliases.plain(column.header)
            }
            guard let index = exact.first ?? near.first, exact.count < 2 else {
                column.place.fail(
                    exact.isEmpty
                        ? "is not a column of \(source.file)" + log.hint(column.header, headers.filter { !$0.isEmpty })
                        : "heads \(exact.count) columns of \(source.file)",
                    expected: "one of its columns: \(headers.filter { !$0.isEmpty }.joined(separator: ", "))")
                continue
            }
            if column.field == "extra" { stated.insert(index) } else { take(column.field, index, isStated: true) }
        }
    }

    private mutating func takeNames() {
        for (index, header) in headers.enumerated() where !stated.contains(index) {
            if RosterCSV.known.contains(header) { take(header, index, isStated: true) }
            if header.hasPrefix("extra."), header.count > 6 { uses[index] = .extra(String(header.dropFirst(6))) }
        }
    }

    /// If several columns could mean a field, the one with the clearest word is taken; an e-mail is clearer than a
    /// name.
    private mutating func takeAliases() {
        var best: [String: (index: Int, rank: Int)] = [:]
        for (index, header) in headers.enumerated() where !stated.contains(index) {
            guard let (field, rank) = RosterAliases.field(of: header), !fields.contains(field), !isUnderway(field)
            else {
                continue
            }
            if rank < best[field]?.rank ?? .max { best[field] = (index, rank) }
        }
        for (field, choice) in best { take(field, choice.index, isStated: false) }
    }

    /// `window.first` means the same as a part of `window`.
    private func isUnderway(_ field: String) -> Bool {
        field.split(separator: ".").first.map { fields.contains(String($0)) && field.contains(".") } ?? false
    }

    private mutating func take(_ field: String, _ index: Int, isStated: Bool) {
        guard fields.insert(field).inserted else {
            report(index, "heads two columns", expected: "each field once")
            stated.insert(index)
            return
        }
        uses[index] = .field(field)
        if isStated { stated.insert(index) }
    }

    private func checkThatSomethingFits() throws {
        guard fields.isEmpty, headers.contains(where: { !$0.isEmpty }), let first = cells.first else { return }
        let place = SourcePlace(ofByte: first.offset, in: source)
        let hints = headers.filter { !$0.isEmpty }.prefix(20).compactMap { header in
            DidYouMean.nearest(to: header, in: RosterCSV.known).map { "\($0) for \(header)" }
        }
        throw InputProblems(
            Problem(
                file: source.file, line: place.line, column: place.column,
                value: headers.filter { !$0.isEmpty }.joined(separator: ", "),
                expected: "columns named \(RosterCSV.known.prefix(6).joined(separator: ", ")) and so on, or "
                    + "columns: {\(headers.first { !$0.isEmpty } ?? "Agent"): attendees} in the request",
                message: "no column of the header is a field of a session"
                    + (hints.isEmpty ? "" : "; did you mean \(hints.joined(separator: ", "))?")))
    }

    /// A header that is a typing error away from a field's name would otherwise be taken for a column of the planner's
    /// own.
    private func reportNearMisses() {
        for (index, header, near) in nearMisses {
            report(
                index, "is not a field of a session; did you mean \(near)?",
                expected:
                    "a field's name; or in the request columns: {\(header): \(near)}, or {\(header): extra} to keep it for "
                    + "texts")
        }
    }

    /// In a sheet of people a name is that of a person: it says who is coached where nothing else does, and what a session is called
    /// never.
    private mutating func takeNear() {
        for (index, header, near) in nearMisses {
            let isPersonsName = near == "name" && header != near
            let field = isPersonsName ? "attendees" : near
            guard !fields.contains(field) else { continue }
            take(field, index, isStated: true)
        }
    }

    private var nearMisses: [(index: Int, header: String, field: String)] {
        headers.enumerated().compactMap { index, header in
            guard !stated.contains(index), uses[index] == .extra(header), header.utf8.count <= 64,
                RosterAliases.field(of: header) == nil
            else { return nil }
            let near = RosterCSV.known.first { field in
                DidYouMean.distance(header.lowercased(), field.lowercased()) <= max(1, field.count / 6)
            }
            return near.map { (index, header, $0) }
        }
    }

    private func reportRepeatedExtras() {
        var seen: Set<String> = []
        for (index, use) in uses.enumerated() {
            guard case .extra(let name) = use, !seen.insert(name).inserted else { continue }
            report(index, "heads two columns", expected: "each name once")
        }
    }

    private func report(_ index: Int, _ message: String, expected: String) {
        let place = SourcePlace(ofByte: cells[index].offset, in: source)
        log.report(
            Problem(
                file: source.file, line: place.line, column: place.column, field: headers[index], expected: expected,
                message: message))
    }
}
