import PlanModel

/// Sessions that stand for a series.
extension SessionReader {
    func series(of draft: SessionDraft, _ value: FieldValue, _ fields: FieldMap) -> [SessionDraft] {
        if let pin = fields["pin"] {
            pin.fail(
                "cannot stand beside repeat: the sessions of a series are at different times",
                expected: "pin or repeat, not both")
        }
        guard let series = series(value) else { return [draft] }
        if let key = draft.key, let fault = series.keyFault(key) { fields["key"]?.fail(fault) }
        let sessions = draft.session.map(series.sessions)
        return (1...series.times).map { number in
            var one = draft
            one.key = draft.key.map { SessionSeries.key($0, number: number) }
            one.seriesKey = draft.key
            if let key = draft.key, let after = series.after(number, key: key) {
                one.after = after
                one.afterPlace = value
            }
            one.session = sessions?[number - 1]
            return one
        }
    }

    private func series(_ value: FieldValue) -> SessionSeries? {
        let expected = "a whole number from 2 to 60"
        guard let fields = FieldMap(value, known: RequestVocabulary.series.names, expected: "repeat"),
            let times = fields.required("times", expected: expected)?
                .wholeNumber(in: RequestLimits.series, expected: expected)
        else { return nil }
        let (minDays, maxDays) = days(of: fields)
        return SessionSeries(times: times, minDays: minDays, maxDays: maxDays)
    }
}
