extension ReportDocument {
    /// A plan's document, completed with facts that only the run that made the plan knows.
    ///
    /// - Parameters:
    ///   - file: where the plan was written; nil if it was not kept.
    ///   - refusals: people whom the service refused to answer about.
    ///   - note: a note for the user before applying it.
    public func ofRun(file: String?, refusals: [FetchRefusal], note: String?) -> ReportDocument {
        var document = self
        let notes = [note].compactMap(\.self)
        document.sections += [
            ReportSection([.fact(ReportFact("file", .optional(file))), .table(FetchRefusal.table(refusals))]),
            ReportSection(notes.map { .line($0) } + [.fact(ReportFact("notes", .texts(notes)))]),
        ]
        return document
    }
}
