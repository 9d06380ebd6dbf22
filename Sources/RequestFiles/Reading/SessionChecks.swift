import PlanModel

/// A session while the request is being read: the parts of it that could be parsed, and its place.
struct SessionDraft {
    let place: FieldValue
    var key: String?
    /// The key in the file of the session that stands for a series including this one.
    var seriesKey: String?
    var after: AfterRequest?
    var afterPlace: FieldValue?
    /// Nil if a field that every session needs is missing or wrong.
    var session: SessionRequest?
}

/// Checks the rules that concern several sessions at once, and reports faults at each session's place.
enum SessionChecks {
    static func check(_ drafts: [SessionDraft]) {
        let sequence = SessionSequence(
            drafts.map { SessionSequence.Entry(key: $0.key, seriesKey: $0.seriesKey, after: $0.after) },
            name: { "the session in line \(drafts[$0].place.place.line ?? 0)" }, hint: SpreadsheetDate.hint,
            suspect: SpreadsheetDate.looksLikeOne)
        for found in sequence.faults {
            let draft = drafts[found.index]
            switch found.part {
            case .session: draft.place.fail(found.fault)
            case .after: draft.afterPlace?.fail(found.fault)
            }
        }
    }
}
