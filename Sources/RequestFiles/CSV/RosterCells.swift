import CoachingModels
import PlanModel

/// Interprets the cells of a roster as a request would write their values.
struct RosterCells {
    enum Content: Equatable {
        case text(String)
        case list([String])
        /// The same as without the cell.
        case nothing
    }

    private static let lists: Set<String> = [
        "hours", "closed", "forbidden", "attendees", "facilitators", "conversationIds", "documentIds", "externalLinks",
    ]
    private static let repeated: Set<String> = [
        "hours", "closed", "window", "window.first", "window.last", "timeOfDay", "lengthInMinutes",
    ]
    private static let people: Set<String> = ["attendees", "facilitators"]

    let dialect: RosterDialect
    private let dates: SheetDates
    private let words: SheetWords
    private let known = Known()

    /// The interpretations of texts: a sheet has the same texts again and again.
    private final class Known {
        var contents: [String: [String: Result<Content, RequestFault>]] = [:]
    }

    init(dialect: RosterDialect, locale: SheetLocale?) {
        self.dialect = dialect
        dates = SheetDates(locale: locale)
        words = SheetWords(locale: locale)
    }

    /// The content of a cell that is not empty. Fails if it is ambiguous; a value that is not valid for its field is
    /// left to the reader of requests, which reports it in the same words for every form.
    func content(of cell: String, in field: String) -> Result<Content, RequestFault> {
        let text = cell.trimmed
        guard Self.repeated.contains(field) else { return content(ofText: text, in: field) }
        if let content = known.contents[field]?[text] { return content }
        let content = content(ofText: text, in: field)
        if known.contents[field, default: [:]].count < 10_000 { known.contents[field, default: [:]][text] = content }
        return content
    }

    private func content(ofText text: String, in field: String) -> Result<Content, RequestFault> {
        switch field {
        case "hours", "closed": return ranges(parts(of: text, in: field)).map(Content.list)
        case "window": return (dates.interval(text) ?? .success(text)).map(Content.text)
        case "window.first", "window.last": return day(text).map(Content.text)
        case "timeOfDay": return .success(.text(words.times(text)))
        case "lengthInMinutes": return .success(.text(words.minutes(text)))
        // A column with the number of sessions has a 1 for people who get one.
        case "repeat.times" where text == "1": return .success(.nothing)
        default: return .success(Self.lists.contains(field) ? .list(parts(of: text, in: field)) : .text(text))
        }
    }

    private func day(_ text: String) -> Result<String, RequestFault> {
        guard let day = dates.day(text) else { return .success(text) }
        return day.map { "\($0)" }
    }

    private func ranges(_ parts: [String]) -> Result<[String], RequestFault> {
        var ranges: [String] = []
        for part in parts {
            switch range(part) {
            case .success(let range): ranges.append(range)
            case .failure(let fault): return .failure(fault)
            }
        }
        return .success(ranges)
    }

    private func range(_ part: String) -> Result<String, RequestFault> {
        if part.contains("/"), part.split(separator: "/").count == 2 { return .success(part) }
        return dates.interval(part) ?? .success(words.weekly(part))
    }

    private func parts(of cell: String, in field: String) -> [String] {
        var parts = dialect.parts(of: cell, in: field).map(String.init)
        if Self.people.contains(field) {
            // Only the line ends that cells have; other characters that Unicode counts as line ends may occur in a
            // name.
            let lines = parts.flatMap { part in
                part.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
            }
            parts = lines.flatMap { line in line.split(separator: " or ").map { String($0) } }
        }
        parts = parts.map(\.trimmed).filter { !$0.isEmpty }
        return field == "facilitators" ? parts.map(words.leader) : parts
    }
}
